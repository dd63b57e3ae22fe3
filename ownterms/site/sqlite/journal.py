"""SQLite's journal, where what was taken away can still be read until it is written over."""

from typing import Final

from django.db import connection

PATIENCE: Final = 1000  # milliseconds: writers wait meanwhile; where somebody reads for longer, the next round does it


def empty() -> None:
    """This will put the journal's rows into the database and cut it to nothing. Elsewhere than on SQLite: nothing."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        (usual,) = cursor.fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {PATIENCE}")
        try:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {int(usual)}")
