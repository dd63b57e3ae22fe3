"""Every act done twice: to the product's rows, through its own verbs, and to what is true of them."""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final, TypeVar

from django.utils import timezone

from ownterms.agenda.models import AfterTalk, Scale, Score, Sheet
from ownterms.agenda.tools import PROFILE
from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import (
    Dictation,
    Entry,
    Invitation,
    Message,
    Part,
    Picture,
    Showable,
    Sound,
    Space,
    Whose,
    WhoseIdea,
)
from ownterms.spaces.models.sealed import Sealed

from . import truth
from .canaries import plant
from .truth import BETWEEN, ENTRY, OWN, Thing, World

M = TypeVar("M", Message, Dictation)

UNCLAIMED: Final = timedelta(hours=72)


class Twin:
    """Rows and truth, side by side. Truth follows only where the product did the act. Things go by the ids of rows."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.dice = random.Random(seed)  # noqa: S311  (the same world every time)
        self.truth = World()
        self.rows: dict[str, Sealed] = {}
        self.planted: dict[str, tuple[str, str]] = {}  # canary: (id of its thing, field)

    # What is private

    def words(self, space: Space, thing: str, what: str) -> str:
        """This will give words for a private field, with a canary that is remembered."""
        canary = plant(self.dice, space.pk.hex[:8], what)
        self.planted[canary] = (thing, what)
        return f"Private: {canary}"

    def know(self, row: Sealed, kind: str, **where: object) -> str:
        """This will tell the truth of a thing, and give its name there."""
        name = str(row.pk)
        self.rows[name] = row
        self.truth.things[name] = Thing(name, kind, str(row.space_id), **{each: str(pk) for each, pk in where.items()})
        return name

    # What a person does in their own place

    def begin(self, person: Person, *, beside: bool = False) -> Space:
        """A person begins their space."""
        now = timezone.now()
        space = actions.begin(person, beside=beside)
        self.truth.spaces[str(space.pk)] = truth.Space(str(person.pk), goes_at=now + UNCLAIMED if beside else None)
        self.know_part(space.part_set.get())
        return space

    def claim(self, space: Space, *, by: Person) -> None:
        """A person says that it is theirs."""
        space.claim(by=by)
        self.truth.spaces[str(space.pk)].goes_at = None

    def part(self, space: Space, *, by: Person) -> Part:
        """A person begins another part."""
        part = Part.begin(space, by=by, name="A part")
        self.know_part(part)
        return part

    def know_part(self, part: Part) -> None:
        """This will tell the truth of a part, with a name that is remembered."""
        name = self.know(part, ENTRY, part=part.pk)
        part.open_with(part.space.key).name = self.words(part.space, name, "part")
        part.save()

    def entry(self, part: Part, *, by: Person) -> Entry:
        """A person writes something."""
        entry = Entry.write(part, by=by, words="first")
        name = self.know(entry, ENTRY, part=part.pk)
        entry.rewrite(self.words(part.space, name, "words"), by=by)
        return entry

    def picture(self, entry: Entry, *, by: Person) -> Picture:
        """A person puts a picture to an entry; it is none, so that it can hold a canary."""
        row = entry.add_picture(b"\xff\xd8", by=by, media_type="image/jpeg")
        name = self.know(row, ENTRY, part=entry.part_id, within=entry.pk)
        row.content = b"\xff\xd8" + self.words(entry.space, name, "picture").encode() + b"\xff\xd9"
        row.says = self.words(entry.space, name, "says")
        row.save()
        return row

    def sound(self, entry: Entry, *, by: Person) -> Sound:
        """A person puts a voice note to an entry."""
        row = entry.add_sound(b"OggS", by=by, media_type="audio/ogg", seconds=7)
        name = self.know(row, ENTRY, part=entry.part_id, within=entry.pk)
        row.content = b"OggS\0" + self.words(entry.space, name, "sound").encode() + b"\0"
        row.save()
        return row

    def scale(self, space: Space, *, by: Person) -> Scale:
        """A person makes a measure of their own."""
        row = Scale.make(space, by=by)
        name = self.know(row, ENTRY)
        for each in ("thing", "low", "high"):
            setattr(row, each, self.words(space, name, each))
        row.save()
        return row

    def score(self, scale: Scale, *, by: Person) -> Score:
        """A person says how it is."""
        row = scale.score(3, by=by, words="x")
        name = self.know(row, ENTRY, within=scale.pk)
        row.words = self.words(scale.space, name, "score")
        row.save()
        return row

    def sheet(self, space: Space, *, by: Person) -> Sheet:
        """A person fills a page about themselves, with a photo, and writes it anew."""
        row = Sheet.begin(space, PROFILE, by=by)
        if str(row.part_id) not in self.truth.things:
            self.know_part(row.part)
        name = self.know(row, ENTRY, part=row.part_id)
        before = f"{name} before"
        self.truth.things[before] = Thing(before, OWN, str(space.pk), within=name)
        for field, thing in (("saidbefore", before), ("said", name)):
            said = {"matters": self.words(space, thing, field)}
            row = row.write(said, by=by, called="" if thing == before else self.words(space, name, "setting"))
        photo = row.add_picture(b"\xff\xd8", by=by, media_type="image/jpeg")
        held = self.know(photo, ENTRY, part=row.part_id, within=row.pk)
        photo.content = b"\xff\xd8" + self.words(space, held, "photo").encode() + b"\xff\xd9"
        photo.says = self.words(space, held, "photosays")
        photo.save()
        return row

    def idea(self, space: Space, answer: Whose, *, by: Person) -> WhoseIdea:
        """A person says whose idea it was."""
        row = WhoseIdea.say(space, answer, by=by)
        for name in [
            each for each, old in self.rows.items() if isinstance(old, WhoseIdea) and old.space_id == space.pk
        ]:
            self.forget(name)
        self.know(row, OWN)
        return row

    def remove(self, entry: Entry, *, by: Person) -> None:
        """A person takes an entry away."""
        name = str(entry.pk)
        entry.remove(by=by)
        gone = [each.id for each in self.truth.things.values() if name in {each.id, each.within}]
        for each in gone:
            self.forget(each)

    def forget(self, name: str) -> None:
        """This will let a thing be no more."""
        del self.truth.things[name], self.rows[name]

    # Who is asked

    def invite(self, space: Space, slices: Iterable[Showable], *, by: Person, **said: object) -> Invitation:
        """A person asks somebody in."""
        slices = list(slices)
        made = Invitation.make(space, by=by, called="x", slices=slices, **said)
        name = self.know(made, BETWEEN, invitation=made.pk)
        self.truth.invitations[name] = truth.Invitation(str(space.pk), {str(each.pk) for each in slices})
        own = f"{name} own"
        self.truth.things[own] = Thing(own, OWN, str(space.pk))
        made.open_with(space.key)
        made.called = self.words(space, own, "called")
        made.about, made.greeting = (self.words(space, name, each) for each in ("about", "greeting"))
        terms = {each: self.words(space, name, each.replace("_", "")) for each in ("where", "how", "not_about")}
        made.terms_told = replace(made.terms, **terms).told()
        if said.get("evidence"):
            made.evidence = self.words(space, name, "evidence")
        made.save()
        return made

    def write_to(self, invitation: Invitation) -> None:
        """A person says where a letter goes; whoever answers must read what is sent there, and nobody does."""
        row = Invitation.objects.get(pk=invitation.pk).open_with(invitation.space.key)
        row.mailbox = self.words(row.space, f"{row.pk} own", "mailbox")
        row.save()

    def accept(self, invitation: Invitation, *, by: Person, typed: Iterable[str] = ()) -> None:
        """Somebody says yes."""
        now = timezone.now()
        invitation.accept(by=by, typed=typed)
        self._told(invitation).helper = str(by.pk)
        self._give(invitation, now)

    def renew(self, invitation: Invitation, *, by: Person) -> None:
        """A person lets it last longer."""
        now = timezone.now()
        invitation.renew(by=by)
        told = self._told(invitation)
        told.spells = [
            truth.Spell(each.given_at, each.begins, min(each.until, now)) for each in told.spells if each.begins < now
        ]
        self._give(invitation, now)

    def _give(self, invitation: Invitation, now: datetime) -> None:
        spell = truth.Spell(now, max(now, invitation.since), invitation.until)
        self._told(invitation).spells.append(spell)

    def end(self, invitation: Invitation, *, by: Person) -> None:
        """A person ends it."""
        now = timezone.now()
        invitation.end(by=by)
        told = self._told(invitation)
        told.closed_at = min(told.closed_at or now, now)

    def step_back(self, invitation: Invitation, *, by: Person, last_day: date) -> None:
        """A helper says when they go, and a goodbye."""
        goodbye = self.words(invitation.space, str(invitation.pk), "goodbye")
        invitation.step_back(by=by, last_day=last_day, goodbye=goodbye)
        told = self._told(invitation)
        told.last_moment = timezone.make_aware(datetime.combine(last_day + timedelta(days=1), time()))

    def cover(self, invitation: Invitation, thing: Showable, *, by: Person) -> None:
        """A person shows more."""
        invitation.cover(thing, by=by)
        self._told(invitation).slices.add(str(thing.pk))

    def uncover(self, invitation: Invitation, thing: Showable, *, by: Person) -> None:
        """A person shows less."""
        invitation.uncover(thing.pk, by=by)
        self._told(invitation).slices.discard(str(thing.pk))

    def recover(self, person: Person, space: Space) -> None:
        """A person comes back who had lost every way in."""
        now = timezone.now()
        actions.suspend(person)
        self.truth.spaces[str(space.pk)].recoveries.append(now)

    def erase(self, space: Space, *, by: Person) -> None:
        """A person takes all of it away."""
        name = str(space.pk)
        actions.erase(space, by=by)
        self.truth.spaces[name].erased = True

    def _told(self, invitation: Invitation) -> truth.Invitation:
        return self.truth.invitations[str(invitation.pk)]

    # What is said between two

    def message(self, invitation: Invitation, *, by: Person, entry: Entry | None = None) -> Message:
        """One of the two writes to the other."""
        row = Message.send(invitation, by=by, words="x", entry=entry)
        name = self.know(row, BETWEEN, invitation=invitation.pk)
        return self._filled(row, name, "message")

    def dictate(self, invitation: Invitation, part: Part, *, by: Person) -> Dictation:
        """A helper types for the person."""
        row = Dictation.type(invitation, part, by=by, words="x")
        name = self.know(row, BETWEEN, invitation=invitation.pk)
        return self._filled(row, name, "dictation")

    def after_talk(self, invitation: Invitation, *, by: Person, is_released: bool, may_show: bool = False) -> AfterTalk:
        """A person says how it was to talk, and lets the helper read it and show it on, or does not."""
        row = AfterTalk.say(invitation, by=by)
        row.release(by=by, is_released=is_released)
        row.let_show(by=by, may_show=may_show)
        kind = BETWEEN if is_released else OWN
        name = self.know(AfterTalk.objects.get(pk=row.pk), kind, invitation=invitation.pk, within=invitation.pk)
        row = AfterTalk.objects.get(pk=row.pk).open_with(invitation.space.key)
        row.words = self.words(row.space, name, "shownon" if may_show else "released" if is_released else "hidden")
        row.save()
        return row

    def _filled(self, row: M, name: str, what: str) -> M:
        row.open_with(row.space.key).words = self.words(row.space, name, what)
        row.save()
        return row

    def confirm(self, typed: Dictation, *, by: Person) -> Entry:
        """A person makes theirs what was typed for them."""
        name = str(typed.pk)
        entry = typed.confirm(by=by)
        known = self.know(entry, ENTRY, part=entry.part_id)
        self.planted = {each: (known, "words") if of == name else (of, f) for each, (of, f) in self.planted.items()}
        self.forget(name)
        return entry
