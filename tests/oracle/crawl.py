"""Every address × every way to ask × everyone × things of every kind: what each may be answered, and what was."""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from unittest.mock import patch
from uuid import UUID

from django.test import Client
from django.utils import timezone

from ownterms.people.models import Person

from .addresses import Address, addresses
from .asking import GET, WAYS, Answer, Way, ask
from .table import ANYONE, ASKED, BEFORE_A_YES, EITHER, HELPER, NOTHING, OWNER, PAGES, Page
from .truth import Thing
from .world import Built

NEVER: Final = {"uuid": str(UUID(int=7)), "str": "apple-apple-apple-apple-apple-apple"}
"""What was never made: the id of a thing, and six words of ours."""
HOUR: Final = 3600  # seconds
OTHERWISE: Final = {"uuid": NEVER["uuid"], "int": "1", "slug": "txt", "str": "x", "path": "x"}
"""What an address takes that names nothing private."""


def undecided() -> set[str]:
    """The names of addresses that `table` says nothing about, and of those that it speaks of in vain."""
    return {each.name for each in addresses()} ^ (set(NOTHING) | set(PAGES))


@dataclass(frozen=True)
class Asked:
    """One request: who asks, what, how, and which thing the address names."""

    visitor: str
    address: Address
    way: Way
    thing: str = ""

    def __str__(self) -> str:
        return f"{self.visitor}: {self.way.name} {self.path()}"

    @property
    def kind(self) -> str:
        """What kind of parameter names the thing."""
        return "str" if PAGES.get(self.address.name, Page()).names == "words" else "uuid"

    def path(self) -> str:
        """The path that is asked for."""
        values = {
            name: (self.thing or OTHERWISE[kind]) if kind == self.kind else OTHERWISE[kind]
            for kind, name in self.address.parameters
        }
        return self.address.filled(values)


