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


# How soon we hear that a machine is gone; what the address itself says goes before this.
NOT_FOR_LONG = {
    "connect_timeout": 3,  # seconds for each host
    "tcp_user_timeout": 5_000,  # milliseconds until a line that answers nothing counts as dead
    "keepalives_idle": 5,  # seconds
    "application_name": "ownterms",
}


def database(address: str, *, folder: Path, pooled: bool = False) -> dict[str, Any]:
    """This will give Django's settings of one database.

    `address` is a PostgreSQL address as libpq reads it (several hosts are parted by commas: the one that can be
    written to is taken); empty means the SQLite file in `folder`. `pooled`: pgbouncer stands before it and gives
    each transaction another line. Raises ValueError where it is no such address.
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
    several = {"target_session_attrs": "read-write"} if "," in str(read.get("host", "")) else {}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": read.get("dbname", ""),
        "HOST": read.get("host", ""),
        "PORT": str(read.get("port", "")),
        "USER": read.get("user", ""),
        "PASSWORD": read.get("password", ""),
        "CONN_HEALTH_CHECKS": True,
        "CONN_MAX_AGE": 60,  # seconds
        "DISABLE_SERVER_SIDE_CURSORS": pooled,  # a cursor would be left behind on another line
        "OPTIONS": NOT_FOR_LONG | several | {name: value for name, value in read.items() if name not in OURS},
    }


def replica(address: str, *, folder: Path, pooled: bool = False) -> dict[str, Any]:
    """This will give Django's settings of the replicas: of several hosts any that follows, or else the one followed."""
    read = database(address, folder=folder, pooled=pooled)
    follows = {"target_session_attrs": "prefer-standby"} if "target_session_attrs" not in address else {}
    return read | {"OPTIONS": read["OPTIONS"] | follows, "TEST": {"MIRROR": "default"}}
