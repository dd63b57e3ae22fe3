"""./run demo: an invented town to try everything out in, and somebody who lives in it."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import CommandError
from django.core.management.base import BaseCommand

from ownterms.directory.actions.importing import Origin, import_feed
from ownterms.directory.actions.removing import remove_source
from ownterms.directory.models import Source
from ownterms.exchange.own.reading import read, with_safe_media
from ownterms.finding import index
from ownterms.lib.words import shown
from ownterms.people.models import Card, Person
from ownterms.site import neighbours
from ownterms.site.acquainting import acquaint
from ownterms.site.models import Invented

TOWN = Path(__file__).parents[2] / "demo" / "town.json"


class Command(BaseCommand):
    """Loads the invented town with somebody who lives in it, or takes them away."""

    help = "Load an invented town of about two hundred listings, and its people. Nothing and nobody in it is real."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """This will read what to do with the town."""
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--reset", action="store_true", help="load it as it was in the beginning")
        what.add_argument("--remove", action="store_true", help="take it away, and leave the rest of the directory")
        what.add_argument(
            "--people", action="store_true", help="draw six words for each, with which you come in as them"
        )

    def handle(self, *, reset: bool, people: bool, verbosity: int, **_: Any) -> None:  # noqa: ANN401
        """This will load the town or take it away; raises CommandError where there is none to take away."""
        if people:
            self._draw_cards()
            return
        head = json.loads(TOWN.read_text(encoding="utf-8"))
        town = Source.objects.filter(name=head["title"]).first()
        if town is None and not reset:
            raise CommandError("The invented town is not here. Nothing was changed.")
        if town is not None:
            remove_source(town)
        Invented.remove_all()
        neighbours.leave()
        if reset:
            files = [with_safe_media(read(path.read_bytes())) for path in settings.DEMO_PEOPLE]
            acquaint([Invented.begin(file).person for file in files])
            import_feed([TOWN], origin=Origin(name=head["title"], licence=head["licence"], invented=True))
            neighbours.settle()
        index.follow()
        if verbosity:
            print(f"{head['title']}: loaded." if reset else f"{head['title']}: taken away.")

    def _draw_cards(self) -> None:
        people = Person.objects.filter(invented__is_one_of_many=False).order_by("name")
        if not people:
            raise CommandError("No invented people are here. Load them first: ./run demo --reset")
        for person in people:
            print(f"{person.name}: {shown(Card.make(person))}")
        print("Type six words at /come-back/ to look around as one of them. Words drawn before open nothing now.")
