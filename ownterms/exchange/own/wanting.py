"""The agenda, what is in one's own words, and the pages about oneself, as they come into a space."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from ownterms.agenda import tools
from ownterms.agenda.models import (
    Away,
    Choice,
    OnTheTable,
    Option,
    Origin,
    Scale,
    Score,
    Sheet,
    SheetPicture,
    SheetVersion,
    Step,
    Want,
    WantPicture,
    WantSound,
    WantVersion,
    WhatCame,
)
from ownterms.exchange.own import told
from ownterms.spaces.models import Sealed

if TYPE_CHECKING:
    from ownterms.exchange.own.bringing import Bringing


class Wanting:
    """What lies beside the notebook, row by row; `bringing` gives the ids and the key."""

    def __init__(self, bringing: "Bringing") -> None:
        self.bringing = bringing
        self.row, self.ids = bringing.row, bringing.ids
        self.made: list[Sealed] = []
        besides = (bringing.own.alone, *(want.beside for want in bringing.own.wants))
        self.steps = {step.id for beside in besides for step in beside.steps}

    def rows(self) -> list[Sealed]:
        """This will give the rows, not yet written: what others hang on first."""
        own, space = self.bringing.own, self.bringing.space
        first = Want.objects.next_place(space)
        for place, want in enumerate(own.wants, first):
            self._want(want, place)
        behind = Option.objects.filter(want=None).next_place(space)
        self._beside(own.alone, None, first=behind)
        for scale in own.scales:
            self._scale(scale)
        for sheet in own.sheets:
            self._sheet(sheet)
        return sorted(self.made, key=lambda row: (not isinstance(row, Want | Scale | Sheet), not isinstance(row, Step)))

    def _want(self, said: told.Want, place: int) -> None:
        at = {"said_at": said.said_at, "version": said.version, "is_seed": said.is_seed, "place": place}
        want = self.row(Want, said.id, part_id=self.ids[said.part], **at)
        want.words = said.words
        self.made.append(want)
        self.bringing.note_typist(said)
        for before in said.before:
            version = self.row(WantVersion, want=want, version=before.version, said_at=before.said_at)
            version.words = before.words
            self.made.append(version)
        for whose in said.whose:
            origin = self.row(Origin, want=want, said_at=whose.said_at)
            origin.answer_told = whose.answer.value
            self.made.append(origin)
        if said.away:
            away = self.row(Away, want=want, at=said.away.at)
            away.how_told = said.away.how.value
            self.made.append(away)
        held = {"want": want, "part_id": self.ids[said.part]}
        if said.photo:
            self.made.append(self.bringing.medium(WantPicture, said.photo, **held))
        if said.sound:
            self.made.append(self.bringing.medium(WantSound, said.sound, **held))
        self._beside(said.beside, want)

    def _beside(self, beside: told.Beside, want: Want | None, *, first: int = 0) -> None:
        for place, option in enumerate(beside.options, first):
            self._option(option, want, place)
        for choice in beside.choices:
            self._choice(choice, want)
        for said in beside.steps:
            at = {"made_at": said.made_at, "done_at": said.done_at}
            step = self.row(Step, said.id, want=want, part_id=self.ids[said.part], **at)
            step.words, step.who, step.when = said.words, said.who, said.when
            self.made.append(step)
            self.bringing.note_typist(said)
        for came in beside.came:
            step_id = self.ids[came.step] if came.step is not None and came.step in self.steps else None
            kept = self.row(
                WhatCame, came.id, want=want, part_id=self.ids[came.part], step_id=step_id, said_at=came.said_at
            )
            kept.words = came.words
            self.made.append(kept)

    def _option(self, said: told.Option, want: Want | None, place: int) -> None:
        option = self.row(Option, said.id, want=want, part_id=self.ids[said.part], place=place, made_at=said.made_at)
        option.source_told, option.listing_told = said.source.value, str(said.listing or "")
        for name in Option.SAID:
            setattr(option, name, getattr(said, name))
        self.made.append(option)
        self.bringing.note_typist(said)

    def _choice(self, said: told.Choice, want: Want | None) -> None:
        choice = self.row(Choice, said.id, want=want, part_id=self.ids[said.part], chosen_at=said.chosen_at)
        table = [
            OnTheTable(str(self.ids[each.option]), each.words, each.source.value, each.real.value)
            for each in said.table
        ]
        choice.answer_told, choice.words = said.answer.value, said.words
        choice.chosen_told = json.dumps([str(self.ids[each]) for each in said.chosen])
        choice.table_told = json.dumps([asdict(each) for each in table])
        self.made.append(choice)

    def _scale(self, said: told.Scale) -> None:
        scale = self.row(Scale, said.id, drawn=said.drawn, made_at=said.made_at, retired_at=said.retired_at)
        scale.thing, scale.low, scale.high = said.thing, said.low, said.high
        self.made.append(scale)
        for each in said.scores:
            score = self.row(Score, scale=scale, said_at=each.said_at)
            score.value_told = str(each.value) if each.value in scale.values else ""
            score.words = each.words
            self.made.append(score)

    def _sheet(self, said: told.Sheet) -> None:
        part = self.ids[said.part]
        at = {"begun_at": said.begun_at, "said_at": said.said_at, "version": said.version}
        sheet = self.row(Sheet, said.id, part_id=part, **at)
        sheet.tool_told, sheet.called = said.tool, said.called
        sheet.answers_told = json.dumps(tools.of(said.tool, said.answers).kept(said.answers))
        self.made.append(sheet)
        for before in said.before:
            version = self.row(SheetVersion, sheet=sheet, version=before.version, said_at=before.said_at)
            version.called, version.answers_told = (
                before.called,
                json.dumps(tools.of(said.tool, before.answers).kept(before.answers)),
            )
            self.made.append(version)
        if said.photo:
            self.made.append(self.bringing.medium(SheetPicture, said.photo, sheet=sheet, part_id=part))
