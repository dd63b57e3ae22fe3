"""Why somebody looks: said once, and kept in their session for a quarter of an hour, sealed under the space's key."""

import base64
import time
from typing import Final
from uuid import UUID

from django.contrib.sessions.backends.base import SessionBase

from ownterms.lib.sealing import Tampered, seal, unseal
from ownterms.spaces.models import NoKey, Space, SpaceKey

HOLDS: Final = 15 * 60
"""Seconds for which one reason holds."""

KEPT: Final = "reasons"


def keep(session: SessionBase, space: Space, why: str) -> None:
    """This will keep a reason to look into a space, and forget those that hold no longer."""
    sealed = base64.b64encode(seal(space.key, why.encode(), bound=bound(space.pk))).decode()
    held = {name: kept for name, kept in session.get(KEPT, {}).items() if holds(kept[1])}
    session[KEPT] = held | {space.pk.hex: [sealed, time.time()]}


def given(session: SessionBase, space: UUID) -> str:
    """This will say why somebody looks into a space; nothing where they gave no reason that still holds."""
    sealed, at = session.get(KEPT, {}).get(space.hex, ("", 0))
    if not holds(at):
        return ""
    try:
        return unseal(SpaceKey.open(space), base64.b64decode(sealed), bound=bound(space)).decode()
    except (NoKey, Tampered):
        return ""


def holds(at: float) -> bool:
    """Whether a reason of that moment still holds."""
    return 0 <= time.time() - at < HOLDS


def bound(space: UUID) -> str:
    """What a kept reason is bound to."""
    return f"{space}|reason"
