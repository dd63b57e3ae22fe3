"""The rows of the mirror."""

from ownterms.mirror.models.counting import Counting
from ownterms.mirror.models.published import PublishedMirror, TakenBack
from ownterms.mirror.models.standing import Standing, Stands

__all__ = ["Counting", "PublishedMirror", "Standing", "Stands", "TakenBack"]
