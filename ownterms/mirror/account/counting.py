"""Counts a quarter that is over: people who let it be counted, in groups that make up the whole of them.

Read are rows that say when somebody was asked in and for how long, and answers after talks that their person lets be
counted. Nothing of what was said in a tie is opened, and no trail. What leaves this module is fit to be shown.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from django.utils import timezone

from ownterms.agenda.models import AfterTalk, Felt
from ownterms.lib.small_numbers import Group, Quarter, shown, told_of_helpers
from ownterms.mirror.models.counting import Counting
from ownterms.people.models import Person
from ownterms.spaces.models import Invitation, NoKey

YES, NO, PARTLY, SILENT, ONCE = "yes", "no", "partly", "silent", "once"
SHORT, MIDDLE, LONG = "short", "middle", "long"
NONE = "none"
"""Nothing to tell of them in this: a group that rests on no helper."""
HALF_A_YEAR, TWO_YEARS = timedelta(days=183), timedelta(days=730)

Told = dict[str, dict[str, int | None]]
SAID: Final = {Felt.YES: YES, Felt.PARTLY: PARTLY, Felt.NO: NO}


@dataclass(frozen=True, slots=True)
class Tie:
    """One person and one helper, with the days on which they were first and last open to each other in a quarter.

    `times` is how often the helper was asked in and said yes.
    """

    person: UUID
    helper: UUID
    since: date
    until: date
    times: int

    @property
    def lasted(self) -> timedelta:
        """How long."""
        return self.until - self.since


def count(quarter: Quarter, *, without: Iterable[Person] = ()) -> Told:
    """This will count a quarter. `without` are people who are invented.

    Each measure parts all who let it be counted; so nobody is in two groups of one, or in none. It is called within a
    transaction: nobody's yes is taken back until what was counted is kept.
    """
    counted = Counting.said_by(quarter).exclude(space__person__in=without).select_for_update(of=("self",))
    people = set(counted.values_list("space", flat=True))
    ties = ties_of(people, quarter)
    return {
        "people": {"all": shown(len(people))},
        "invited": _invited(people, quarter),
        "ties": _parted(people, _groups(sorted(ties, key=lambda tie: tie.lasted), length), {SHORT, MIDDLE, LONG}),
        "again": _parted(people, _groups(sorted(ties, key=lambda tie: tie.times), again), {YES, ONCE}),
        "listened": _listened(people, ties, quarter),
    }


def ties_of(people: set[UUID], quarter: Quarter) -> list[Tie]:
    """This will give the ties of some people that were open in a quarter."""
    begins, ends = bounds(quarter)
    accepted = Invitation.objects.filter(space__in=people, acceptance__at__lt=ends, since__lt=ends)
    rows: dict[tuple[UUID, UUID], list[tuple[datetime, datetime]]] = defaultdict(list)
    for space, helper, at, until in accepted.values_list("space", "acceptance__helper", "acceptance__at", "until"):
        rows[space, helper].append((at, until))
    found = []
    for (space, helper), times in rows.items():
        last = max(until for _at, until in times)
        if last >= begins:
            since, over = min(at for at, _until in times), min(last, ends)
            found.append(Tie(space, helper, timezone.localdate(since), timezone.localdate(over), len(times)))
    return found


def bounds(quarter: Quarter) -> tuple[datetime, datetime]:
    """This will give when a quarter begins and ends, by the clock of this place."""
    begins = timezone.make_aware(datetime.combine(quarter.first, time()))
    return begins, timezone.make_aware(datetime.combine(quarter.last + timedelta(days=1), time()))


def length(tie: Tie) -> str:
    """This will tell how long a tie has lasted, in three groups."""
    return LONG if tie.lasted >= TWO_YEARS else MIDDLE if tie.lasted >= HALF_A_YEAR else SHORT


def again(tie: Tie) -> str:
    """This will tell whether a helper was asked in more than once."""
    return YES if tie.times > 1 else ONCE


def _groups(ties: Iterable[Tie], group: Callable[[Tie], str]) -> dict[UUID, tuple[str, UUID]]:
    """This will put each person into the group of their last tie in this order, with its helper."""
    return {tie.person: (group(tie), tie.helper) for tie in ties}


def _invited(people: set[UUID], quarter: Quarter) -> dict[str, int | None]:
    begins, ends = bounds(quarter)
    made = Invitation.objects.filter(space__in=people, made_at__gte=begins, made_at__lt=ends)
    rows = list(made.values_list("space", "acceptance__helper"))
    inviting = {space for space, _helper in rows}
    helpers = Counter[Hashable](helper for _space, helper in set(rows) if helper)
    return told_of_helpers({YES: Group(len(inviting), helpers), NO: Group(len(people - inviting))})


def _listened(people: set[UUID], ties: list[Tie], quarter: Quarter) -> dict[str, int | None]:
    """How people answered last whether they were listened to, where they let the answer be counted."""
    begins, ends = bounds(quarter)
    groups: dict[UUID, tuple[str, UUID]] = {tie.person: (SILENT, tie.helper) for tie in ties}
    said = AfterTalk.objects.filter(space__in=people, may_count=True, said_at__gte=begins, said_at__lt=ends)
    held = said.select_related("space", "invitation__acceptance").select_for_update(of=("self",))
    for each in held.order_by("said_at", "pk").iterator():
        try:
            answer = SAID.get(each.open_with(each.space.key).answers[0], SILENT)
        except NoKey:
            continue
        groups[each.space_id] = (answer, each.invitation.acceptance.helper_id)
    return _parted(people, groups, {YES, PARTLY, NO, SILENT})


def _parted(people: set[UUID], groups: dict[UUID, tuple[str, UUID]], names: set[str]) -> dict[str, int | None]:
    helpers = {name: Counter[Hashable](helper for group, helper in groups.values() if group == name) for name in names}
    whole = {name: Group(helpers[name].total(), helpers[name]) for name in sorted(names)}
    return told_of_helpers(whole | {NONE: Group(len(people) - len(groups))})
