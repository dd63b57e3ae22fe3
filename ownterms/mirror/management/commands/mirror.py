"""`./run mirror`: the nine tests on anybody's spreadsheet. It opens no database, sends nothing and keeps nothing."""

import json
import shutil
import sys
import textwrap
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from ownterms.lib.written.browser import in_html
from ownterms.lib.written.pages import Page
from ownterms.lib.written.plain import in_text
from ownterms.lib.written.word import in_word
from ownterms.mirror.management.writing import keep, must_be_apart, must_be_free
from ownterms.mirror.reading import Mirror, hold_up
from ownterms.mirror.saying import in_figures, page_of, tell
from ownterms.mirror.saying.sheet import notes, sheet_in_figures
from ownterms.mirror.sheets import SheetRefused, Taken, example, mapping, take
from ownterms.mirror.sheets.opening import seekable

THROUGH_A_PIPE: Final = "-"


class Command(BaseCommand):
    """Holds a spreadsheet up to the nine tests."""

    help = (
        "Ask of a spreadsheet whether the work in it is person centred: nine readings, each with its doubt. It runs on "
        "this machine alone, sends nothing and keeps nothing. docs/mirror.md tells which columns it reads."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which file, and how it is to be told."""
        parser.add_argument("file", metavar="FILE", nargs="?", help="a CSV or XLSX; - reads what comes through a pipe")
        parser.add_argument("--json", action="store_true", help="print JSON for other programs")
        parser.add_argument("--html", metavar="OUT", type=Path, help="write one page for any browser")
        parser.add_argument("--docx", metavar="OUT", type=Path, help="write a Word document")
        parser.add_argument(
            "--map", metavar="MAP", type=Path, help="what your headings mean: written to edit, then read"
        )
        parser.add_argument("--us", metavar="NAME", default="", help="how the sheet names you in “provider”")
        parser.add_argument("--by", choices=["quarter"], help="tell the direction of travel, a quarter at a time")
        parser.add_argument("--long", action="store_true", help="print all of it: every number, and what it rests on")
        parser.add_argument("--replace", action="store_true", help="write over files that are there")
        parser.add_argument("--example", action="store_true", help="print a small sheet to start from, or write FILE")

    def handle(self, *_args: object, **options: object) -> None:
        """Hold it up, and tell. Raises CommandError with a sentence where it cannot."""
        wish = Namespace(**options)
        if wish.example:
            self._example(wish)
            return
        if not wish.file:
            raise CommandError(_("Name a file: ./run mirror FILE.csv. Nothing was read."), returncode=2)
        must_be_apart((Path(wish.file), wish.html, wish.docx, wish.map))
        for out in filter(None, (wish.html, wish.docx)):
            must_be_free(out, replace=wish.replace)
        taken = self._taken(wish)
        if not taken:
            return
        mirror = hold_up(taken.facts, by_quarter=bool(wish.by))
        if wish.json:
            self.stdout.write(json.dumps(in_figures(mirror) | sheet_in_figures(taken), indent=1))
        self._write(mirror, taken, wish)
        if not (wish.json or wish.html or wish.docx):
            self._print(mirror, taken, wish)

    def _taken(self, wish: Namespace) -> Taken | None:
        """Read the sheet; None where a mapping was written just now, without which nothing can be read."""
        name = Path(wish.file).name
        with opened(wish.file) as file:
            try:
                written = bool(wish.map) and not wish.map.exists()
                if written:
                    self._write_mapping(file, name, wish)
                meant = mapping.read(bytes_of(wish.map)) if wish.map else None
                with tqdm(desc=_("Reading"), unit=_(" lines"), disable=None, leave=False) as bar:
                    return take(file, name, mapping=meant, us=wish.us, watch=lambda rows: bar.update(rows - bar.n))
            except SheetRefused:
                if written and wish.map.exists():
                    self.stderr.write(_("Nothing was read yet."))
                    return None
                raise

    def _write_mapping(self, file: BinaryIO, name: str, wish: Namespace) -> None:
        """Write down what we take their headings for, to be put right."""
        must_be_free(wish.map, replace=wish.replace)
        keep(wish.map, mapping.guess(file, name).encode())
        said = _("Written to %(path)s: what we take your headings for. Put it right, and run the same again.")
        self.stderr.write(said % {"path": wish.map})

    def _print(self, mirror: Mirror, taken: Taken, wish: Namespace) -> None:
        page = page_of(tell(mirror), name=first_of(wish.us), notes=notes(taken), draws=False)
        self.stdout.write(as_wide_as_here(in_text(page, is_short=not wish.long).decode()))
        if not wish.long:
            self.stdout.write(as_wide_as_here(_("The numbers, and what they rest on: add --long.")))

    def _write(self, mirror: Mirror, taken: Taken, wish: Namespace) -> None:
        """Write the files that were asked for, and say so where no other program listens."""
        for out, made in ((wish.html, in_html), (wish.docx, in_word)):
            if out:
                draws = made is in_html
                page: Page = page_of(tell(mirror), name=first_of(wish.us), notes=notes(taken), draws=draws)
                keep(out, made(page))
                (self.stderr if wish.json else self.stdout).write(_("Written to %(path)s.") % {"path": out})

    def _example(self, wish: Namespace) -> None:
        if wish.file in {None, THROUGH_A_PIPE}:
            self.stdout.write(example(), ending="")
            return
        must_be_free(Path(wish.file), replace=wish.replace)
        keep(Path(wish.file), example().encode())
        self.stdout.write(_("Written to %(path)s. Try: ./run mirror %(path)s") % {"path": wish.file})


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """This will open a file, or what comes through a pipe. Raises CommandError with a sentence where there is none."""
    try:
        if name == THROUGH_A_PIPE and sys.stdin is None:
            raise CommandError(_("Nothing comes through the pipe. Nothing was read."))
        file = sys.stdin.buffer if name == THROUGH_A_PIPE else Path(name).open("rb")  # noqa: SIM115  (closed below)
        with file:
            yield seekable(file)
    except OSError as cause:
        raise unreadable(name, cause) from cause
    except SheetRefused as refusal:
        raise CommandError(str(refusal)) from refusal


def bytes_of(meant: Path) -> bytes:
    """This will read a mapping, and no more than one can hold. Raises CommandError with a sentence."""
    try:
        with meant.open("rb") as file:
            return file.read(mapping.LARGEST + 1)
    except OSError as cause:
        raise unreadable(meant, cause) from cause


def unreadable(name: object, cause: OSError) -> CommandError:
    """This will give a sentence for a file that cannot be read."""
    said = {"file": name, "cause": cause.strerror or cause}
    return CommandError(_("%(file)s cannot be read (%(cause)s). Nothing was done.") % said)


def first_of(names: str) -> str:
    """This will give the first of several names of one service."""
    return names.partition(";")[0].strip()


def as_wide_as_here(text: str) -> str:
    """This will break lines at words where a terminal is narrower; whatever goes into a file stays as it is."""
    if not sys.stdout.isatty():
        return text
    width = max(20, min(shutil.get_terminal_size().columns, 100))
    broken = (
        textwrap.fill(line, width, subsequent_indent="  " * line.startswith(("-", " "))) for line in text.splitlines()
    )
    return "\n".join(broken)
