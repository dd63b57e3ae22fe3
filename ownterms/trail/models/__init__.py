"""The rows of the trail."""

from ownterms.trail.models.act import Act
from ownterms.trail.models.head import Head
from ownterms.trail.models.trace import OutsideTransaction, Trace, Unchangeable

__all__ = ["Act", "Head", "OutsideTransaction", "Trace", "Unchangeable"]
