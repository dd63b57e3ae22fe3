"""`./run export`: everything that may be passed on, in one file; or all that is an invented person's own."""

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final, Self

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

from ownterms.exchange import files
from ownterms.exchange.models import standings
from ownterms.exchange.own import told
from ownterms.exchange.own.care.chosen import Chosen
from ownterms.exchange.own.care.fhir import in_fhir
from ownterms.exchange.own.care.headings import under_headings
from ownterms.exchange.own.formats import FORMATS, CannotBeMade
from ownterms.exchange.own.gathered import gathered
from ownterms.exchange.own.passing import in_passing
from ownterms.exchange.own.reading import read, with_safe_media
from ownterms.exchange.own.writing import TERMINAL, NotWritten, write

OWN: Final = (*FORMATS, "fhir", "prsb")
"""Kinds of file for what is somebody's own."""
ENDINGS: Final = {"fhir": {"json"}, "prsb": {"html", "docx"}}


class Command(BaseCommand):
    """Writes the directory into a file that others can read."""

    help = (
        "Write all that may be passed on into one file: HSDS 3, as a tabular datapackage or as JSON. "
        "With --demo, all that is the invented person's own. Nobody takes a real person's things from here: "
        "they do so themselves, signed in, at /space/take/."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to, and in which form."""
        parser.add_argument("path", metavar="PATH", help="The file to write. What is there already is replaced.")
        parser.add_argument(
            "--format", choices=files.FORMATS, help="Without it, JSON where PATH ends in .json, else a datapackage."
        )
        parser.add_argument("--json", action="store_true", help="Print what was written as JSON; it takes no file.")
        parser.add_argument("--demo", action="store_true", help="The invented person's own; - for PATH prints text.")
        for kind in set(FORMATS) - {"json"}:
            parser.add_argument(f"--{kind}", action="store_true", help=f"With --demo: as {FORMATS[kind].name}.")
        parser.add_argument("--fhir", action="store_true", help="With --demo: as FHIR R4, with all that stands.")
        parser.add_argument("--goals", action="store_true", help="With --fhir: as if each want were called a goal.")
        parser.add_argument("--prsb", action="store_true", help="With --demo: under the headings of the PRSB.")

    def handle(self, *_args: object, **options: object) -> None:
        """Write the file, and say what is in it. Raises CommandError where it cannot be written."""
        wish = Namespace(**options)
        path = Path(wish.path)
        if not path.parent.is_dir():
            there = {"folder": path.parent}
            raise CommandError(_("The folder %(folder)s is not there. Make it first. Nothing was written.") % there)
        if wish.demo:
            self._of_demo(wish)
            return
        if other := next((each for each in OWN if each != "json" and getattr(wish, each)), None):
            raise CommandError(_("Say --demo too for --%(kind)s. Nothing was written.") % {"kind": other}, returncode=2)
        if path.suffix.lower() not in {".zip", ".json"}:
            raise CommandError(_("Name a file that ends in .zip or .json. Nothing was written."), returncode=2)
        kind = wish.format or ("json" if path.suffix.lower() == ".json" else "datapackage")
        try:
            with _Bar(hidden=wish.json or not sys.stderr.isatty()) as bar:
                counts = files.write(path, kind=kind, progress=bar.show)
        except OSError as cause:
            said = {"path": path, "cause": cause.strerror or cause}
            raise CommandError(_("%(path)s cannot be written (%(cause)s). Nothing was kept.") % said) from cause
        if wish.json:
            written = {"path": str(path), "format": kind, "title": files.title(), "tables": counts}
            self.stdout.write(json.dumps(written, indent=2, ensure_ascii=False))
            return
        told = {"path": path, "services": counts["service"], "rows": sum(counts.values())}
        self.stdout.write(_("Written to %(path)s: %(services)s services, %(rows)s rows in all.") % told)
        if not counts["service"]:
            self._say_why()

    def _of_demo(self, wish: Namespace) -> None:
        ending = Path(wish.path).suffix.lower().removeprefix(".")
        asked = [kind for kind in OWN if getattr(wish, kind)] or [ending if ending in FORMATS else "json"]
        if wish.format:
            raise CommandError(_("--format is for the directory, not for --demo. Nothing was written."), returncode=2)
        if len(asked) > 1:
            raise CommandError(_("Ask for one kind of file at a time. Nothing was written."), returncode=2)
        if ending in {*FORMATS, "zip"} - ENDINGS.get(asked[0], {asked[0]}):
            said = {"path": wish.path, "ending": ending, "kind": asked[0]}
            raise CommandError(
                _("%(path)s ends in .%(ending)s, but would hold %(kind)s. Nothing was written.") % said, returncode=2
            )
        try:
            with in_passing(with_safe_media(read(settings.DEMO_PEOPLE[0].read_bytes()))) as space:
                own = gathered(space, by=space.person)
                content = _made(own, asked[0], wish)
            write(content, wish.path, self.stdout)
        except (NotWritten, CannotBeMade) as refusal:
            raise CommandError(str(refusal)) from refusal

    def _say_why(self) -> None:
        kept = [each for each in standings() if not each.is_passed_on]
        for each in kept:
            self.stdout.write(_("%(name)s is not passed on: %(why)s.") % {"name": each.source.name, "why": each.why})
        if kept:
            self.stdout.write(_("If you may pass one on, say so: ./run publish NAME --yes"))
        else:
            self.stdout.write(_("No services are here yet."))


def _made(own: told.Own, kind: str, wish: Namespace) -> bytes:
    if kind in FORMATS:
        return FORMATS[kind].make(own)
    chosen = Chosen.all_of(own, at=timezone.now(), goals=wish.goals)
    if kind == "fhir":
        return in_fhir(own, chosen)
    as_page = wish.path == TERMINAL or wish.path.endswith((".html", ".htm"))
    return FORMATS["html" if as_page else "docx"].of_page(under_headings(own, chosen))


class _Bar:
    """A progress bar in a terminal; nothing where nobody watches."""

    def __init__(self, *, hidden: bool) -> None:
        self.bar = tqdm(desc=_("writing"), unit=_(" rows"), disable=hidden, leave=False)
        self.before: dict[str, int] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_trouble: object) -> None:
        self.bar.close()

    def show(self, table: str, count: int) -> None:
        """Show that `count` rows of a table were written."""
        self.bar.update(count - self.before.get(table, 0))
        self.before[table] = count
