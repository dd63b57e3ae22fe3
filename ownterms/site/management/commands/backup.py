"""./run backup: one file with all that cannot be made again."""

import json
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand

from ownterms.site.backups.archive import BadArchive
from ownterms.site.backups.making import NoFolder, NothingYet, keep_newest, make_backup
from ownterms.site.backups.postgres import NoTool


def several(words: str) -> int:
    """This will read how many to keep: one or more."""
    if not words.isdecimal() or int(words) < 1:
        raise ArgumentTypeError("Keep at least one.")
    return int(words)


class Command(BaseCommand):
    """Writes a backup while people go on using the place, and reads it back."""

    help = "Write a backup: one file. People can go on using the place meanwhile."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """This will read where to write and what to keep."""
        parser.add_argument("path", nargs="?", type=Path, help="a folder, or a file ending in .zip")
        parser.add_argument(
            "--keep", type=several, metavar="N", help="keep the newest N of the folder, and no older ones"
        )
        parser.add_argument("--with-key", action="store_true", help="put the key in too; then keep the file very safe")
        parser.add_argument("--json", action="store_true", dest="as_json", help="print JSON for other programs")

    def handle(self, *, path: Path | None, keep: int | None, with_key: bool, as_json: bool, **_: Any) -> None:  # noqa: ANN401
        """This will write it and say where it lies; raises CommandError where it could not be made."""
        try:
            made = make_backup(path, with_key=with_key)
        except (BadArchive, NoFolder, NoTool, NothingYet) as refusal:
            raise CommandError(str(refusal)) from refusal
        gone = keep_newest(made.file.parent, keep) if keep else []
        size, rows = made.file.stat().st_size, sum(made.manifest.rows.values())
        if as_json:
            print(
                json.dumps({"file": str(made.file), "bytes": size, "rows": rows, "removed": [str(old) for old in gone]})
            )
            return
        print(f"{made.file}: {rows} rows, {size / 1e6:.1f} MB, read back and whole.")
        print(made.manifest.key)
        if gone:
            print(f"Older ones that went: {len(gone)}.")
