"""What comes before serving: the port, the database, the pages' files, the index."""

import fcntl
import os
import socket
from argparse import ArgumentTypeError
from contextlib import closing
from errno import EADDRINUSE

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection


def port_number(words: str) -> int:
    """This will read which port to serve on."""
    if not words.isdecimal() or not 0 < int(words) < 65536:
        raise ArgumentTypeError("A port is a number from 1 to 65535. Nothing was started.")
    return int(words)


def must_be_free(host: str, port: int) -> None:
    """This will say so, and what to do, where something else listens already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, port))
        except OSError as trouble:
            advice = f"Another program may be using it. Try: ./run --port {port + 1}"
            if trouble.errno != EADDRINUSE:
                advice = "Is that an address of this machine, and may you use that port?"
            raise CommandError(
                f"Port {port} on {host} cannot be used ({trouble.strerror}). Nothing was started.\n{advice}"
            ) from trouble


def ready_to_serve(*, with_town: bool) -> None:
    """This will bring the database, the pages' files and the index up to date.

    It happens in a process of its own, so that what it needs is given back; its sentence, where it
    has one, comes up through the command line as if it were ours.
    """
    with (settings.DATA / "starting").open("w") as door:
        fcntl.flock(door, fcntl.LOCK_EX)  # two starts on one folder take turns
        apart = os.fork()  # there is one thread here, so that nothing is inherited half-way through
        if apart == 0:
            prepare(with_town=with_town)
            os._exit(0)
        code = os.waitstatus_to_exitcode(os.waitpid(apart, 0)[1])
    if code:
        raise SystemExit(1)


def prepare(*, with_town: bool) -> None:
    """This will do it. An empty directory gets the invented town, where that is wanted."""
    from ownterms.directory.models import Listing
    from ownterms.finding import index

    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    if with_town and not Listing.objects.exists():
        call_command("demo", reset=True, verbosity=0)
    index.follow()
    connection.close()
