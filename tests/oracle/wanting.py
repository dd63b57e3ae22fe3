"""What a person does with their agenda, and a helper beside it: done twice, to rows and to truth."""

from typing import TypeVar

from ownterms.agenda import actions
from ownterms.agenda.actions import TakenAs
from ownterms.agenda.models import (
    Away,
    Choice,
    From,
    How,
    Option,
    Origin,
    Sort,
    Step,
    Thought,
    Want,
    WantPicture,
    WantSound,
    WantVersion,
    WhatCame,
)
from ownterms.mirror.models import CountedWant, Viewpoint
from ownterms.people.models import Person
from ownterms.spaces.models import Holds, Invitation, Part, Space

from .truth import BETWEEN, ENTRY, OWN
from .twin import Twin

H = TypeVar("H", Option, Choice, Step, WhatCame)


class Wanting(Twin):
    """Rows and truth of wants, side by side."""

    def agenda(self, space: Space, *, by: Person) -> Part:
        """The part that holds a person's agenda, begun where there is none."""
        part = Part.of(space, Holds.AGENDA, by=by)
        if str(part.pk) not in self.rows:
            self.know_part(part)
        return part

    def want(self, space: Space, *, by: Person, what: str = "want", **said: bool) -> Want:
        """A person says what they want, and then says it otherwise."""
        want = Want.say(space, "first", by=by, **said)
        self.agenda(space, by=by)
        self.know(want, ENTRY, part=want.part_id)
        return self.say_otherwise(self.say_otherwise(want, by=by, what="version"), by=by, what=what)

    def say_otherwise(self, want: Want, *, by: Person, what: str = "want") -> Want:
        """A person says it in other words; those before are theirs alone from now on."""
        name = str(want.pk)
        want = want.change(self.words(want.space, name, what), by=by)
        self.rows[name] = want
        for version in WantVersion.objects.filter(want=want).exclude(pk__in=self.rows):
            before = self.know(version, OWN, within=want.pk)
            words = version.open_with(want.key).words
            self.planted = {
                each: (before, "version") if of == name and each in words else (of, said)
                for each, (of, said) in self.planted.items()
            }
        return want

    def want_picture(self, want: Want, *, by: Person) -> WantPicture:
        """A person shows a want with a picture; it is none, so that it can hold a canary."""
        row = want.add_picture(b"\xff\xd8", by=by, media_type="image/jpeg")
        for before in self.beside(want, WantPicture):
            self.forget(before)
        name = self.know(row, ENTRY, part=want.part_id, within=want.pk)
        row.content = b"\xff\xd8" + self.words(want.space, name, "picture").encode() + b"\xff\xd9"
        row.says = self.words(want.space, name, "says")
        row.save()
        return row

    def want_sound(self, want: Want, *, by: Person) -> WantSound:
        """A person says a want in a voice note."""
        row = want.add_sound(b"OggS", by=by, media_type="audio/ogg", seconds=7)
        name = self.know(row, ENTRY, part=want.part_id, within=want.pk)
        row.content = b"OggS\0" + self.words(want.space, name, "sound").encode() + b"\0"
        row.save()
        return row

    def hanging(self, space: Space, *, by: Person, want: Want | None = None) -> None:
        """A person thinks of a way, chooses, takes a step, and says what came; of a want, or of none."""
        where = {"part": self.agenda(space, by=by).pk} | ({"within": want.pk} if want else {})
        kind = "" if want else "loose"
        option = Option.make(space, by=by, want=want)
        name = self.know(option, ENTRY, **where)
        self.rows[name] = option.change(
            by=by, **{each: self.words(space, name, f"{kind}option") for each in Option.SAID}
        )
        choice = Choice.make(space, by=by, want=want, chosen=frozenset({option.pk}))
        step = Step.make(space, by=by, want=want)
        came = WhatCame.say(space, "first", by=by, want=want)
        for row, what in ((choice, "choice"), (step, "step"), (came, "came")):
            name = self.know(row, ENTRY, **where)
            row.words = self.words(space, name, f"{kind}{what}")
            row.save()

    def origin(self, want: Want, answer: From, *, by: Person) -> Origin:
        """A person says whose it is."""
        row = Origin.say(want, answer, by=by)
        self.know(row, OWN, within=want.pk)
        return row

    def count_want(self, want: Want, *, by: Person) -> CountedWant:
        """A person lets a want be counted; what it is counted under holds a canary."""
        row = CountedWant.say(want, "help-with-sleep", by=by)
        for before in self.beside(want, CountedWant):
            self.forget(before)
        name = self.know(row, OWN, within=want.pk)
        row.concept_told = self.words(want.space, name, "counted")
        row.save(update_fields=["concept_told"])
        return row

    def bring_back(self, want: Want, *, by: Person) -> None:
        """A person puts it on the agenda again."""
        want.bring_back(by=by)
        for name in self.beside(want, Away):
            self.forget(name)

    def remove_want(self, want: Want, *, by: Person) -> None:
        """A person takes a want away for good, with all that hangs on it; what helpers thought beside it stays."""
        name = str(want.pk)
        want.remove(by=by)
        gone = [each.id for each in self.truth.things.values() if name in {each.id, each.within}]
        for each in gone:
            if not isinstance(self.rows[each], Thought):
                self.forget(each)

    def beside(self, want: Want, kind: type[Away | WantPicture]) -> list[str]:
        """What is known of a kind beside a want."""
        return [name for name, row in self.rows.items() if isinstance(row, kind) and row.want_id == want.pk]

    def hang(self, row: H) -> H:
        """Something hangs on a want, or on none: open with it, or with all of the agenda."""
        self.know(row, ENTRY, part=row.part_id, within=row.want_id or "-")
        return row

    def take_up(self, thought: Thought, *, by: Person, taken_as: TakenAs) -> None:
        """A person takes a helper's thought up, as whatever they make of it."""
        made = actions.take_up(thought, "Mine.", by=by, taken_as=taken_as)
        self.agenda(made.space, by=by)
        if isinstance(made, Want):
            self.know(made, ENTRY, part=made.part_id)
        else:
            self.hang(made)

    def viewpoint(self, space: Space, *, by: Person) -> Viewpoint:
        """A person says how something looks to them."""
        row = Viewpoint.say(space, space.pk, by=by, answers={})
        name = self.know(row, OWN)
        row.words = self.words(space, name, "viewpoint")
        row.save()
        return row

    def put_away(self, want: Want, how: How, *, by: Person) -> Away:
        """A person puts a want away."""
        row = want.put_away(how, by=by)
        for name in self.beside(want, Away):
            self.forget(name)
        self.know(row, OWN, within=want.pk)
        return row

    def thought(
        self,
        invitation: Invitation,
        *,
        by: Person,
        want: Want | None = None,
        words: str = "x",
        sort: Sort = Sort.WONDERED,
    ) -> Thought:
        """A helper leaves a thought."""
        row = Thought.leave(invitation, words, by=by, want=want, sort=sort)
        where = {"within": want.pk} if want else {}
        name = self.know(row, BETWEEN, invitation=invitation.pk, **where)
        row.open_with(row.space.key).words = self.words(row.space, name, "thought")
        row.save()
        return row
