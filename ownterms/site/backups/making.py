"""Making a backup while people go on writing, and keeping the newest few."""

import re
import tempfile
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from ownterms.site.backups import archive, postgres, space_keys, sqlite
from ownterms.site.backups.archive import Manifest

OURS = re.compile(r"ownterms-(\d{8}-\d{6})(?:-\d+)?\.zip")
STAMP = "%Y%m%d-%H%M%S"
# What is over within hours has no place in a copy that is kept for weeks: it would let sessions that were
# ended live again, and send letters twice. The keys of private spaces have a file of their own.
LEFT_OUT = [
    "people.Session",
    "people.EmailedCode",
    "people.Tally",
    "spaces.SpaceKey",
    "django_tasks_database.DBTaskResult",
    "house.Pulse",
    "house.Round",
]
KEY_IN = "The keys are in this file: keep it as safe as the keys themselves."
KEY_APART = "The keys are kept apart: copy the files “key” and “master.key” of the data folder to another safe place."
KEY_FILES = ("key", "master.key")


class NothingYet(Exception):
    """There is no database that could be copied."""


class NoFolder(Exception):
    """The folder that was named for the backup is not there."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made: its file and what it says of itself."""

    file: Path
    manifest: Manifest


def make_backup(place: Path | None = None, *, with_key: bool = False) -> Backup:
    """This will write one file with all that cannot be made again, and read it back.

    `place` is a file (.zip), or a folder, which gets a file named by the time. Left out: the index and the
    pages' files, which are made again; letters, sessions and waiting work, which pass; and the keys, unless
    `with_key`. The keys of private spaces go into one file beside it. Only the usual place is made where it is
    not there. Raises NothingYet, NoFolder, BadArchive where the database is damaged, NoTool where PostgreSQL's
    tools are not here, and OSError where the file cannot be written.
    """
    if not connection.introspection.table_names():
        raise NothingYet("There is nothing to back up yet: no database is here. The next start makes it, or an import.")
    file = file_for(place or usual_place())
    if file.parent.resolve() == usual_place().resolve():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    elif not file.parent.is_dir():
        raise NoFolder(f"There is no folder {file.parent}. Make it first, or check its name. Nothing was written.")
    database = sqlite if connection.vendor == "sqlite" else postgres
    without = [apps.get_model(name)._meta.db_table for name in LEFT_OUT]  # noqa: SLF001  (Django's own way to a table)
    with tempfile.TemporaryDirectory(prefix=".ownterms-", dir=file.parent) as scratch:
        taken = set(MigrationRecorder(connection).applied_migrations())
        part, rows = database.copy(Path(scratch), without=without)
        manifest = archive.write(
            file,
            {part.name: part} | (key_files() if with_key else {}),
            made=timezone.now().isoformat(timespec="seconds"),
            version=tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]["version"],
            engine=connection.vendor,
            rows=rows,
            migrations=sorted(f"{app}.{step}" for app, step in known_steps() & taken),
            key=KEY_IN if with_key else KEY_APART,
        )
    space_keys.write(file.parent)
    return Backup(file, manifest)


def key_files() -> dict[str, Path]:
    """The files of keys that are here, by name: a master key may stand in the environment instead."""
    return {name: settings.DATA / name for name in KEY_FILES if (settings.DATA / name).exists()}


def known_steps() -> set[tuple[str, str]]:
    """Every step of every application that this version has: (application, name)."""
    return set(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)


def usual_place() -> Path:
    """The folder of backups: the host's, or one in the data folder."""
    return Path(settings.BACKUPS) if settings.BACKUPS else Path(settings.DATA) / "backups"


def file_for(place: Path) -> Path:
    """This will give the file to write to: a new one, named by the time, where `place` is a folder."""
    if place.suffix == ".zip" and not place.is_dir():
        return place
    stamp = timezone.now().astimezone(UTC).strftime(STAMP)
    names = [f"ownterms-{stamp}.zip", *(f"ownterms-{stamp}-{number}.zip" for number in range(2, 100))]
    return next(place / name for name in names if not (place / name).exists())


def in_order(folder: Path) -> list[Path]:
    """This will give the backups of a folder, the newest first."""
    found = [file for file in folder.iterdir() if OURS.fullmatch(file.name)] if folder.is_dir() else []
    return sorted(found, key=lambda file: (made_on(file), len(file.name), file.name), reverse=True)


def made_on(file: Path) -> datetime:
    """When a backup was made, by its name."""
    named = OURS.fullmatch(file.name)
    return datetime.strptime(named[1] if named else "", STAMP).replace(tzinfo=UTC)


def keep_newest(folder: Path, count: int) -> list[Path]:
    """This will take away all backups of a folder but the newest few, and give those that went."""
    gone = in_order(folder)[count:]
    for file in gone:
        file.unlink()
    return gone