@dataclass
class Crawl:
    """A walk through a world, and what was wrong with what it was answered."""

    built: Built
    clients: dict[str, Client] = field(default_factory=dict)
    nothings: dict[tuple[str, str, str], Answer] = field(default_factory=dict)
    seen: set[tuple[str, str]] = field(default_factory=set)  # who was shown which canary, at any time
    count: int = 0

    def __post_init__(self) -> None:
        for name, person in self.built.visitors.items():
            client = Client(raise_request_exception=False)
            if person is not None:
                client.force_login(person)
                session = client.session
                session["shown_at"] = time.time() + HOUR  # that it is them
                session.save()
            self.clients[name] = client

    # Plan

    def requests(self, dice: random.Random, *, things: int) -> Iterator[Asked]:
        """This will give every request, for so many things of each class and of each kind."""
        for address in addresses():
            page = PAGES.get(address.name)
            for visitor in self.built.visitors:
                named = self.chosen(dice, visitor, page.names, things) if page and page.names else [""]
                for thing in named:
                    for way in self.ways(page):
                        yield Asked(visitor, address, way, thing)

    def ways(self, page: Page | None) -> list[Way]:
        """The ways to ask for a page."""
        return [*WAYS, Way("POST", "POST", sends=page.sends)] if page and page.sends else WAYS

    def chosen(self, dice: random.Random, visitor: str, of: str, most: int) -> list[str]:
        """Some things of a kind: the visitor's own, granted ones, ones that were granted, and foreign ones."""
        kinds: dict[str, list[str]] = {}
        for each in self.built.called(of):
            kinds.setdefault(self.built.is_to(visitor, each), []).append(each)
        return [each for some in kinds.values() for each in dice.sample(some, min(most, len(some)))]

    # Judge

    def faults(self, asked: Asked) -> list[str]:
        """This will ask, and say what was wrong with the answer; mostly nothing."""
        answer = self._ask(asked)
        self.seen.update((asked.visitor, each) for each in answer.found.whole)
        page = PAGES.get(asked.address.name, Page())
        wrong = [f"shows {each}" for each in sorted(answer.found.whole) if not self._may_be_shown(asked, each)]
        wrong += [f"shows {each}, and no row tells of it" for each in sorted(self._unwritten(asked, answer))]
        if answer.found.torn:
            wrong.append("shows a piece of something private")
        if answer.status >= 500:
            wrong.append(f"answers {answer.status}")
        if asked.address.name in PAGES:
            wrong += self._faults_of_page(asked, page, answer)
        return [f"seed {self.built.seed}, {asked}: {each}" for each in wrong]

    def _unwritten(self, asked: Asked, answer: Answer) -> Iterator[str]:
        """What was shown to another than its owner without a row of the trail. A greeting is to be read by anyone."""
        for each in answer.found.whole:
            of, what = self.built.planted.get(each, ("", ""))
            thing = self.built.truth.things.get(of)
            is_own = thing and self.built.truth.spaces[thing.space].owner == self.built.name_of(asked.visitor)
            is_told = what == "greeting" or (asked.address.name == "asked" and what in BEFORE_A_YES)
            if not is_own and not is_told and of not in answer.looks:
                yield each

    def _faults_of_page(self, asked: Asked, page: Page, answer: Answer) -> Iterator[str]:
        mine = self.things_for(asked)
        if mine and page.to == EITHER and self.built.needs_reason(asked.visitor, asked.thing):
            return  # nothing before a reason is given
        if page.claimed and self._is_unclaimed(asked.visitor):
            return
        if page.names and not mine:
            yield from self._told_from_nothing(asked, answer)
        elif asked.way is GET and page.looks and (mine or (page.to == OWNER and self._has_space(asked.visitor))):
            if answer.status != 200:
                yield f"is refused: {answer.status}"
            meant = {name for name, (of, what) in self.built.planted.items() if of in mine and what in page.shows}
            if page.covers and not self._is_shown_now(asked):
                meant = set()
            yield from (f"does not show {each}" for each in sorted(meant - answer.found.whole))

    def _told_from_nothing(self, asked: Asked, answer: Answer) -> Iterator[str]:
        """What is not for somebody must be answered as what never was, byte for byte."""
        key = (asked.visitor, asked.address.name, asked.way.name)
        if key not in self.nothings:
            self.nothings[key] = self._ask(Asked(asked.visitor, asked.address, asked.way, NEVER[asked.kind]))
        nothing = self.nothings[key]
        if answer.status != nothing.status or not 300 <= answer.status < 500:
            yield f"answers {answer.status} where nothing is: {nothing.status}"
        elif self._plain(answer, asked.thing) != self._plain(nothing, NEVER[asked.kind]):
            yield "is told from what never was"

    def _plain(self, answer: Answer, thing: str) -> tuple[bytes, str, str]:
        body = answer.body.replace(thing.encode(), b"")
        return body, answer.kind, answer.place.replace(thing, "")

    def _ask(self, asked: Asked) -> Answer:
        self.count += 1
        is_forced = asked.visitor == "superuser"  # nothing in the product makes one; were there one, it opened nothing
        with patch.multiple(Person, is_staff=is_forced, is_superuser=is_forced):
            return ask(self.clients[asked.visitor], asked.path(), asked.way)

    def _may_be_shown(self, asked: Asked, canary: str) -> bool:
        of, what = self.built.planted.get(canary, ("", ""))
        if what == "greeting" and (self.built.drawn.get(asked.thing) == of or self._is_asked(asked.visitor, of)):
            return True  # whoever holds the words reads it, or is asked by name
        if asked.address.name == "asked" and what in BEFORE_A_YES and self._is_asked(asked.visitor, of):
            return True
        thing = self.built.truth.things.get(of)
        return thing is not None and self.built.may_see(asked.visitor, thing)

    def things_for(self, asked: Asked) -> set[str]:
        """The things that a page has for whoever asks: the one that is named with what it covers, or all theirs."""
        page = PAGES[asked.address.name]
        every = self.built.truth.things
        if not page.names:
            return {name for name, each in every.items() if self._is_for(asked.visitor, each, page)}
        named = self.built.drawn.get(asked.thing, asked.thing)
        is_asked = page.to == ASKED and self._is_asked(asked.visitor, named)
        if page.to != ANYONE and not is_asked and not self._is_for(asked.visitor, every[named], page):
            return set()
        told = self.built.truth.invitations.get(named)
        covered = {name for name, each in every.items() if told and self.built.truth.covers(named, told, each)}
        within = {name for name, each in every.items() if each.within == named}
        return {named} | within | (covered if page.covers else set())

    def _is_shown_now(self, asked: Asked) -> bool:
        """Whether an invitation shows something: it is live, and no reason has to be given first."""
        told, row = self.built.truth.invitations[asked.thing], self.built.rows[asked.thing]
        is_own = self.built.truth.spaces[told.space].owner == self.built.name_of(asked.visitor)
        live = told.is_live(timezone.now(), self.built.truth.spaces[told.space].recoveries)
        return live and (is_own or not getattr(row, "asks_why", False))

    def _has_space(self, visitor: str) -> bool:
        name = self.built.name_of(visitor)
        return any(each.owner == name and not each.is_gone(timezone.now()) for each in self.built.truth.spaces.values())

    def _is_unclaimed(self, visitor: str) -> bool:
        name = self.built.name_of(visitor)
        return any(each.owner == name and each.goes_at is not None for each in self.built.truth.spaces.values())

    def _is_asked(self, visitor: str, invitation: str) -> bool:
        name = self.built.name_of(visitor)
        return name is not None and self.built.waits_for.get(invitation) == name

    def _is_for(self, visitor: str, thing: Thing, page: Page) -> bool:
        is_own = self.built.truth.spaces[thing.space].owner == self.built.name_of(visitor)
        return page.to in {EITHER, OWNER if is_own else HELPER} and self.built.may_see(visitor, thing)
