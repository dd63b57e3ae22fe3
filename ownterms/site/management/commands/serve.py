"""./run serve: serve for real, behind a proxy or directly."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand

from ownterms.site.backups.door import served_from_here
from ownterms.site.serving.beginning import must_be_free, port_number, ready_to_serve
from ownterms.site.serving.plan import QUEUES, Plan, run

WHO = "Say which names this place answers to, such as: OWNTERMS_HOSTS=hub.example.org\nNothing was started."


class Command(BaseCommand):
    """Serves over https with as many workers as there are cores, does the work of the background, minds the clock."""

    help = "Serve for real, over https. A proxy in front is reckoned with; docs/hosting.md shows one."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """This will read where and how to serve."""
        parser.add_argument("--host", default="127.0.0.1", help="the address to serve on (127.0.0.1 unless told)")
        parser.add_argument("--port", type=port_number, default=8000, help="the port to serve on (8000 unless told)")
        parser.add_argument("--workers", type=int, help="processes that answer (as many as cores unless told)")
        parser.add_argument("--threads", type=int, default=32, help="threads in each of them (32 unless told)")
        parser.add_argument("--certificate", type=Path, help="serve https without a proxy, with this certificate (PEM)")
        parser.add_argument("--certificate-key", type=Path, help="and this key (PEM, PKCS#8)")
        parser.add_argument("--insecure-http", action="store_true", help="plain http; only for trials")
        parser.add_argument("--only", choices=["web", "background"], help="one part, where several machines share")

    def handle(self, *, host: str, port: int, only: str | None, insecure_http: bool, **told: Any) -> None:  # noqa: ANN401
        """This will prepare the data and serve; raises CommandError with a sentence where it cannot."""
        certificate, key = told["certificate"], told["certificate_key"]
        must_make_sense(certificate, key, insecure_http=insecure_http)
        if only != "background":
            must_be_free(host, port)
        plan = Plan(
            host=host,
            port=port,
            web=only != "background",
            workers=told["workers"] or os.cpu_count() or 1,
            threads=told["threads"],
            grace=20,
            certificate=certificate,
            certificate_key=key,
            queues=[] if only == "web" else QUEUES,
            environment={
                "OWNTERMS_HTTPS": "no" if insecure_http else "yes",
                "OWNTERMS_PROXIES": "0" if certificate or insecure_http else os.environ.get("OWNTERMS_PROXIES", "1"),
                "OWNTERMS_LOG": os.environ.get("OWNTERMS_LOG", "json"),
            },
        )
        with served_from_here():
            ready_to_serve(with_town=False)
            run(plan, greeting="Own Terms serves at {address}" if plan.web else "Own Terms works in the background")


def must_make_sense(certificate: Path | None, key: Path | None, *, insecure_http: bool) -> None:
    """This will raise CommandError where what was asked for cannot be, or would not be safe."""
    if not os.environ.get("OWNTERMS_HOSTS") and not insecure_http:
        raise CommandError(WHO)
    if os.environ.get("OWNTERMS_DEBUG") == "yes":
        raise CommandError("OWNTERMS_DEBUG shows faults to everybody. Take it away first. Nothing was started.")
    if bool(certificate) != bool(key):
        raise CommandError("A certificate needs its key, and a key its certificate. Nothing was started.", returncode=2)
    for file in (certificate, key):
        if file and not file.is_file():
            raise CommandError(f"There is no file {file}. Nothing was started.")
