"""./run demo: an invented town to try everything out in."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand

from ownterms.directory.actions.importing import Origin, import_feed
from ownterms.directory.actions.removing import remove_source
from ownterms.directory.models import Source
from ownterms.finding import index

TOWN = Path(__file__).parents[2] / "demo" / "town.json"


class Command(BaseCommand):
    """Loads the invented town, or takes it away."""

    help = "Load an invented town of about two hundred listings. Nothing and nobody in it is real."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """This will read what to do with the town."""
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--reset", action="store_true", help="load it as it was in the beginning")
        what.add_argument("--remove", action="store_true", help="take it away, and leave the rest of the directory")

    def handle(self, *, reset: bool, verbosity: int, **_: Any) -> None:  # noqa: ANN401
        """This will load the town or take it away; raises CommandError where there is none to take away."""
        head = json.loads(TOWN.read_text(encoding="utf-8"))
        town = Source.objects.filter(name=head["title"]).first()
        if town is None and not reset:
            raise CommandError("The invented town is not here. Nothing was changed.")
        if town is not None:
            remove_source(town)
        if reset:
            import_feed([TOWN], origin=Origin(name=head["title"], licence=head["licence"], invented=True))
        index.follow()
        if verbosity:
            print(f"{head['title']}: loaded." if reset else f"{head['title']}: taken away.")
