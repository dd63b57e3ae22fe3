"""SQLite's journal, where what was taken away can still be read until it is written over."""

from django.db import connection


def empty() -> None:
    """This will put the journal's rows into the database and cut it to nothing. Elsewhere than on SQLite: nothing."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        # Writers wait meanwhile, so a second is enough; where somebody reads for longer, the next round does it.
        cursor.execute("PRAGMA busy_timeout = 1000")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            cursor.execute("PRAGMA busy_timeout = 20000")  # as in site/databases
