"""The way back: from a backup to a data folder, whole or not at all."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django.utils.module_loading import import_string

from ownterms.lib.sealing import name_of
from ownterms.site.backups import archive, postgres, space_keys, sqlite
from ownterms.site.backups.archive import BadArchive, Manifest
from ownterms.site.backups.door import NotEmpty, nobody_served
from ownterms.site.backups.making import KEY_FILES, known_steps
from ownterms.spaces.models import SpaceKey


@dataclass(frozen=True, slots=True)
class Restored:
    """What a backup says of itself, and how many private spaces went that were erased since it was made."""

    manifest: Manifest
    erased: int


def restore(file: Path, *, replace: bool = False, unreadable: bool = False) -> Restored:
    """This will check a backup from end to end, and only then put it where the data lies.

    What was there moves aside, into a folder or a schema of its own, where `replace` allows it. The keys of
    private spaces come from the file beside the backup; spaces without one were erased since, and go.
    Then what `AFTER_RESTORE` names is done. Where their
    master key is not here nothing is done, unless `unreadable`. Raises BadArchive, NotEmpty, NoTool and OSError; after
    each of them all is as it was.
    """
    manifest = archive.read(file)
    must_fit(file, manifest)
    keys = keys_beside(file, manifest)
    if not unreadable:
        must_be_readable(keys, manifest)
    with nobody_served(), tempfile.TemporaryDirectory(prefix="restoring-", dir=settings.DATA) as scratch:
        must_be_empty(replace=replace)
        parts = archive.unpack(file, manifest, Path(scratch))
        if manifest.engine == "sqlite":
            into_sqlite(parts, manifest, Path(scratch))
        else:
            must_be_alone()
            into_postgres(parts, manifest, replace=replace)
        shutil.rmtree(settings.DATA / "index", ignore_errors=True)  # it followed other rows; it is made again
        erased = space_keys.bring_back(keys)
        for verb in settings.AFTER_RESTORE:
            import_string(verb)()
    return Restored(manifest, erased)


def keys_beside(file: Path, manifest: Manifest) -> list[SpaceKey]:
    """This will read the keys that lie beside a backup; raises BadArchive where they are needed and not there."""
    keys = file.parent / space_keys.NAME
    if keys.exists():
        return space_keys.read(keys)
    if not manifest.rows.get("spaces_space"):
        return []
    raise BadArchive(
        f"{keys.name} does not lie beside {file.name}. Without it no private space in it can be read. "
        "Nothing was changed."
    )


def must_be_readable(keys: list[SpaceKey], manifest: Manifest) -> None:
    """This will raise BadArchive where private spaces lie under a master key that is neither here nor in the backup."""
    if "master.key" in manifest.parts:
        return
    strange = {key.under for key in keys} - {name_of(master) for master in settings.MASTER_KEYS}
    if strange:
        raise BadArchive(
            f"The private spaces in it lie under the master key {', '.join(sorted(strange))}, which is not here. "
            f"Put the old master.key into {settings.DATA} first; or, if it is lost for good, say --unreadable. "
            "Nothing was changed."
        )


def must_fit(file: Path, manifest: Manifest) -> None:
    """This will raise BadArchive where the backup is of another database or a newer version, or has other parts."""
    if manifest.engine != connection.vendor:
        raise BadArchive(
            f"{file.name} is of a {manifest.engine} database, and DATABASE_URL says {connection.vendor} here. "
            "Nothing was changed."
        )
    needed = sqlite.PART if manifest.engine == "sqlite" else postgres.PART
    if manifest.parts.keys() - set(KEY_FILES) != {needed}:
        raise BadArchive(f"{file.name} does not hold what a backup holds. Nothing was changed.")
    if set(manifest.migrations) - {f"{app}.{step}" for app, step in known_steps()}:
        raise BadArchive(
            f"{file.name} was made by a newer version. Bring the code up to it first. Nothing was changed."
        )


def must_be_empty(*, replace: bool) -> None:
    """This will raise NotEmpty where something would be replaced without leave."""
    if replace:
        return
    if connection.vendor == "sqlite":
        filled = (settings.DATA / sqlite.NAME).exists()
    else:
        filled = bool(connection.introspection.table_names())
    if filled:
        raise NotEmpty(
            "There is a database here already. To put the backup in its place, say --replace. Nothing was changed."
        )


def must_be_alone() -> None:
    """This will raise NotEmpty where another machine is served from the same PostgreSQL."""
    if postgres.others_connected():
        raise NotEmpty("Own Terms is running on another machine. Stop it there first. Nothing was changed.")


def into_sqlite(parts: dict[str, Path], manifest: Manifest, scratch: Path) -> None:
    """This will make the copy ready beside the data, then give it the database's place."""
    sqlite.must_be_whole(parts[sqlite.PART], manifest.rows)
    ready = parts[sqlite.PART].rename(scratch / sqlite.NAME)
    sqlite.bring_up_to_date(scratch)
    connection.close()
    aside = settings.DATA / f"replaced-{timezone.now():%Y%m%d-%H%M%S}"
    sqlite.put_in_place(ready, settings.DATA, aside=aside)
    take_keys(parts)


def into_postgres(parts: dict[str, Path], manifest: Manifest, *, replace: bool) -> None:
    """This will put the copy in place in one transaction, and then take it through this version's steps."""
    postgres.fill(parts[postgres.PART], replace=replace)
    if postgres.rows() != manifest.rows:
        raise BadArchive(
            "The database was filled, but its rows are not as many as when it was copied. Look at it first."
        )
    call_command("migrate", verbosity=0, interactive=False)
    take_keys(parts)


def take_keys(parts: dict[str, Path]) -> None:
    """This will put the backup's keys in the place of those that this folder made for itself."""
    for name in KEY_FILES:
        if name in parts:
            parts[name].chmod(0o600)
            parts[name].replace(settings.DATA / name)
