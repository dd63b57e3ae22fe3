"""The rows of the mirror."""

from ownterms.mirror.models.counted_views import CountedQuarter, CountedViews
from ownterms.mirror.models.counted_want import AlreadyCounted, CountedWant, Met
from ownterms.mirror.models.counting import Counting
from ownterms.mirror.models.helper_numbers import HelperNumbers
from ownterms.mirror.models.public_account import PublicAccount
from ownterms.mirror.models.published import PublishedMirror, TakenBack
from ownterms.mirror.models.read_quarter import ReadOrganisation, ReadQuarter
from ownterms.mirror.models.release import Release, ReleasedCount
from ownterms.mirror.models.standing import Standing, Stands
from ownterms.mirror.models.viewpoint import QUESTIONS, Answers, Looks, Side, Viewpoint

__all__ = [
    "QUESTIONS",
    "AlreadyCounted",
    "Answers",
    "CountedQuarter",
    "CountedViews",
    "CountedWant",
    "Counting",
    "HelperNumbers",
    "Looks",
    "Met",
    "PublicAccount",
    "PublishedMirror",
    "ReadOrganisation",
    "ReadQuarter",
    "Release",
    "ReleasedCount",
    "Side",
    "Standing",
    "Stands",
    "TakenBack",
    "Viewpoint",
]
