"""Copying a PostgreSQL database with its own tools, and putting a copy in its place."""

import os
import shutil
import subprocess
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from ownterms.site.backups.archive import BadArchive
from ownterms.site.backups.tables import about

PART = "database.dump"
# What was replaced lies in a schema of its own, with this word before the time. Nobody else uses it.
ASIDE = "replaced_"
MOVE_ASIDE = """
CREATE SCHEMA {aside};
DO $$
DECLARE held record;
BEGIN
    FOR held IN SELECT schemaname, tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
        EXECUTE format('ALTER TABLE %I.%I SET SCHEMA {aside}', held.schemaname, held.tablename);
    END LOOP;
END $$;
"""
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
            f"--exclude-schema={ASIDE}*",
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


def others_connected() -> bool:
    """Whether another process of ours, on whatever machine, is connected to this database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND application_name = current_setting('application_name') AND pid <> pg_backend_pid()"
        )
        return bool(cursor.fetchone()[0])


def fill(part: Path, *, replace: bool) -> None:
    """This will put a copy into the database, all of it or nothing; raises BadArchive and NoTool.

    With `replace`, what is there moves into a schema of its own in the same transaction.
    """
    script = part.with_suffix(".sql")
    run("pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(part))
    aside = MOVE_ASIDE.format(aside=f"{ASIDE}{timezone.now():%Y%m%d_%H%M%S}")
    first = [f"--command={aside}"] if replace else []
    connection.close()
    run("psql", "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", *first, f"--file={script}")


def run(tool: str, *words: str) -> None:
    """This will run one of PostgreSQL's tools on our database. Its password stands in no list of processes."""
    if settings.POOLED:  # the tools change settings of their line, which somebody else would get after them
        raise NoTool(
            "This needs a line to PostgreSQL itself. For this command, let DATABASE_URL name the server "
            "and not pgbouncer, and leave OWNTERMS_POOLED out. Nothing was changed."
        )
    if not shutil.which(tool):
        raise NoTool(f"{tool} is not on this machine. On Debian: apt install postgresql-client. Nothing was changed.")
    known = connection.settings_dict
    said = {**known, **known["OPTIONS"]}
    told = os.environ | {variable: str(said[name]) for name, variable in VARIABLES.items() if said.get(name)}
    done = subprocess.run([tool, *words], env=told | {"LC_ALL": "C"}, capture_output=True, text=True, check=False)
    if not done.returncode:
        return
    reason = (done.stderr.strip().splitlines() or ["nothing"])[0]
    if tool != "psql" and "version" in reason:
        raise NoTool(
            f"{tool} here is too old for this database. Install the postgresql-client of the server's own version. "
            "Nothing was changed."
        )
    trouble = NoTool if tool == "pg_dump" else BadArchive
    raise trouble(f"{tool} could not do it, and said: {reason}. Nothing was changed.")
