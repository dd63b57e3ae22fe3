"""./run: serve on this machine."""

import fcntl
import os
import socket
import time
from argparse import ArgumentParser
from contextlib import closing
from errno import EADDRINUSE
from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.db import connection

from ownterms.directory.models import Listing
from ownterms.finding import index


class Command(BaseCommand):
    """Makes everything ready, then serves until it is stopped."""

    help = "Serve on this machine. The first start loads an invented town to try things out in."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """This will read where to serve."""
        parser.add_argument("--port", type=int, default=8000, help="the port to serve on (8000 unless told)")
        parser.add_argument(
            "--host", default="127.0.0.1", help="the address to serve on (this machine only unless told)"
        )

    def handle(self, *, host: str, port: int, **_: Any) -> None:  # noqa: ANN401
        """This will prepare the data and serve; raises CommandError with a sentence where it cannot."""
        must_be_free(host, port)
        with (settings.DATA / "starting").open("w") as door:
            fcntl.flock(door, fcntl.LOCK_EX)  # two starts on one folder take turns
            prepare()
        serve(host, port)


def must_be_free(host: str, port: int) -> None:
    """This will say so, and what to do, where something else listens already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, port))
        except OverflowError as trouble:
            raise CommandError("A port is a number from 1 to 65535. Nothing was started.", returncode=2) from trouble
        except OSError as trouble:
            advice = f"Another program may be using it. Try: ./run --port {port + 1}"
            if trouble.errno != EADDRINUSE:
                advice = "Is that an address of this machine, and may you use that port?"
            raise CommandError(
                f"Port {port} on {host} cannot be used ({trouble.strerror}). Nothing was started.\n{advice}"
            ) from trouble


def prepare() -> None:
    """This will bring the database, the pages' files and the index up to date."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    if not Listing.objects.exists():
        call_command("demo", reset=True, verbosity=0)
    index.follow()
    connection.close()  # the server's worker opens its own


def serve(host: str, port: int) -> None:
    """This will serve until it is told to stop, and say the address once it listens."""
    from granian import Granian
    from granian.constants import Interfaces

    server = Granian(
        "ownterms.site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=32,  # a slow sender holds one until they have sent all
        log_enabled=False,
    )
    if os.fork() == 0:  # a process and no thread: the server's worker must not inherit a lock that a thread holds
        say_when_ready(host, port)
        os._exit(0)
    server.serve()
    print("\nStopped. What was kept lies in the data folder.")


def say_when_ready(host: str, port: int) -> None:
    """This will print the address as soon as somebody can be served there."""
    for _ in range(600):
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            shown = f"[{host}]" if ":" in host else host
            print(f"Own Terms is at http://{shown}:{port}/  (Ctrl+C stops it)", flush=True)
            return
