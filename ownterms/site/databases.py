"""Where rows are kept: in one file of this machine, or in PostgreSQL."""

from pathlib import Path
from typing import Any

SQLITE = {
    # A writer takes its place at once: a reader that turns writer late fails under load.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,  # seconds
    # FULL: with NORMAL, a power cut loses writes that were already acknowledged.
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA cache_size=-4000;"
    ),
}
OURS = ("host", "port", "dbname", "user", "password")


def database(address: str, *, folder: Path) -> dict[str, Any]:
    """This will give Django's settings of one database.

    `address` is a PostgreSQL address as libpq reads it (several hosts are parted by commas);
    empty means the SQLite file in `folder`. Raises ValueError where it is no such address.
    """
    if not address:
        return {
            "ENGINE": "ownterms.site.sqlite",
            "NAME": folder / "ownterms.sqlite3",
            "CONN_MAX_AGE": 60,  # seconds; to open the file for every page takes as long as to answer it
            "OPTIONS": SQLITE,
            "TEST": {"NAME": ":memory:"},
        }
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    try:
        read = conninfo_to_dict(address)
    except ProgrammingError as cause:
        raise ValueError("DATABASE_URL cannot be read. It looks like: postgresql://name:word@host/database") from cause
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": read.get("dbname", ""),
        "HOST": read.get("host", ""),
        "PORT": str(read.get("port", "")),
        "USER": read.get("user", ""),
        "PASSWORD": read.get("password", ""),
        "CONN_HEALTH_CHECKS": True,
        "CONN_MAX_AGE": 60,  # seconds
        "OPTIONS": {name: value for name, value in read.items() if name not in OURS},
    }
