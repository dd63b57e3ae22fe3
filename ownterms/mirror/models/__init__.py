"""The rows of the mirror."""

from ownterms.mirror.models.counting import Counting

__all__ = ["Counting"]
