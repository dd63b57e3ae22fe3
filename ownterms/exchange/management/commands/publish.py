"""`./run publish`: which sources are passed on from here."""

import json
from argparse import ArgumentParser, Namespace

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from ownterms.directory.management.verbs.sources import source_named
from ownterms.exchange.models import Publication, standings


class Command(BaseCommand):
    """Shows and decides which sources are passed on."""

    help = "Say which sources are passed on under /openreferral/, and decide about one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which source, and what the host says about it."""
        parser.add_argument("name", nargs="?", help="The source's name; without it, all are shown.")
        answer = parser.add_mutually_exclusive_group()
        answer.add_argument("--yes", action="store_true", help="Pass it on.")
        answer.add_argument("--no", action="store_true", help="Do not pass it on.")
        parser.add_argument("--by", default="", help="Who says so.")
        parser.add_argument("--json", action="store_true", help="Print it as JSON.")

    def handle(self, *_args: object, **options: object) -> None:
        """Show or decide. Raises CommandError where there is no such source, or no answer about one."""
        wish = Namespace(**options)
        if wish.name:
            self._decide(wish)
        elif wish.yes or wish.no:
            raise CommandError(_("Name the source. Nothing was changed."), returncode=2)
        told = [
            {"name": each.source.name, "licence": each.source.licence, "published": each.is_passed_on, "why": each.why}
            for each in standings()
        ]
        if wish.json:
            self.stdout.write(json.dumps({"sources": told}, indent=2, ensure_ascii=False))
            return
        for each in told:
            word = _("passed on") if each["published"] else _("not passed on")
            self.stdout.write(f"{each['name']}: {word} · {each['why']}")
        if told and not any(each["published"] for each in told):
            self.stdout.write(_("If you may pass one on, say so: ./run publish NAME --yes"))

    def _decide(self, wish: Namespace) -> None:
        source = source_named(wish.name)
        if wish.yes or wish.no:
            Publication.objects.create(source=source, allowed=wish.yes, by=wish.by)
