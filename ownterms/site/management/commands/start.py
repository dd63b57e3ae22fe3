"""./run: serve on this machine."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from ownterms.site.backups.door import served_from_here
from ownterms.site.serving.beginning import must_be_free, port_number, ready_to_serve
from ownterms.site.serving.plan import Plan, run


class Command(BaseCommand):
    """Makes everything ready, then serves until it is stopped."""

    help = "Serve on this machine. The first start loads an invented town to try things out in."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """This will read where to serve."""
        parser.add_argument("--port", type=port_number, default=8000, help="the port to serve on (8000 unless told)")
        parser.add_argument(
            "--host", default="127.0.0.1", help="the address to serve on (this machine only unless told)"
        )

    def handle(self, *, host: str, port: int, **_: Any) -> None:  # noqa: ANN401
        """This will prepare the data and serve; raises CommandError with a sentence where it cannot."""
        must_be_free(host, port)
        with served_from_here():
            ready_to_serve(with_town=True)
            run(Plan(host=host, port=port), greeting="Own Terms is at {address}  (Ctrl+C stops it)")
        print("\nStopped. What was kept lies in the data folder.")
