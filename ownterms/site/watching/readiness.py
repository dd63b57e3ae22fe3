"""Whether people can be served: one look at each thing that a page needs."""

import shutil
from typing import NamedTuple

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from ownterms.finding import index
from ownterms.finding.engine import BadLexicon, IndexBusy, NoIndex

ROOM = 200_000_000  # bytes below which a disk is called nearly full


class Look(NamedTuple):
    """One thing that was looked at: whether it is in order, and a sentence.

    `note`: it is in order for a trial only, and wants somebody before real use.
    """

    name: str
    ok: bool
    says: str
    note: bool = False


def looks() -> list[Look]:
    """This will look at the disk, the database and the index; at the index only where the database answers."""
    seen = [disk(), database()]
    if seen[-1].ok:
        seen.append(the_index())
    return seen


def disk() -> Look:
    """Whether there is room where the data lies."""
    free = shutil.disk_usage(settings.DATA).free
    return Look("disk", free > ROOM, f"{free / 1e9:.1f} GB are free where the data lies.")


def database() -> Look:
    """Whether the database answers, and has all that this version wants of it."""
    try:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return Look("database", False, "The database does not answer.")
    if pending:
        return Look("database", False, "Not set up yet. The next start does that, or an import.")
    return Look("database", True, "Up to date.")


def the_index() -> Look:
    """Whether things can be found."""
    try:
        index.current()
    except (NoIndex, IndexBusy, BadLexicon, DatabaseError, OSError):
        return Look("index", False, "The index cannot be opened. It is made again as soon as it can be.")
    return Look("index", True, "Open.")
