"""The trail of a space in plain words, for its person: who, when, what, under which invitation, and why."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from ownterms.lib.sealing import unseal
from ownterms.people.models import Person
from ownterms.spaces.models import Invitation, Part, Sealed, Showable, Space
from ownterms.spaces.talk import helper_named
from ownterms.spaces.things import media, paged, sealed_kinds
from ownterms.trail.models import Act, Trace
from ownterms.trail.models.trace import About

ONE_LOOK: Final = timedelta(minutes=1)
"""Rows that are so near to one another are one look."""
VISIT: Final = timedelta(minutes=30)
"""Looks with no longer a pause between them are told as one visit, and so are thoughts."""
VISITS: Final = {Act.LOOKED, Act.THOUGHT}
GONE: Final = UUID(int=0)
"""Stands for whatever held a thing that is not there any more."""
LATELY: Final = timedelta(days=14)
FEW: Final = 3
"""How much of it stands on the first page."""
NEWEST: Final = 30
"""Rows of the trail that it is told from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing that was seen or done, as it is said to the person. `gone` counts what they took away of it."""

    first: int
    last: int
    at: datetime
    icon: str
    says: str
    under: UUID | None
    called: str
    why: str
    since: datetime
    times: int = 1
    """How often they looked in this visit, or how many thoughts they left."""
    page: str = ""
    """The name of the address at which all that was left in this way stands, where there is one."""
    things: list[Showable] = field(default_factory=list)
    gone: int = 0

    @property
    def day(self) -> date:
        """The day, as days are counted in this place."""
        return timezone.localdate(self.at)


def told(space: Space, traces: Sequence[Trace], *, by: Person, in_visits: bool = True) -> list[Told]:
    """This will tell traces of a person's own space, which come the newest first. Raises NotYours.

    The looks of a visit are told as one, whatever was done between them; or else only rows that follow on another.
    """
    space.must_be_of(by)
    return Telling(space, traces, by=by).told(in_visits=in_visits)


def lately(space: Space, *, by: Person) -> list[Told]:
    """This will tell what others last did in a person's own space, besides looking. Raises NotYours."""
    since = timezone.now() - LATELY
    others = Trace.objects.of(space.pk).exclude(who=by.pk).exclude(act=Act.LOOKED).filter(at__gt=since)
    return told(space, list(others[:NEWEST]), by=by)[:FEW]


