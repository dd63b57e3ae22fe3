"""In my words: what somebody keeps an eye on, with what they said of it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from ownterms.agenda import drawing
from ownterms.agenda.models import Scale, Score
from ownterms.people.models import Person
from ownterms.spaces.models import Space

NEWEST: Final = 60
"""Times that something was said which are shown with it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A scale, and what was said on it last, the newest first. Nothing is said of it but what its person said."""

    scale: Scale
    scores: list[Score]

    # Ask

    @property
    def last(self) -> Score | None:
        """What was said last."""
        return self.scores[0] if self.scores else None

    @property
    def line(self) -> drawing.Line:
        """The line that it draws, the oldest at the left."""
        return drawing.line([each.value for each in reversed(self.scores)], self.scale.values)


def of_space(space: Space, *, by: Person) -> list[Kept]:
    """This will read a person's own scales, the first one made first, each with what was said on it last."""
    scales = Scale.objects.filter(space=space).read(by=by)
    scores = Score.objects.filter(pk__in=newest_of([scale.pk for scale in scales], most=1)).read(by=by)
    return with_scores(scales, scores)


def kept(scale: Scale, *, by: Person) -> Kept:
    """This will read what was said on a scale of a person's own."""
    return Kept(scale, Score.objects.filter(pk__in=newest_of([scale.pk])).read(by=by))


def newest_of(scales: Sequence[UUID], *, most: int = NEWEST) -> list[UUID]:
    """This will give the ids of what was said last on each of some scales."""
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for scale, pk in Score.objects.filter(scale__in=scales).values_list("scale", "pk"):  # the newest first
        if len(found[scale]) < most:
            found[scale].append(pk)
    return [pk for some in found.values() for pk in some]


def with_scores(scales: Sequence[Scale], scores: Sequence[Score]) -> list[Kept]:
    """This will put to each scale what was said on it."""
    said: dict[UUID, list[Score]] = defaultdict(list)
    for score in scores:
        said[score.scale_id].append(score)
    return [Kept(scale, said[scale.pk]) for scale in scales]
