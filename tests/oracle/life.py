"""Random acts of people in every role, each tried by anybody on anything, and what must hold after each."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar

import time_machine
from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, IntegrityError, models, transaction
from django.utils import timezone

from ownterms.agenda.actions import Settled
from ownterms.agenda.models import (
    Away,
    Choice,
    Option,
    Origin,
    Step,
    Thought,
    Want,
    WantPicture,
    WantVersion,
    WhatCame,
)
from ownterms.people.models import Person
from ownterms.spaces.models import (
    Dictation,
    Ending,
    Entry,
    Gone,
    Invitation,
    MayNotType,
    Message,
    NoKey,
    NoLiveInvitation,
    NotClaimed,
    NothingToClaim,
    NotNow,
    NotOpen,
    NotThatMailbox,
    NotYours,
    Part,
    Picture,
    Sound,
    Space,
    WhoseIdea,
)
from ownterms.spaces.models.sealed import Sealed
from ownterms.spaces.tests.conftest import is_open
from ownterms.trail.models import Act, Trace

from . import truth
from .wanting import Wanting

M = TypeVar("M", bound=models.Model)
PEOPLE: Final = 9
OF_SPACES: Final = (Part, Entry, Picture, Sound, WhoseIdea, Invitation, Message, Dictation)
OF_AGENDAS: Final = (Want, WantVersion, WantPicture, Origin, Away, Option, Choice, Step, WhatCame, Thought)
KINDS: Final = OF_SPACES + OF_AGENDAS
REFUSALS: Final = (
    NotYours,
    NotClaimed,
    NothingToClaim,
    NotOpen,
    NoLiveInvitation,
    NotNow,
    NotThatMailbox,
    MayNotType,
    Settled,
)
GONE: Final = (Gone, NoKey, DatabaseError, ObjectDoesNotExist)
"""What may come of an act on something that is no more: it was loaded before it went."""

Owned = dict[tuple[str, Any], tuple[Any, ...]]


class Life(Wanting):
    """A few people and their places, through time. `faults` says what did not hold, each with its seed and number."""

    def __init__(self, seed: int, clock: time_machine.Traveller) -> None:
        super().__init__(seed)
        self.clock = clock
        self.people = [Person.objects.create_user(name=f"{number}") for number in range(PEOPLE)]
        self.spaces: list[Space] = []
        self.served: Counter[tuple[str, ...]] = Counter()
        self.faults: list[str] = []
        self.done: Counter[str] = Counter()

    def step(self, name: str, act: Callable[[Any], None]) -> None:
        """This will let some time pass, somebody try an act, and look at what came of it."""
        if self.pass_time():
            self.compare_all()
        self.actor = self.dice.choice(self.people)
        self.may: bool | None = None  # whether the act must be done, must not, or may or may not
        self.on_gone = False
        before = self.owned()
        said = "done"
        try:
            with transaction.atomic():
                act(self)
        except REFUSALS as refusal:
            said = type(refusal).__name__
        except GONE as trouble:
            said = "gone"
            if not self.on_gone or isinstance(trouble, IntegrityError):
                self.fault(name, f"breaks: {trouble!r}")
        except Exception as trouble:  # noqa: BLE001  (whatever it is, it is told with the act)
            said = "broken"
            self.fault(name, f"breaks: {trouble!r}")
        self.done[f"{name}: {said}"] += 1
        if self.may is not None and said != "gone" and self.may != (said == "done"):
            self.fault(name, f"by {self.actor.pk} was {said}, where it {'may' if self.may else 'may not'} be")
        self.look_at_writers(name, before)
        self.compare(name)

    def fault(self, name: str, what: str) -> None:
        """This will note what did not hold."""
        self.faults.append(f"seed {self.seed}, act {self.done.total()}, {name}: {what}")

    def pass_time(self) -> bool:
        """Mostly little; now and then to the very moment at which something begins or ends, and then say so."""
        lot = self.dice.random()
        now = timezone.now()
        if lot < 0.03:
            soon = now + timedelta(days=1)
            spells = [spell for told in self.truth.invitations.values() for spell in told.spells]
            ends = [moment for each in spells for moment in (each.begins, each.until) if now < moment < soon]
            self.clock.move_to(min(ends, default=now), tick=False)
            return bool(ends)
        hours = 30 if lot < 0.04 else 2 if lot < 0.15 else 0.02
        self.clock.shift(timedelta(seconds=int(self.dice.random() * hours * 3600)))
        return False

    # Choose

    def some(self, kind: type[M], *, among: set[str] | None = None) -> M:
        """Some row of a kind, or of those named: as it is now, or as it was made. Raises NotOpen without any."""
        rows = [each for each in self.rows.values() if isinstance(each, kind)]
        row = self.dice.choice([each for each in rows if among is None or str(each.pk) in among] or rows or [None])
        if row is None:
            raise NotOpen
        self.on_gone |= self.truth.spaces[str(row.space_id)].erased or str(row.pk) not in self.truth.things
        self.comes(row)
        return row if self.dice.random() < 0.5 else kind._default_manager.get(pk=row.pk)

    def some_space(self) -> Space:
        """Some space, gone or not."""
        if not self.spaces:
            raise NotOpen
        space = self.dice.choice(self.spaces)
        self.on_gone |= self.truth.spaces[str(space.pk)].erased
        self.comes(space)
        return space

    def comes(self, row: Sealed | Space) -> None:
        """This will let its owner, or somebody who helps them, come along more often than others do."""
        name = str(row.pk if isinstance(row, Space) else row.space_id)
        helpers = {told.helper for told in self.truth.invitations.values() if told.space == name} - {None}
        theirs = [self.truth.spaces[name].owner] * 3 + [str(each.pk) for each in self.people if str(each.pk) in helpers]
        self.perhaps(self.dice.choice(theirs))

    def perhaps(self, wanted: str | None) -> None:
        """This will let somebody come along, mostly."""
        if self.dice.random() < 0.7:
            self.actor = next((each for each in self.people if str(each.pk) == wanted), self.actor)

    def place(self, row: Sealed | Space) -> truth.Space:
        """What is true of the space of a row."""
        return self.truth.spaces[str(row.pk if isinstance(row, Space) else row.space_id)]

    def only_its_owner(self, row: Sealed | Space) -> None:
        """The act that comes is its owner's alone; and theirs it is, while there is a space."""
        is_own = self.place(row).owner == str(self.actor.pk)
        self.may = is_own if not is_own or (not self.on_gone and not self.went(row)) else None

    def went(self, row: Sealed | Space) -> bool:
        """Whether the space of a row stayed unclaimed for too long."""
        goes_at = self.place(row).goes_at
        return goes_at is not None and goes_at <= timezone.now()

    # Look

    def owned(self) -> Owned:
        """All that only its owner may write: entries, whose idea it was, endings, and the whole of an agenda.

        Of a thought, whether it was settled: helpers leave it, and only its person takes it up.
        """
        places = [each.pk for each in self.spaces]
        found: Owned = {}
        for kind, place, fields in (
            (Entry, "space", ("version", "words", "part")),
            (WhoseIdea, "space", ("answer_told", "may_count")),
            (Ending, "invitation__space", ("at",)),
            (Want, "space", ("version", "words", "is_seed", "place")),
            (WantVersion, "space", ("version", "words")),
            (WantPicture, "space", ("says",)),
            (Origin, "space", ("answer_told", "may_count")),
            (Away, "space", ("how_told",)),
            (Option, "space", ("words", "source_told", "place")),
            (Choice, "space", ("answer_told", "chosen_told", "table_told", "words")),
            (Step, "space", ("words", "done_at")),
            (WhatCame, "space", ("words",)),
            (Thought, "space", ("settled_at",)),
        ):
            rows = kind._default_manager.filter(**{f"{place}__in": places}).values_list("pk", place, *fields)
            found |= {(kind.__name__, pk): (space, *rest) for pk, space, *rest in rows}
        return found

    def look_at_writers(self, name: str, before: Owned) -> None:
        """What changed must be the actor's own; what time took away, nobody's."""
        after = self.owned()
        for key in before.keys() | after.keys():
            if before.get(key) == after.get(key) or (key[0] == "Thought" and key not in before):
                continue
            space = self.truth.spaces[str((after.get(key) or before[key])[0])]
            is_over = space.goes_at is not None and space.goes_at <= timezone.now()
            if space.owner != str(self.actor.pk) and not is_over:
                self.fault(name, f"{key[0]} of {space.owner} was written by {self.actor.pk}")

    def compare(self, name: str) -> None:
        """Some people and things: the product says what the truth says."""
        now = timezone.now()
        rows = list(self.rows.values())
        for row in self.dice.choices(rows, k=4) if rows else []:
            person = self.dice.choice(self.people)
            told = self.truth.sees(str(person.pk), self.truth.things[str(row.pk)], now)
            if is_open(type(row), row.pk, person) != told:
                self.fault(name, f"{row._meta.label} {row.pk} is {'closed' if told else 'open'} to {person.pk}")

    def compare_all(self) -> None:
        """Everybody and everything: list, single question and truth say the same."""
        now = timezone.now()
        for person in self.people:
            for kind in KINDS:
                listed = {str(pk) for pk in kind._default_manager.all().open_to(person).values_list("pk", flat=True)}
                known = {name for name, row in self.rows.items() if isinstance(row, kind)}
                told = {name for name in known if self.truth.sees(str(person.pk), self.truth.things[name], now)}
                if listed & known != told or listed - known:
                    self.fault("a list", f"of {kind.__name__} for {person.pk} is not the truth")

    def reads(self) -> None:
        """Somebody reads what they may; a row of the trail for each look, and for none other."""
        actor = self.actor
        kind = self.dice.choice(KINDS)
        names = [name for name, row in self.rows.items() if isinstance(row, kind)]
        chosen = self.dice.sample(names, min(len(names), self.dice.choice([1, 3, 50])))
        found = kind._default_manager.filter(pk__in=chosen).read(by=actor, why=self.dice.choice(["", "We meet."]))
        for row in found:
            if self.place(row).owner != str(actor.pk):
                look = (str(row.space_id), str(actor.pk), row._meta.label, str(row.pk), str(row.version))
                self.served[look] += 1
        expected = {each for each in chosen if self.truth.sees(str(actor.pk), self.truth.things[each], timezone.now())}
        if {str(each.pk) for each in found} != expected:
            self.fault("read", f"{actor.pk} read other things of {kind.__name__} than are open to them")
        if self.logged() != self.served:
            self.fault("read", "what was served is not what was written down")

    def logged(self) -> Counter[tuple[str, ...]]:
        """Every look that was written down."""
        looks = Trace.objects.filter(act=Act.LOOKED).values_list("space", "who", "what")
        return Counter(
            (str(space), str(who), *(str(each) for each in about)) for space, who, what in looks for about in what
        )

    def gone(self, space: Space) -> None:
        """What was served of a space that is no more."""
        for look in [each for each in self.served if each[0] == str(space.pk)]:
            del self.served[look]

    def hours(self, most: float) -> datetime:
        """A moment within so many hours."""
        return timezone.now() + timedelta(minutes=self.dice.randint(1, int(most * 60)))
