"""./run keys: the master keys under which the keys of private spaces lie."""

import json
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import CommandError
from django.core.management.base import BaseCommand
from django.db.models import Count

from ownterms.lib.sealing import name_of
from ownterms.site import keys
from ownterms.spaces.models import NoKey, SpaceKey
from ownterms.trail.models import Head

STEPS = """To change the master key: say `./run keys new`, start Own Terms again on every machine, and then say
`./run keys rotate`. No word is sealed anew: only the keys of the spaces are."""


class Command(BaseCommand):
    """Says which master keys are in use, makes a new one, and brings everything under it."""

    help = "Say which master keys seal private spaces, and change them."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """This will read what is to be done."""
        parser.add_argument("what", nargs="?", choices=["new", "rotate"], help="make a new one; bring all under it")
        parser.add_argument("--json", action="store_true", dest="as_json", help="print JSON for other programs")

    def handle(self, *, what: str | None, as_json: bool, **_: Any) -> None:  # noqa: ANN401
        """This will do it and say what lies under which key."""
        if what == "new":
            self.make()
            return
        moved = self.rotate() if what == "rotate" else 0
        counted = dict(SpaceKey.objects.values_list("under").annotate(Count("pk")))
        known = [name_of(master) for master in settings.MASTER_KEYS]
        held = {name: counted.get(name, 0) for name in [*known, *sorted(counted.keys() - set(known))]}
        if as_json:
            print(
                json.dumps(
                    {"keys": held, "newest": known[0], "moved": moved, "strange": sorted(held.keys() - set(known))}
                )
            )
            return
        for name, spaces in held.items():
            says = "the newest" if name == known[0] else "older" if name in known else "NOT HERE: these cannot be read"
            print(f"{name}  {spaces} private spaces  ({says})")
        empty = [name for name in known[1:] if not held[name]]
        if empty:
            print(f"Nothing lies under {', '.join(empty)} any more: take it out once older backups are gone.")
        print(STEPS)

    def make(self) -> None:
        """This will put a new master key before the others; raises CommandError where the environment holds them."""
        if not keys.add_master_key(settings.DATA):
            raise CommandError(
                "OWNTERMS_MASTER_KEY holds the keys here. Put 64 new hexadecimal digits before the others in it "
                "(openssl rand -hex 32). Nothing was changed."
            )
        print("A new master key stands first in the file master.key. Copy that file to a safe place now.")
        print("Start Own Terms again, and then say: ./run keys rotate")

    def rotate(self) -> int:
        """This will bring every space and every trail under the newest master key; raises CommandError."""
        try:
            moved = SpaceKey.rotate()
        except NoKey as cause:
            raise CommandError("A space lies under a master key that is not here. Nothing was changed.") from cause
        Head.objects.reseal()
        return moved
