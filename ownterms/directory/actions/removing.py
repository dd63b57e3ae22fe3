"""Removing a source with everything that came from it."""

from django.db import transaction

from ownterms.directory.actions.listing_up import listed, withdraw
from ownterms.directory.models import ChangeCounter, Source
from ownterms.directory.taking.tables import tables


@transaction.atomic
def remove_source(source: Source) -> int:
    """This will drop a source, its records and its listings, and give the count of listings that went.

    Each leaves a withdrawal, so that an index can follow. Pages that left the
    source to be kept here stay, unless it was invented.
    """
    count = 0
    for kept in Source.objects.filter(kept_from=source.name, invented=True):
        count += remove_source(kept)
    gone = list(listed(source))
    withdraw(gone, iter(ChangeCounter.take(len(gone))))
    for table in reversed(tables().values()):
        rows = table.model.objects.filter(source=source)
        rows._raw_delete(rows.db)  # noqa: SLF001  straight from the table: all that hangs on them goes too
    source.delete()
    return count + len(gone)
