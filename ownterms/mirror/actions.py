"""What the mirror does by the clock, and once a backup was brought back."""

import logging
from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from ownterms.agenda.models import AfterTalk, Origin
from ownterms.finding.vocabulary import lexicon
from ownterms.lib.small_numbers import Quarter, within_budget
from ownterms.mirror.models import CountedQuarter, CountedWant, Counting, Release, Viewpoint
from ownterms.mirror.wanting import tables
from ownterms.mirror.wanting.noise import noisy
from ownterms.mirror.wanting.tables import Yes
from ownterms.spaces.models import WhoseIdea

log = logging.getLogger(__name__)


@task()
def count_what_people_want() -> None:
    """This will count the last quarter that is over, where that is due and nobody did."""
    count(timezone.localdate())


@task()
def count_viewpoints() -> None:
    """This will count the viewpoints of the last quarter that is over, where that is due and nobody did."""
    CountedQuarter.count(timezone.localdate())


def count(today: date) -> Release | None:
    """This will make the release of the last quarter that is over; None where there is one, or none is to be made.

    Between a quarter's end and the day on which it is public it is made once, whoever asks. Later it is never made: so
    a backup that is brought back cannot have what people read counted anew. Raises NoNoise.
    """
    quarter = Quarter.of(today).before
    epsilon = settings.NOISE or None
    if not quarter.is_due(today) or Release.objects.filter(first=quarter.first).exists():
        return None
    if epsilon and not within_budget(Release.spent_in(quarter.first.year), epsilon, settings.NOISE_YEAR):
        log.warning("This year's noise is spent; the quarter is not counted: %s", quarter.first)
        return None
    of_quarter = CountedWant.objects.said_in(quarter)
    yeses = of_quarter.yeses()  # what takes long comes before anything is held
    before = CountedWant.objects.filter(release__isnull=False, space__in=of_quarter.values("space")).yeses()
    return kept(quarter, yeses, {each.about for each in before.values()}, epsilon)


@transaction.atomic
def kept(
    quarter: Quarter, yeses: dict[UUID, Yes], before: set[tuple[object, str]], epsilon: float | None
) -> Release | None:
    """This will keep what was counted, and what it counts, together or not at all.

    What was taken back, put away or erased since it was opened is left out: its row is looked for again, and held.
    """
    release = Release.begin(quarter, epsilon=epsilon)
    if release is None:
        return None
    still = set(CountedWant.objects.said_in(quarter).select_for_update(of=("self",)).values_list("pk", flat=True))
    concepts = countable()
    there = {row: yes for row, yes in yeses.items() if row in still and yes.concept in concepts}
    counts = set(tables.new(there.values(), before, one_each=bool(epsilon)))
    draw: Callable[..., list[int]] | None = partial(noisy, epsilon=epsilon) if epsilon else None
    release.tell(tables.table(counts, concepts, noise=draw), concepts)
    counted = [CountedWant(pk=row, release=release) for row, yes in there.items() if yes in counts]
    CountedWant.objects.bulk_update(counted, ["release"], batch_size=500)
    return release


@transaction.atomic
def ask_anew() -> None:
    """This will take every yes to being counted or shown on for a no, but what was counted by now.

    A backup may bring back a yes that its person took back since; nobody can tell which.
    """
    Counting.objects.all().delete()
    CountedWant.objects.filter(release=None).delete()
    for kind in (Viewpoint, WhoseIdea, Origin, AfterTalk):
        kind._default_manager.filter(may_count=True).update(may_count=False)  # noqa: SLF001  (of several kinds)
    AfterTalk.objects.filter(may_show=True).update(may_show=False)


def countable() -> dict[str, str]:
    """The fixed list of what can be counted, labels by id: all that the lexicon knows, but what speaks of danger."""
    return {each.id: each.label for each in lexicon().concepts if not each.danger}
