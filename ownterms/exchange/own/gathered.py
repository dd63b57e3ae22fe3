"""Everything of a person's own, gathered in a fixed number of queries, for its person alone."""

import json
from base64 import b64encode
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, TypeVar
from uuid import UUID

from django.utils import timezone

from ownterms.agenda import models as agenda
from ownterms.exchange.own import told
from ownterms.exchange.own.ties import Ties
from ownterms.exchange.own.told import tell
from ownterms.people.models import Person
from ownterms.people.models.reaching import Reaching, Shelf
from ownterms.spaces import models as spaces
from ownterms.spaces.models import Sealed, Space
from ownterms.spaces.models.entry import Pictured, Spoken

M = TypeVar("M", bound=Sealed)
T = TypeVar("T", bound=told.Told)
Groups = dict[UUID | None, list[Any]]


def gathered(space: Space, *, by: Person, media: bool = False) -> told.Own:
    """This will gather all that is a person's own, and nothing of anybody else's space. Raises NotYours.

    `media`: with the photos and the voice notes themselves; else each is told of, and left behind.
    """
    space.must_be_of(by)
    return Gathering(space, by=by, media=media).own()


class Gathering:
    """One reading of a whole space. Each kind of row is read once, and sorted by what it hangs on."""

    def __init__(self, space: Space, *, by: Person, media: bool) -> None:
        self.space, self.by, self.media = space, by, media
        self.ties = Ties(space, by=by)

    def own(self) -> told.Own:
        """This will put it together."""
        rows = {each.pk: each for each in self._all(spaces.Part)}
        parts = [tell(told.Part, id=pk, holds=spaces.Holds(each.holds), name=each.name) for pk, each in rows.items()]
        parts = in_order(parts, lambda each: rows[each.id].begun_at)
        entries, wants, scales, sheets = self._entries(), self._wants(), self._scales(), self._sheets()
        known = [each.id for kind in (parts, entries, wants, scales, sheets) for each in kind]
        return tell(
            told.Own,
            ownterms=told.VERSION,
            made_at=timezone.now(),
            name=self.by.name,
            begun_on=self.space.begun_on,
            reaching=_reaching(self.by),
            whose_idea=self._whose_idea(),
            parts=parts,
            entries=entries,
            wants=wants,
            alone=self._beside(None),
            scales=scales,
            sheets=sheets,
            ties=in_order(self.ties.all_of_them(known), lambda each: each.made_at),
        )

    def _all(self, model: type[M]) -> list[M]:
        read: list[M] = model.objects.filter(space=self.space).read(by=self.by)  # type: ignore[assignment]
        return read

    def _by(self, model: type[M], name: str) -> Groups:
        """Rows of a kind, by the row that a column of theirs names."""
        groups: Groups = defaultdict(list)
        for each in self._all(model):
            groups[getattr(each, name)].append(each)
        return groups

    def _media(self, model: type[M], name: str) -> dict[UUID, M]:
        rows: Any = model.objects.filter(space=self.space)
        read: list[M] = (rows if self.media else rows.defer("content")).read(by=self.by)
        return {getattr(each, name): each for each in read}

    def _photo(self, row: Pictured | None) -> told.Photo | None:
        if row is None:
            return None
        sides = {"width": row.width, "height": row.height}
        return tell(told.Photo, media_type=row.media_type, says=row.says, content=self._content(row), **sides)

    def _sound(self, row: Spoken | None) -> told.VoiceNote | None:
        if row is None:
            return None
        return tell(told.VoiceNote, media_type=row.media_type, seconds=row.seconds, content=self._content(row))

    def _content(self, row: Pictured | Spoken) -> str | None:
        return (b64encode(row.content).decode() or None) if self.media else None

    def _whose_idea(self) -> told.WhoseIdea | None:
        said = next(iter(self._all(spaces.WhoseIdea)), None)
        return tell(told.WhoseIdea, **_named(said, "answer said_on")) if said else None

    def _entries(self) -> list[told.Entry]:
        photos, sounds = self._media(spaces.Picture, "entry_id"), self._media(spaces.Sound, "entry_id")
        entries = [
            tell(
                told.Entry,
                id=each.pk,
                part=each.part_id,
                words=each.words,
                written_at=each.written_at,
                changed_at=each.changed_at,
                version=each.version,
                typed_by=self.ties.of_typist(each),
                photo=self._photo(photos.get(each.pk)),
                sound=self._sound(sounds.get(each.pk)),
            )
            for each in self._all(spaces.Entry)
        ]
        return in_order(entries, lambda each: each.written_at)

    def _wants(self) -> list[told.Want]:
        self.hung = {
            model: self._by(model, "want_id") for model in (agenda.Option, agenda.Choice, agenda.Step, agenda.WhatCame)
        }
        before, whose = self._by(agenda.WantVersion, "want_id"), self._by(agenda.Origin, "want_id")
        away = {each.want_id: each for each in self._all(agenda.Away)}
        photos, sounds = self._media(agenda.WantPicture, "want_id"), self._media(agenda.WantSound, "want_id")
        rows = {each.pk: each for each in self._all(agenda.Want)}
        wants = [
            tell(
                told.Want,
                id=each.pk,
                part=each.part_id,
                words=each.words,
                is_seed=each.is_seed,
                said_at=each.said_at,
                version=each.version,
                typed_by=self.ties.of_typist(each),
                before=[
                    tell(told.WantBefore, **_named(one, "version words said_at")) for one in reversed(before[each.pk])
                ],
                whose=in_order(
                    [tell(told.WhoseWant, **_named(one, "answer said_at")) for one in whose[each.pk]],
                    lambda one: one.said_at,
                ),
                away=tell(told.PutAway, **_named(away[each.pk], "how at")) if each.pk in away else None,
                photo=self._photo(photos.get(each.pk)),
                sound=self._sound(sounds.get(each.pk)),
                beside=self._beside(each.pk),
            )
            for each in rows.values()
        ]
        return in_order(wants, lambda each: rows[each.id].place)

    def _beside(self, want: UUID | None) -> told.Beside:
        options, choices, steps, came = (self.hung[each][want] for each in self.hung)
        places = {each.pk: each.place for each in options}
        return tell(
            told.Beside,
            options=in_order([self._option(each) for each in options], lambda each: places[each.id]),
            choices=in_order([_choice(each) for each in choices], lambda each: each.chosen_at),
            steps=in_order([self._step(each) for each in steps], lambda each: each.made_at),
            came=in_order(
                [
                    tell(told.Came, id=each.pk, part=each.part_id, step=each.step_id, **_named(each, "words said_at"))
                    for each in came
                ],
                lambda each: each.said_at,
            ),
        )

    def _option(self, option: agenda.Option) -> told.Option:
        said = _named(option, "words source give ask agree blocked_by not_for_me made_at")
        typed_by = self.ties.of_typist(option)
        return tell(
            told.Option, id=option.pk, part=option.part_id, listing=option.listing_id, typed_by=typed_by, **said
        )

    def _step(self, step: agenda.Step) -> told.Step:
        said = _named(step, "words who when made_at done_at")
        return tell(told.Step, id=step.pk, part=step.part_id, typed_by=self.ties.of_typist(step), **said)

    def _scales(self) -> list[told.Scale]:
        scores = self._by(agenda.Score, "scale_id")
        scales = [
            tell(
                told.Scale,
                id=each.pk,
                drawn=agenda.Drawn(each.drawn),
                scores=in_order(
                    [tell(told.Score, **_named(one, "value words said_at")) for one in scores[each.pk]],
                    lambda one: one.said_at,
                ),
                **_named(each, "thing low high made_at retired_at"),
            )
            for each in self._all(agenda.Scale)
        ]
        return in_order(scales, lambda each: each.made_at)

    def _sheets(self) -> list[told.Sheet]:
        before, photos = self._by(agenda.SheetVersion, "sheet_id"), self._media(agenda.SheetPicture, "sheet_id")
        sheets = [
            tell(
                told.Sheet,
                id=each.pk,
                part=each.part_id,
                tool=each.tool_told,
                before=[
                    tell(told.SheetBefore, **_named(one, "version called answers said_at"))
                    for one in reversed(before[each.pk])
                ],
                photo=self._photo(photos.get(each.pk)),
                **_named(each, "called answers begun_at said_at version"),
            )
            for each in self._all(agenda.Sheet)
        ]
        return in_order(sheets, lambda each: each.begun_at)


