"""`./run directory`: read other people's directories, see where things came from, decide what is the same."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils.translation import gettext as _
from tqdm import tqdm

from ownterms.directory.actions import pairing
from ownterms.directory.actions.importing import Origin, import_feed
from ownterms.directory.actions.removing import remove_source
from ownterms.directory.actions.report import Report
from ownterms.directory.feeds.asking import is_address
from ownterms.directory.feeds.fetching import Fetch
from ownterms.directory.feeds.mapping import read_mapping
from ownterms.directory.feeds.row import FeedRefused
from ownterms.directory.management.verbs import checking, naming, reading
from ownterms.directory.management.verbs.sources import source_named
from ownterms.directory.models import Duplicate, Listing, Source


class Command(BaseCommand):
    """One command with a verb for each thing to do with the directory."""

    help = "Read other people's directories into this one, and keep them in order."

    def add_arguments(self, parser: CommandParser) -> None:
        """The verbs and their options."""
        verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
        self._import_options(verbs.add_parser("import", help="Take a feed in: files, folders, zips or a web address."))
        sources = verbs.add_parser("sources", help="Show what was read, from where and when.")
        sources.add_argument("--json", action="store_true", help="Print it as JSON.")
        pairs = verbs.add_parser("duplicates", help="Show listings that look alike, and decide about them.")
        pairs.add_argument("--join", type=int, metavar="PAIR", help="These two are one.")
        pairs.add_argument("--keep", choices=("first", "second"), default="first", help="Which of the two is shown.")
        pairs.add_argument("--keep-apart", type=int, metavar="PAIR", help="These two are different things.")
        pairs.add_argument("--separate", type=int, metavar="PAIR", help="Take back what was decided.")
        pairs.add_argument("--by", default="", help="Who says so.")
        pairs.add_argument("--limit", type=int, default=50, help="At most so many pairs.")
        pairs.add_argument("--json", action="store_true", help="Print it as JSON.")
        about = "Read a source from the web again: every day, week or month."
        reading.schedule_options(verbs.add_parser("schedule", help=about))
        about = "Show what sources that were read again would change, and take or refuse it."
        reading.changes_options(verbs.add_parser("changes", help=about))
        checking.options(verbs.add_parser("check", help="Say what in the directory needs somebody."))
        remove = verbs.add_parser("remove", help="Drop everything that came from one source.")
        remove.add_argument("name", help="The source's name.")
        naming.options(verbs.add_parser("keepers", help="Name who keeps an organisation's pages."), of_one=True)
        naming.options(verbs.add_parser("stewards", help="Name who looks after the whole directory."))

    def _import_options(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH|URL")
        parser.add_argument("--name", help="The source's name; without it, the file's or the host's.")
        parser.add_argument("--map", metavar="FILE", help="Which column holds what (TOML or JSON; docs/importing.md).")
        parser.add_argument("--licence", default="", help="On what terms it may be used.")
        parser.add_argument("--invented", action="store_true", help="It is made up, and every page says so.")
        parser.add_argument("--may-shrink", action="store_true", help="Take it even if most of its listings are gone.")
        parser.add_argument("--json", action="store_true", help="Print the report as JSON.")

    def handle(self, *_args: object, **options: object) -> None:
        """Do what the verb says. A user's mistake is a sentence and exit code 1."""
        wish = Namespace(**options)
        verbs: dict[str, Callable[[Namespace], None]] = {
            "import": self.take_in,
            "sources": self.show_sources,
            "duplicates": self.decide,
            "remove": self.remove,
            "schedule": lambda wish: self.stdout.write(reading.schedule(wish)),
            "changes": lambda wish: self._write_all(reading.changes(wish)),
            "check": lambda wish: self._write_all(checking.check(wish)),
            "keepers": lambda wish: self._write_all(naming.keepers(wish)),
            "stewards": lambda wish: self._write_all(naming.keepers(wish)),
        }
        try:
            verbs[wish.verb](wish)
        except FeedRefused as cause:
            raise CommandError(str(cause)) from cause
        except DatabaseError as cause:
            raise CommandError(
                _("The database refused (%(cause)s). Nothing was changed.") % {"cause": cause}
            ) from cause
        except OSError as cause:
            raise CommandError(
                _("A file could not be used (%(cause)s). Nothing was changed.") % {"cause": cause}
            ) from cause

    # The verbs

    def take_in(self, wish: Namespace) -> None:
        """Read a feed and tell what came of it."""
        name = wish.name or _name_of(wish.paths)
        mappings = read_mapping(Path(wish.map)) if wish.map else []
        origin = Origin(name=name, address=", ".join(wish.paths), licence=wish.licence, invented=wish.invented)
        with _Bar(hidden=wish.json or not sys.stderr.isatty()) as bar:
            fetches = [
                Fetch(path, keep_in=settings.DATA / "feeds", progress=bar.show)
                for path in wish.paths
                if is_address(path)
            ]
            paths = [path for path in wish.paths if not is_address(path)] + [str(fetch.run()) for fetch in fetches]
            report = import_feed(paths, origin=origin, mappings=mappings, may_shrink=wish.may_shrink, progress=bar.show)
        for fetch in fetches:
            fetch.forget()
        self._tell(report, as_json=wish.json)

    def show_sources(self, wish: Namespace) -> None:
        """List the sources."""
        found = [
            {
                "name": source.name,
                "address": source.address,
                "format": source.format,
                "licence": source.licence,
                "last_read": source.last_read.isoformat() if source.last_read else None,
                "digest": source.last_digest,
                "invented": source.invented,
                "listings": Listing.objects.of(source).count(),
            }
            for source in Source.objects.all()
        ]
        if wish.json:
            self.stdout.write(json.dumps({"sources": found}, indent=2))
            return
        for each in found:
            told = [str(each[what] or "") for what in ("format", "last_read", "address")]
            told[1] = told[1][:16].replace("T", " ")
            self.stdout.write(" · ".join(filter(None, [f"{each['name']}: {each['listings']:,}", *told])))
        if not found:
            self.stdout.write(_("Nothing was read yet. Try: ./run directory import PATH"))

    def decide(self, wish: Namespace) -> None:
        """Show pairs, or write down what somebody decided about one."""
        chosen = next((each for each in (wish.join, wish.keep_apart, wish.separate) if each is not None), None)
        if chosen is None:
            self._show_pairs(wish)
            return
        pair = Duplicate.objects.select_related("first", "second").filter(pk=chosen).first()
        if pair is None:
            raise CommandError(_("There is no pair %(pair)s. Nothing was changed.") % {"pair": chosen})
        try:
            if wish.join is not None:
                pairing.join(pair, keep=getattr(pair, wish.keep), by=wish.by)
            elif wish.keep_apart is not None:
                pairing.keep_apart(pair, by=wish.by)
            else:
                pairing.separate(pair)
        except ValueError as cause:
            raise CommandError(f"{cause} {_('Nothing was changed.')}") from cause
        self.stdout.write(_("Done."))

    def remove(self, wish: Namespace) -> None:
        """Drop a source and all that came from it."""
        count = remove_source(source_named(wish.name))
        self.stdout.write(_("Removed, with %(count)s listings.") % {"count": count})

    # How they tell

    def _write_all(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.stdout.write(line)

    def _tell(self, report: Report, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(json.dumps(report.as_json(), indent=2, ensure_ascii=False))
            return
        if report.mapping:
            self.stdout.write(_("No mapping was given, so it was read like this. Keep it in a file for --map:"))
            self.stdout.write(f"\n{report.mapping}\n")
        self.stdout.write("\n".join(report.in_words()))

    def _show_pairs(self, wish: Namespace) -> None:
        pairs = Duplicate.objects.open().select_related(
            "first__service__organisation",
            "first__organisation",
            "second__service__organisation",
            "second__organisation",
        )
        shown = [
            {
                "pair": pair.pk,
                "why": pair.why,
                "first": {"id": str(pair.first_id), "name": pair.first.name, "of": pair.first.organisation_name},
                "second": {"id": str(pair.second_id), "name": pair.second.name, "of": pair.second.organisation_name},
            }
            for pair in pairs.order_by("pk")[: wish.limit]
        ]
        if wish.json:
            self.stdout.write(json.dumps({"open": pairs.count(), "pairs": shown}, indent=2, ensure_ascii=False))
            return
        for pair in pairs.order_by("pk")[: wish.limit]:
            ours, theirs = pair.first, pair.second
            self.stdout.write(
                f"{pair.pk}: {ours.name} ({ours.organisation_name}) | {theirs.name} ({theirs.organisation_name}) "
                f"· {pair.get_why_display()}"
            )
        self.stdout.write(_("%(count)s pairs are open.") % {"count": pairs.count()})


class _Bar:
    """A progress bar in a terminal, one for each stage; nothing where nobody watches."""

    def __init__(self, *, hidden: bool) -> None:
        self.hidden, self.stage, self.bar = hidden, "", tqdm(disable=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_trouble: object) -> None:
        self.bar.close()

    def show(self, stage: str, count: int) -> None:
        """Show that `count` things were done of a stage."""
        if stage != self.stage:
            self.bar.close()
            self.stage, self.bar = stage, tqdm(desc=stage, disable=self.hidden, unit="", leave=False)
        self.bar.update(count - self.bar.n)


def _name_of(paths: list[str]) -> str:
    first = paths[0]
    if is_address(first):
        return urlsplit(first).hostname or first
    return Path(first).resolve().stem
