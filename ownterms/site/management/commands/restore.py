"""./run restore: from a backup to a data folder."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand

from ownterms.site.backups.archive import BadArchive
from ownterms.site.backups.door import NotEmpty
from ownterms.site.backups.postgres import NoTool
from ownterms.site.backups.restoring import restore


class Command(BaseCommand):
    """Checks a backup from end to end, and only then puts it where the data lies."""

    help = "Put a backup where the data lies. It is checked from end to end first. Stop the server before."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """This will read which backup, and whether it may take another's place."""
        parser.add_argument("archive", type=Path, help="the backup's file")
        parser.add_argument("--replace", action="store_true", help="move what is here aside, and put the backup there")

        parser.add_argument(
            "--unreadable", action="store_true", help="go on although the private spaces can never be read again"
        )

    def handle(self, *, archive: Path, replace: bool, unreadable: bool, **_: Any) -> None:  # noqa: ANN401
        """This will restore it; raises CommandError, and then nothing has changed."""
        if not archive.is_file():
            raise CommandError(f"There is no file {archive}. Nothing was changed.")
        try:
            restored = restore(archive, replace=replace, unreadable=unreadable)
        except (BadArchive, NotEmpty, NoTool) as refusal:
            raise CommandError(str(refusal)) from refusal
        manifest = restored.manifest
        print(f"Restored {sum(manifest.rows.values())} rows, as they were on {manifest.made}.")
        if restored.erased:
            print(f"Private spaces that were erased since, and are gone here too: {restored.erased}.")
        print(
            "No yes to being counted or shown on came back: it may have been taken back since. People are asked anew."
        )
        print("People sign in anew. Start Own Terms again when you are ready.")