def _choice(choice: agenda.Choice) -> told.Choice:
    table = [
        tell(
            told.TableOption,
            option=UUID(each.option),
            words=each.words,
            source=agenda.Source(each.source),
            real=agenda.Real(each.real),
        )
        for each in choice.table
    ]
    chosen = [UUID(each) for each in json.loads(choice.chosen_told)]
    said = _named(choice, "answer words chosen_at")
    return tell(told.Choice, id=choice.pk, part=choice.part_id, chosen=chosen, table=table, **said)


def _reaching(person: Person) -> told.Reaching | None:
    kept = Reaching.of(person)
    if kept is None:
        return None
    terms = {Shelf(shelf): codes for shelf, codes in kept.chosen().items()}
    return tell(told.Reaching, terms=terms, **_named(kept, "times someone words looked_on"))


def _named(row: object, names: str) -> dict[str, Any]:
    """Some attributes of a row, by their names."""
    return {name: getattr(row, name) for name in names.split()}


def in_order(things: Iterable[T], at: Callable[[T], Any]) -> list[T]:
    """This will put things in the order of their moments; those of one moment, in that of what they say.

    Never in that of their ids: another place gives others.
    """
    return sorted(things, key=lambda each: (at(each), _says(each)))


def _says(thing: told.Told) -> str:
    return json.dumps(without_ids(thing.model_dump(mode="json")), sort_keys=True)


def without_ids(plain: Any) -> Any:  # noqa: ANN401  (whatever JSON can hold)
    """This will leave out every id of something told as JSON."""
    if isinstance(plain, dict):
        return {key: without_ids(value) for key, value in plain.items()}
    if isinstance(plain, list):
        return [without_ids(each) for each in plain]
    return "" if isinstance(plain, str) and _is_id(plain) else plain


def _is_id(words: str) -> bool:
    if len(words) != 36:
        return False
    try:
        return str(UUID(words)) == words
    except ValueError:
        return False
