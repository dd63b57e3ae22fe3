"""Copying a PostgreSQL database with its own tools, and filling an empty one."""

import os
import shutil
import subprocess
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from ownterms.site.backups.archive import BadArchive
from ownterms.site.backups.tables import about

PART = "database.dump"
VARIABLES = {
    "NAME": "PGDATABASE",
    "USER": "PGUSER",
    "PASSWORD": "PGPASSWORD",
    "HOST": "PGHOST",
    "PORT": "PGPORT",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "target_session_attrs": "PGTARGETSESSIONATTRS",
}


class NoTool(Exception):
    """PostgreSQL's own tools are not on this machine, or do not fit the server."""


def copy(folder: Path, *, without: list[str]) -> tuple[Path, dict[str, int]]:
    """This will write one state of the database into a folder, and give the file and the rows of each table.

    Raises NoTool.
    """
    part = folder / PART
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")  # so that the copy and the counts see the same moment
        (snapshot,) = cursor.fetchone()
        left_out = [f"--exclude-table-data={table}" for table in without]
        run(
            "pg_dump",
            "--format=custom",
            "--no-owner",
            "--no-privileges",
            f"--snapshot={snapshot}",
            *left_out,
            f"--file={part}",
        )
        counted = rows()
    return part, counted | {table: 0 for table in without if table in counted}


def rows() -> dict[str, int]:
    """This will count the rows of each table."""
    counted = {}
    with connection.cursor() as cursor:
        for name in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(about("SELECT count(*) FROM TABLE", name))
            counted[name] = cursor.fetchone()[0]
    return counted


def fill(part: Path, *, replace: bool) -> None:
    """This will put a copy into the database, all of it or nothing; raises BadArchive and NoTool."""
    run("pg_restore", "--list", str(part))
    emptied = ["--clean", "--if-exists"] if replace else []
    connection.close()
    run("pg_restore", "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", *emptied,
        f"--dbname={settings.DATABASES['default']['NAME']}", str(part))  # fmt: skip


def run(tool: str, *words: str) -> None:
    """This will run one of PostgreSQL's tools on our database. Its password stands in no list of processes."""
    if not shutil.which(tool):
        raise NoTool(f"{tool} is not on this machine. On Debian: apt install postgresql-client. Nothing was changed.")
    known = settings.DATABASES["default"]
    said = {**known, **known["OPTIONS"]}
    told = os.environ | {variable: str(said[name]) for name, variable in VARIABLES.items() if said.get(name)}
    done = subprocess.run([tool, *words], env=told, capture_output=True, text=True, check=False)
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["nothing"])[0]
        trouble = NoTool if tool == "pg_dump" or "version" in reason else BadArchive
        raise trouble(f"{tool} could not do it, and said: {reason}. Nothing was changed.")
