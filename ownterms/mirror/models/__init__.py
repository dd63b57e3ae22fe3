"""The rows of the mirror."""

from ownterms.mirror.models.counted_want import AlreadyCounted, CountedWant, Met
from ownterms.mirror.models.counting import Counting
from ownterms.mirror.models.published import PublishedMirror, TakenBack
from ownterms.mirror.models.release import Release, ReleasedCount
from ownterms.mirror.models.standing import Standing, Stands

__all__ = [
    "AlreadyCounted",
    "CountedWant",
    "Counting",
    "Met",
    "PublishedMirror",
    "Release",
    "ReleasedCount",
    "Standing",
    "Stands",
    "TakenBack",
]