class Telling:
    """What is to be known before some traces of a space can be told."""

    def __init__(self, space: Space, traces: Sequence[Trace], *, by: Person) -> None:
        self.person, self.traces, self.space, self.key = by, traces, space, space.key
        about = [each for trace in traces for each in trace.about]
        unders = {trace.under for trace in traces if trace.under}
        opened = Invitation.objects.filter(space=space, pk__in=unders).read(by=by)
        self.invitations = {each.pk: each for each in opened}
        parts = Part.objects.filter(space=space).read(by=by)
        self.parts = {each.pk: _("“%(part)s”") % {"part": each.name} for each in parts}
        self.thing_of: dict[UUID, UUID | None] = {}
        named: dict[type[Showable], set[UUID]] = defaultdict(set)
        for kind, page in paged().items():
            found = self._things(kind, about)
            self.thing_of |= found
            named[page].update(filter(None, found.values()))
        read = [page.objects.filter(space=space, pk__in=ids).read(by=by) for page, ids in named.items() if ids]
        self.things = {each.pk: each for things in read for each in things}

    def _things(self, kind: type[Sealed], about: Iterable[About]) -> dict[UUID, UUID | None]:
        ids = {which for label, which, _version in about if label == kind._meta.label}  # noqa: SLF001
        if not kind.HELD_BY or not ids:
            return {which: which for which in ids}
        return dict(kind.objects.filter(space=self.space, pk__in=ids).values_list("pk", kind.HELD_BY))

    def told(self, *, in_visits: bool) -> list[Told]:
        """This will tell them, with the rows of one visit together, or those of one look."""
        return [self._one(rows) for rows in (self._visits() if in_visits else self._looks())]

    def _visits(self) -> list[list[Trace]]:
        visits: list[list[Trace]] = []
        newest: dict[tuple[object, ...], list[Trace]] = {}
        for trace in self.traces:
            visit = newest.get(self._kind_of(trace)) if trace.act in VISITS else None
            if visit and visit[-1].at - trace.at <= VISIT:
                visit.append(trace)
            else:
                visits.append([trace])
                newest[self._kind_of(trace)] = visits[-1]
        return visits

    def _looks(self) -> list[list[Trace]]:
        looks: list[list[Trace]] = []
        for trace in self.traces:
            look = looks[-1] if looks and trace.act == Act.LOOKED else None
            if look and self._kind_of(look[-1]) == self._kind_of(trace) and look[0].at - trace.at <= ONE_LOOK:
                look.append(trace)
            else:
                looks.append([trace])
        return looks

    def _kind_of(self, trace: Trace) -> tuple[object, ...]:
        return trace.act, trace.who, trace.under, self._why(trace)

    def _one(self, look: Sequence[Trace]) -> Told:
        newest = look[0]
        about = [each for trace in look for each in trace.about]
        labels = {kind._meta.label for kind in paged()}  # noqa: SLF001
        seen = {self.thing_of.get(which, GONE) for kind, which, _version in about if kind in labels} - {None}
        invitation = self.invitations.get(newest.under) if newest.under else None
        return Told(
            first=look[-1].number,
            last=newest.number,
            at=newest.at,
            icon=ICONS.get(Act(newest.act), "door"),
            since=look[-1].at,
            times=times_of(look),
            page=settings.ACT_PAGES.get(newest.act, ""),
            says=self._says(newest, about, whom=invitation.called if invitation else "", times=times_of(look)),
            under=invitation.pk if invitation else None,
            called=invitation.called if invitation else "",
            why=self._why(newest),
            things=[self.things[each] for each in self.things if each in seen],
            gone=len(seen - set(self.things)),
        )

    def _says(self, trace: Trace, about: Sequence[About], *, whom: str, times: int) -> str:
        who, what = self._who(trace), self._in_words(about)
        if trace.act == Act.INVITED and what:
            return _("%(who)s showed %(whom)s more: %(what)s.") % {"who": who, "whom": whom, "what": what}
        if trace.act == Act.THOUGHT and times > 1:
            return _("%(who)s left %(num)s thoughts.") % {"who": who, "num": times}
        return trace.told(who=who, what=what or _("your space"), whom=whom)

    def _in_words(self, about: Iterable[About]) -> str:
        """This will say what traces are about: parts by their names, and how many of each other kind."""
        ids = {(kind, which) for kind, which, _version in about}
        alike = media()
        count = Counter(alike.get(kind, kind) for kind, _which in ids)
        first = [_("your invitation")] if count["spaces.Invitation"] else []
        parts = [name for part, name in self.parts.items() if ("spaces.Part", part) in ids]
        every = sorted(sealed_kinds(), key=lambda kind: not issubclass(kind, Showable))
        numbers = {kind: count[kind._meta.label] for kind in every if kind is not Part}  # noqa: SLF001
        things = [words for kind, num in numbers.items() if num and (words := kind.in_number(num))]
        return str(get_text_list(first + parts + things, _("and")))

    def _who(self, trace: Trace) -> str:
        if trace.who == self.person.pk:
            return _("You")
        invitation = self.invitations.get(trace.under) if trace.under else None
        if invitation is None:
            return _("Someone who has left")
        return helper_named(invitation, person=self.person)

    def _why(self, trace: Trace) -> str:
        sealed = bytes(trace.why)
        return unseal(self.key, sealed, bound=f"{self.space.pk}|why").decode() if sealed else ""


def times_of(visit: Sequence[Trace]) -> int:
    """This will count the looks of a visit, rows that are near to one another as one; of thoughts, each."""
    if visit[0].act != Act.LOOKED:
        return len(visit)
    times, since = 0, None
    for trace in visit:
        if since is None or since - trace.at > ONE_LOOK:
            times, since = times + 1, trace.at
    return times


ICONS: Final = {
    Act.LOOKED: "people",
    Act.ANSWERED: "speech",
    Act.LEFT_MESSAGE: "speech",
    Act.TYPED: "paper",
    Act.CONFIRMED: "check",
    Act.OPENED: "house",
    Act.CLAIMED: "house",
}
"""The picture beside each kind of act; a door beside all that has to do with invitations."""
