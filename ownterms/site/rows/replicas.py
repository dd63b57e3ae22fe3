"""Where one visit reads: from the primary, or from a replica that has caught up with what this visitor wrote.

Rules and pages know nothing of this: Django asks the `Router` below before each query. Only a stranger's look at a
public page reads from a replica. Whatever is written, and all that is read in a transaction or after a write, goes to
the primary; so do sessions, sign-in, commands, tasks and the index, which run outside such a look.
"""

import re
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final

from django.db import DatabaseError, connections
from django.db.models import Model

PRIMARY: Final = "default"
REPLICA: Final = "replica"
POSITION: Final = re.compile(r"[0-9A-F]{1,8}/[0-9A-F]{1,8}")


@dataclass
class Visit:
    """One request: where it reads, and whether it has written."""

    reads: str = PRIMARY
    wrote: bool = False


visits: Final[ContextVar[Visit | None]] = ContextVar("visits", default=None)


class Router:
    """Sends each query of a visit to the right database. Outside a visit that is always the primary."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:  # noqa: ANN401, ARG002  Django's shape
        """This will give where to read from; None where Django stays with the database that a row came from."""
        visit = visits.get()
        if visit is None or visit.wrote or visit.reads == PRIMARY or connections[PRIMARY].in_atomic_block:
            return PRIMARY
        return None if hints.get("instance") is not None else REPLICA

    def db_for_write(self, model: type[Model], **hints: Any) -> str:  # noqa: ANN401, ARG002
        """This will send what is written to the primary, and all that is read after it."""
        if visit := visits.get():
            visit.wrote = True
        return PRIMARY

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool:  # noqa: ANN401, ARG002
        """Both hold the same rows."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:  # noqa: ANN401, ARG002
        """Tables come to a replica by themselves."""
        return db == PRIMARY


def position() -> str:
    """How far the primary's log of writes goes now: all that this visit committed lies before it.

    What was inserted counts, not what was written out: a host may let commits go ahead of the disk.
    """
    with connections[PRIMARY].cursor() as cursor:
        cursor.execute("SELECT pg_current_wal_insert_lsn()")
        return str(cursor.fetchone()[0])


def has_reached(written: str) -> bool:
    """Whether the replica has everything up to a position; not where it is away, nor for what is no position."""
    if not POSITION.fullmatch(written):
        return False
    try:
        with connections[REPLICA].cursor() as cursor:
            # One that was made the primary meanwhile replays nothing, and lacks nothing.
            cursor.execute("SELECT NOT pg_is_in_recovery() OR pg_last_wal_replay_lsn() >= %s::pg_lsn", [written])
            return bool(cursor.fetchone()[0])
    except DatabaseError:
        return False
