"""What is said twice at once, as by a button that was pressed twice, is kept once."""

from datetime import timedelta
from typing import Final, TypeVar

from django.utils import timezone

from ownterms.spaces.models import Sealed, SealedQuerySet, Space

S = TypeVar("S", bound=Sealed)

AT_ONCE: Final = timedelta(minutes=1)
"""Who says the same words again later means them again."""


def said_at_once(among: SealedQuerySet[S], space: Space, *, told_at: str = "made_at", **said: str) -> S | None:
    """This will give the newest of a space's things, opened, where it was said at once and says the same.

    `told_at` is the column that tells when; `said` are sealed columns with their words. Whoever asks holds the space.
    """
    recent = among.filter(space=space, **{f"{told_at}__gte": timezone.now() - AT_ONCE})
    last = recent.order_by(f"-{told_at}", "-pk").first()
    if last is None:
        return None
    last.space = space
    last.open_with(space.key)
    return last if all(getattr(last, name) == words for name, words in said.items()) else None
