"""The keys of private spaces, kept beside the backups in one file of their own.

A backup of the rows is kept for weeks and holds none of them. Beside all backups of a folder lies one
file with the keys as they are now, written anew with each backup and after each erasure: so that what was
erased cannot be read in any older backup. The keys in it are sealed under the master key.
"""

import json
import os
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Final
from uuid import UUID

from django.db import connection, transaction

from ownterms.lib.written.draft import being_written
from ownterms.site.backups.archive import BadArchive
from ownterms.spaces import actions
from ownterms.spaces.models import Space, SpaceKey

NAME: Final = "ownterms-keys.json"


def write(folder: Path) -> None:
    """This will write the keys as they are now, in place of the file before (0600); no file where there is no table."""
    if SpaceKey._meta.db_table not in connection.introspection.table_names():  # noqa: SLF001  (an older version's rows)
        return
    rows = SpaceKey.objects.order_by("pk").values_list("pk", "under", "sealed")
    kept = {space.hex: {"under": under, "sealed": b64encode(bytes(sealed)).decode()} for space, under, sealed in rows}
    with being_written(folder / NAME) as draft:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL, mode=0o600))
        draft.write_text(json.dumps(kept, indent=1))


def read(file: Path) -> list[SpaceKey]:
    """This will read the keys that a file holds, without keeping them. Raises BadArchive."""
    try:
        kept = json.loads(file.read_bytes())
        return [
            SpaceKey(space_id=UUID(hex=space), under=str(key["under"]), sealed=b64decode(key["sealed"], validate=True))
            for space, key in kept.items()
        ]
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as cause:
        raise BadArchive(f"{file.name} does not hold the keys of private spaces. Nothing was changed.") from cause


@transaction.atomic
def bring_back(keys: list[SpaceKey]) -> int:
    """This will put keys to the spaces that were restored, and erase those that were erased since; it counts them."""
    held = set(Space.objects.values_list("pk", flat=True))
    SpaceKey.objects.all().delete()
    SpaceKey.objects.bulk_create(key for key in keys if key.space_id in held)
    return actions.sweep_keyless()


def drop_erased(folder: Path) -> bool:
    """This will write the file anew where it holds the key of a space that is no more, and say whether it did."""
    file = folder / NAME
    if not file.exists():
        return False
    alive = set(SpaceKey.objects.values_list("pk", flat=True))
    if all(key.pk in alive for key in read(file)):
        return False
    write(folder)
    return True
