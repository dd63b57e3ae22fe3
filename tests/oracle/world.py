"""A world of people in every state that somebody can be in to somebody else's space."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import time_machine
from django.utils import timezone

from ownterms.agenda.models import From, How, Scale, Sheet, SheetPicture, Want, WantPicture, WantSound
from ownterms.directory.models import Naming
from ownterms.directory.tests.factories import make_organisation
from ownterms.people.models import Person
from ownterms.spaces.models import Entry, Invitation, Part, Picture, Sound, Space, Whose

from .truth import Thing
from .wanting import Wanting

OWNERS: Final = 16
HELPERS: Final = 40
HOLDING: Final = {
    "pictured": Picture,
    "sounding": Sound,
    "pictured want": WantPicture,
    "sounding want": WantSound,
    "photographed": SheetPicture,
}
"""What holds a picture or a sound, by what an address calls it."""
OWN, GRANTED, WAS_GRANTED, FOREIGN = "own", "granted", "was granted", "foreign"


@dataclass
class Home:
    """One person's place in the world."""

    owner: Person
    space: Space
    parts: list[Part]
    entries: list[Entry]
    scale: Scale
    wants: list[Want]
    sheet: Sheet


class Built(Wanting):
    """A world twice, as rows and as truth, with its visitors, at one moment: `now`, where the clock is held."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        self.now = timezone.now().replace(microsecond=0)
        self.visitors: dict[str, Person | None] = {"signed out": None}
        self.drawn: dict[str, str] = {}  # six words, as an address has them: the invitation that they open
        self.waits_for: dict[str, str] = {}  # an invitation: who is asked by name, and has not answered
        with self.days_ago(0):
            self._people()

    def _people(self) -> None:
        with self.days_ago(400):
            self.homes = [self._furnish(self.person(f"owner {number}")) for number in range(OWNERS)]
        states = list(STATES.items())
        for number in range(HELPERS):
            name, state = states[number % len(states)]
            helper = self.person(f"helper {number}", email=number % 2 == 0)
            self.visitors.setdefault(name, helper)
            state(self, self.homes[number % (OWNERS - 3)], helper)
        self._end_of(self.homes[-3:])
        self.visitors |= {"owner": self.homes[0].owner, "other owner": self.homes[1].owner}
        self.visitors |= {"stranger": self.person("stranger"), "superuser": self.person("superuser")}
        self.visitors |= {"steward": self.person("steward"), "keeper": self.person("keeper")}
        for name, organisation in (("steward", None), ("keeper", make_organisation())):
            Naming.make(f"{name}@example.org", organisation=organisation)

    def person(self, name: str, *, email: bool = True) -> Person:
        """Somebody, with an account or with nothing but a browser that is signed in."""
        return Person.objects.create_user(f"{name.replace(' ', '-')}@example.org" if email else None, name=name)

    @contextmanager
    def days_ago(self, days: float) -> Iterator[None]:
        """This will do something in the past, or with less than nothing in the time to come."""
        with time_machine.travel(self.now - timedelta(days=days), tick=False):
            yield

    def _furnish(self, owner: Person) -> Home:
        space = self.begin(owner)
        self.idea(space, self.dice.choice(list(Whose)), by=owner)
        parts = [space.part_set.get(), self.part(space, by=owner)]
        entries = [self.entry(part, by=owner) for part in parts for _ in range(2)]
        self.picture(entries[0], by=owner)
        self.sound(entries[2], by=owner)
        scales = [self.scale(space, by=owner) for _ in range(2)]
        for scale in scales:
            self.score(scale, by=owner)
        sheets = [self.sheet(space, by=owner) for _ in range(2)]
        wants = self._wants(space, by=owner)
        self.viewpoint(space, by=owner)
        return Home(owner, space, parts, entries, scales[0], wants, sheets[0])

    def _wants(self, space: Space, *, by: Person) -> list[Want]:
        """What somebody wants and wanted: three that stand, one of them a seed, and one that was put away."""
        wants = [self.want(space, by=by, is_seed=number == 2) for number in range(3)]
        self.want_picture(wants[0], by=by)
        self.want_sound(wants[1], by=by)
        for want in (wants[0], None):
            self.hanging(space, by=by, want=want)
        self.origin(wants[0], self.dice.choice(list(From)), by=by)
        self.count_want(wants[0], by=by)
        past = self.want(space, by=by, what="past")
        self.put_away(past, self.dice.choice(list(How)), by=by)
        return wants

    def _end_of(self, homes: list[Home]) -> None:
        """One person came back by recovery, one erased all, and one never claimed what was begun."""
        recovered, erased, _ = homes
        for name, home in (("of one who recovered", recovered), ("of one who erased", erased)):
            helper = self.person(name)
            self.visitors[name] = helper
            self.asked(home, helper, accepted=20)
        with self.days_ago(3):
            self.recover(recovered.owner, recovered.space)
            self.erase(erased.space, by=erased.owner)
        self.visitors |= {"recovered": recovered.owner, "erased": erased.owner}
        for name, days in (("unclaimed", 2), ("unclaimed too long", 4)):
            self.visitors[name] = self.person(name)
            with self.days_ago(days):
                space = self.begin(self.visitors[name], beside=True)
                self.entry(space.part_set.get(), by=self.visitors[name])

    # States

    def asked(
        self,
        home: Home,
        helper: Person,
        *,
        made: float = 30,
        accepted: float | None = 10,
        part: bool = True,
        **said: object,
    ) -> Invitation:
        """Somebody is asked to a part of a home, or to one entry of it; and said yes so many days ago, or nothing."""
        thing = home.parts[0] if part else home.entries[3]
        with self.days_ago(made):
            invitation = self.invite(home.space, [thing], by=home.owner, asked=helper, **said)
        if accepted is None:
            self.waits_for[str(invitation.pk)] = str(helper.pk)
        else:
            with self.days_ago(accepted):
                self.accept(invitation, by=helper)
                if said.get("since") is None:
                    self.message(invitation, by=home.owner)
        return invitation

    def words_for(self, home: Home, invitation: Invitation) -> None:
        """Six words are drawn and handed on; nobody typed them yet."""
        words = "-".join(invitation.draw_words(by=home.owner).split())
        self.drawn[words] = str(invitation.pk)

    # Ask

    def name_of(self, visitor: str) -> str | None:
        """What the truth calls a visitor: the id of their row."""
        person = self.visitors[visitor]
        return None if person is None else str(person.pk)

    def called(self, what: str) -> list[str]:
        """What an address may name of a kind: ids of things, or words."""
        if what == "words":
            return list(self.drawn)
        if held := HOLDING.get(what):
            return [self.truth.things[name].within for name, row in self.rows.items() if isinstance(row, held)]
        return [name for name, row in self.rows.items() if type(row).__name__.lower() == what]

    def is_to(self, visitor: str, thing: str) -> str:
        """What a thing is to a visitor."""
        name, known = self.name_of(visitor), self.truth.things[self.drawn.get(thing, thing)]
        if self.truth.spaces[known.space].owner == name:
            return OWN
        if self.truth.sees(name, known, timezone.now()):
            return GRANTED
        told = [each for each in self.truth.invitations.values() if each.space == known.space]
        return WAS_GRANTED if any(each.helper == name for each in told) else FOREIGN

    def needs_reason(self, visitor: str, thing: str) -> bool:
        """Whether a visitor sees a thing only under an invitation that asks for a reason before each look."""
        name, known = self.name_of(visitor), self.truth.things[thing]
        opening = [of for of, told in self.truth.invitations.items() if told.helper == name]
        opening = [of for of in opening if self.truth.covers(of, self.truth.invitations[of], known)]
        is_own = self.truth.spaces[known.space].owner == name
        return not is_own and all(getattr(self.rows[of], "asks_why", False) for of in opening)

    def may_see(self, visitor: str, thing: Thing) -> bool:
        """Whether a visitor may see a thing now."""
        return self.truth.sees(self.name_of(visitor), thing, timezone.now())


def ended(world: Built, home: Home, helper: Person) -> None:
    invitation = world.asked(home, helper)
    with world.days_ago(5):
        world.end(invitation, by=home.owner)


def renewed(world: Built, home: Home, helper: Person) -> None:
    invitation = world.asked(home, helper, made=300, accepted=299, until=world.now - timedelta(days=100))
    with world.days_ago(1):
        world.renew(invitation, by=home.owner)


def declined(world: Built, home: Home, helper: Person) -> None:
    invitation = world.asked(home, helper, accepted=None)
    with world.days_ago(4):
        invitation.decline(by=helper, saying="Not now.")
    del world.waits_for[str(invitation.pk)]


def stepping_back(world: Built, home: Home, helper: Person) -> None:
    invitation = world.asked(home, helper)
    world.step_back(invitation, by=helper, last_day=timezone.localdate() + timedelta(days=3))


def left(world: Built, home: Home, helper: Person) -> None:
    invitation = world.asked(home, helper)
    with world.days_ago(8):
        world.step_back(invitation, by=helper, last_day=timezone.localdate())


def typing(world: Built, home: Home, helper: Person) -> None:
    invitation = world.asked(home, helper, may_type=True)
    world.dictate(invitation, home.parts[0], by=helper)


def acting(world: Built, home: Home, helper: Person) -> None:
    world.dictate(world.asked(home, helper, evidence="A deed."), home.parts[0], by=helper)


def uncovered(world: Built, home: Home, helper: Person) -> None:
    invitation = world.asked(home, helper)
    world.uncover(invitation, home.parts[0], by=home.owner)


def talked(world: Built, home: Home, helper: Person) -> None:
    invitation = world.asked(home, helper)
    for is_released in (False, True):
        world.after_talk(invitation, by=home.owner, is_released=is_released)
    world.after_talk(invitation, by=home.owner, is_released=True, may_show=True)


def of_a_scale(world: Built, home: Home, helper: Person) -> None:
    invitation = world.asked(home, helper, part=False)
    with world.days_ago(9):
        world.cover(invitation, home.scale, by=home.owner)


def of_a_want(world: Built, home: Home, helper: Person) -> None:
    invitation = world.asked(home, helper, part=False)
    with world.days_ago(9):
        world.cover(invitation, home.wants[0], by=home.owner)
        world.thought(invitation, by=helper, want=home.wants[0])


def of_the_agenda(world: Built, home: Home, helper: Person) -> None:
    invitation = world.asked(home, helper, part=False)
    with world.days_ago(9):
        world.cover(invitation, world.agenda(home.space, by=home.owner), by=home.owner)
        world.thought(invitation, by=helper)


def of_a_sheet(world: Built, home: Home, helper: Person) -> None:
    invitation = world.asked(home, helper, part=False)
    with world.days_ago(9):
        world.cover(invitation, home.sheet, by=home.owner)


def with_words(world: Built, home: Home, helper: Person) -> None:
    with world.days_ago(2):
        invitation = world.invite(home.space, [home.parts[1]], by=home.owner)
        world.words_for(home, invitation)


def twice(world: Built, home: Home, helper: Person) -> None:
    world.asked(home, helper, part=False)
    ended(world, home, helper)


STATES: Final[dict[str, Callable[[Built, Home, Person], object]]] = {
    "helper of a part": Built.asked,
    "helper of an entry": lambda *given: Built.asked(*given, part=False),
    "helper of a scale": of_a_scale,
    "helper of a want": of_a_want,
    "helper of an agenda": of_the_agenda,
    "talked with": talked,
    "helper of a sheet": of_a_sheet,
    "ended": ended,
    "lapsed": lambda world, *given: world.asked(*given, made=90, accepted=60, until=world.now - timedelta(days=2)),
    "to begin": lambda world, *given: world.asked(*given, since=world.now + timedelta(days=5)),
    "over this very moment": lambda world, *given: world.asked(*given, until=world.now),
    "from this very moment": lambda world, *given: world.asked(*given, since=world.now),
    "asked": lambda *given: Built.asked(*given, accepted=None),
    "asked by letter": lambda world, *given: world.write_to(world.asked(*given, accepted=None)),
    "holder of words": with_words,
    "declined": declined,
    "stepping back": stepping_back,
    "left": left,
    "renewed": renewed,
    "uncovered": uncovered,
    "typing": typing,
    "acting": acting,
    "asked for a reason": lambda *given: Built.asked(*given, asks_why=True),
    "ended in one of two": twice,
}
