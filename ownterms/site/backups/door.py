"""One door for serving from a data folder, and for putting a backup in its place: never both at once."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import CommandError

DOOR = "serving"  # a file of the data folder


class NotEmpty(Exception):
    """Something is here already, or somebody is being served from here."""


@contextmanager
def served_from_here() -> Iterator[None]:
    """This will keep backups from taking the data's place while it is served; raises CommandError while one does."""
    with (settings.DATA / DOOR).open("w") as door:
        try:
            fcntl.flock(door, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError as cause:
            raise CommandError("A backup is being put in place. Start again when it is done.") from cause
        yield


@contextmanager
def nobody_served() -> Iterator[None]:
    """This will keep servers from starting here; raises NotEmpty where one runs."""
    with (settings.DATA / DOOR).open("w") as door:
        try:
            fcntl.flock(door, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as cause:
            raise NotEmpty("Own Terms is running here. Stop it first. Nothing was changed.") from cause
        yield
