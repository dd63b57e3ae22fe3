"""Lives made up by chance: somebody's whole space, with a helper in it."""

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import cache
from io import BytesIO
from uuid import uuid4

from django.utils import timezone
from PIL import Image

from ownterms.agenda import models as agenda
from ownterms.agenda.tools import TOOLS
from ownterms.lib.picture import remade
from ownterms.people.models import Person
from ownterms.people.models.reaching import Reaching
from ownterms.spaces import actions
from ownterms.spaces.models import (
    Dictation,
    Entry,
    Grant,
    Invitation,
    Message,
    NotNow,
    Part,
    Space,
    Whose,
    WhoseIdea,
)
from ownterms.spaces.terms import Terms, Writing

WORDS = ["quiet", "a piano", "Tuesdays", "🌻", "שלום", "<b>bold</b>", "I don’t know", "\n", "'; --", "w" * 200, ""]


class Life:
    """One person's space, filled act by act. `dice` decide all of it but the ids and the time."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311  (the same life each time)
        self.person = Person.objects.create_user(name=self.dice.choice(["Amina", "", "Ámina 🌻"]))
        self.helper = Person.objects.create_user(name="Ben")
        self.space: Space = actions.begin(self.person)
        self.photo = photo(self.dice.randrange(3))
        self.wants: list[agenda.Want] = []
        self.ties: list[Invitation] = []

    def lived(self, acts: int) -> Space:
        """This will do so many acts."""
        every: list[Callable[[], object]] = [
            self.entry, self.want, self.want, self.change_of_mind, self.option, self.option, self.choice, self.step,
            self.came, self.scale, self.sheet, self.sheet_anew, self.tie, self.talk, self.whose, self.away, self.order,
            self.reaching, self.idea, self.notebook, self.removal, self.thought,
        ]  # fmt: skip
        for _ in range(acts):
            self.dice.choice(every)()
        return self.space

    def words(self) -> str:
        return " ".join(self.dice.choices(WORDS, k=self.dice.randrange(5)))

    def a_want(self) -> agenda.Want | None:
        return self.dice.choice([*self.wants, None])

    def typist(self) -> Person | None:
        return self.helper if self.ties and self.dice.random() < 0.3 else None

    def entry(self) -> None:
        part = self.dice.choice(list(Part.objects.filter(space=self.space, holds="notebook")))
        part.space = self.space
        entry = Entry.write(part, by=self.person, words=self.words(), typed_by=self.typist())
        if self.dice.random() < 0.2:
            entry.add_picture(self.photo, by=self.person, media_type="image/png", says=self.words(), sides=(8, 8))
        if self.dice.random() < 0.3:
            entry.rewrite(self.words(), by=self.person)

    def notebook(self) -> None:
        if Part.objects.filter(space=self.space).count() < 5:
            Part.begin(self.space, by=self.person, name=f"Notebook {self.dice.randrange(99)}")

    def want(self) -> None:
        is_seed = self.dice.random() < 0.3
        want = agenda.Want.say(self.space, self.words(), by=self.person, is_seed=is_seed, typed_by=self.typist())
        if self.dice.random() < 0.2:
            want.add_picture(self.photo, by=self.person, media_type="image/png", says=self.words())
        self.wants.append(want)

    def change_of_mind(self) -> None:
        if want := self.a_want():
            want.change(self.words(), by=self.person)

    def whose(self) -> None:
        if want := self.a_want():
            agenda.Origin.say(want, self.dice.choice(list(agenda.From)), by=self.person, may_count=True)

    def away(self) -> None:
        if want := self.a_want():
            want.put_away(self.dice.choice(list(agenda.How)), by=self.person)

    def order(self) -> None:
        if want := self.a_want():
            agenda.Want.objects.move(want, up=self.dice.random() < 0.5, by=self.person)

    def removal(self) -> None:
        option = agenda.Option.objects.filter(space=self.space).first()
        if option:
            option.remove(by=self.person)

    def option(self) -> None:
        said = {name: self.words() for name in agenda.Option.SAID}
        listing = uuid4() if self.dice.random() < 0.3 else None
        source = self.dice.choice(list(agenda.Source))
        agenda.Option.make(
            self.space,
            by=self.person,
            want=self.a_want(),
            source=source,
            listing=listing,
            typed_by=self.typist(),
            **said,
        )

    def choice(self) -> None:
        want = self.a_want()
        options = list(agenda.Option.objects.of(self.space).of_want(want).values_list("pk", flat=True))
        chosen = frozenset(self.dice.sample(options, k=self.dice.randrange(len(options) + 1)))
        real = {each: self.dice.choice(list(agenda.Real)) for each in options}
        answer = self.dice.choice(list(agenda.Answer))
        agenda.Choice.make(self.space, answer, by=self.person, want=want, chosen=chosen, real=real, words=self.words())

    def step(self) -> None:
        agenda.Step.make(
            self.space, self.words(), by=self.person, want=self.a_want(), who=self.words(), when=self.words(),
            is_done=self.dice.random() < 0.5, typed_by=self.typist(),
        )  # fmt: skip

    def came(self) -> None:
        step = agenda.Step.objects.filter(space=self.space).order_by("?").first()
        if step and self.dice.random() < 0.7:
            agenda.WhatCame.say(self.space, self.words(), by=self.person, step=step)
        else:
            agenda.WhatCame.say(self.space, self.words(), by=self.person, want=self.a_want())

    def scale(self) -> None:
        drawn = self.dice.choice(list(agenda.Drawn))
        scale = agenda.Scale.make(
            self.space, self.words(), by=self.person, low=self.words(), high=self.words(), drawn=drawn
        )
        for _ in range(self.dice.randrange(3)):
            scale.score(self.dice.choice([None, 0, 3, 5, 10, 99]), by=self.person, words=self.words())
        scale.retire(by=self.person, is_retired=self.dice.random() < 0.3)

    def sheet(self) -> None:
        tool = self.dice.choice(list(TOOLS.values()))
        sheet = agenda.Sheet.begin(
            self.space, tool, by=self.person, called=self.words(), answers=self.answers(tool.slug)
        )
        if tool.has_picture and self.dice.random() < 0.5:
            sheet.add_picture(self.photo, by=self.person, media_type="image/png", says=self.words())

    def answers(self, slug: str) -> dict[str, object]:
        return {
            each.slug: [{one.slug: self.words() for one in each.columns} for _ in range(2)]
            if each.columns
            else self.words()
            for each in TOOLS[slug].sections
            if self.dice.random() < 0.7
        }

    def sheet_anew(self) -> None:
        sheet = agenda.Sheet.objects.filter(space=self.space).first()
        if sheet:
            held = agenda.Sheet.objects.filter(pk=sheet.pk).read_one(by=self.person)
            assert held is not None
            held.write(self.answers(held.tool_told), by=self.person, called=self.words())

    def tie(self) -> None:
        shows = [each for each in [*Part.objects.filter(space=self.space), *self.wants] if self.dice.random() < 0.5]
        terms = Terms(days=(1, 3), writing=Writing.ANY, where=self.words(), how=self.words(), not_about=self.words())
        called = self.dice.choice(["Ben", "Mum’s friend"])
        made = Invitation.make(
            self.space, by=self.person, called=called, slices=shows, about=self.words(),
            terms=terms if self.dice.random() < 0.5 else None, greeting=self.words(), asked=self.helper,
            may_type=True, until=timezone.now() + timedelta(days=9),
        )  # fmt: skip
        if self.dice.random() < 0.2:
            made.decline(by=self.helper, saying=self.words())
            return
        made.accept(by=self.helper)
        Message.send(made, by=self.person, words=f"{self.words()} {len(self.ties)}")
        if self.dice.random() < 0.3 and made.shows_a_part:
            part = Part.objects.filter(pk__in=made.slice_ids, holds="notebook")[0]
            Dictation.type(made, part, by=self.helper, words=self.words())
        if self.dice.random() < 0.2:
            made.step_back(by=self.helper, last_day=timezone.localdate(), goodbye=self.words())
        elif self.dice.random() < 0.2:
            made.end(by=self.person)
        self.ties.append(made)

    def thought(self) -> None:
        live = [each for each in self.ties if Grant.is_live(self.helper, each.pk)]
        for tie in live[:1]:
            with suppress(NotNow):
                agenda.Thought.leave(tie, self.words(), by=self.helper)

    def talk(self) -> None:
        if self.ties:
            tie = self.dice.choice(self.ties)
            feels = [self.dice.choice(list(agenda.Felt)) for _ in range(3)]
            talk = agenda.AfterTalk.say(
                tie, by=self.person, listened=feels[0], own=feels[1], again=feels[2], words=self.words()
            )
            talk.release(by=self.person, is_released=self.dice.random() < 0.5)

    def reaching(self) -> None:
        terms = {"ways": ["phone", "visit"], "support": ["quiet"], "avoid": [], "formats": ["large"]}
        Reaching.write(self.person, terms=terms, times=self.words()[:300], someone="", words=self.words())

    def idea(self) -> None:
        WhoseIdea.say(self.space, self.dice.choice(list(Whose)), by=self.person)


@cache
def photo(shade: int) -> bytes:
    """A small picture, made anew as every picture is."""
    written = BytesIO()
    Image.new("RGB", (8, 8), (shade, 90, 120)).save(written, "PNG")
    return remade(BytesIO(written.getvalue())).content


def jpeg() -> bytes:
    """A small photo, made anew likewise."""
    written = BytesIO()
    Image.effect_noise((64, 48), 90).convert("RGB").save(
        written, "JPEG", exif=b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x00\x00\x00\x00\x00"
    )
    return remade(BytesIO(written.getvalue())).content
