"""The two whole files, made once for each state of the directory and kept until it changes."""

import fcntl
from pathlib import Path

from django.conf import settings

from ownterms.exchange import files, version

KEPT = 2  # the newest, and the one before it, which somebody may just be opening
ENDINGS = {"datapackage": "zip", "json": "json"}


class BeingMade(Exception):
    """Somebody else is having this file made just now."""


def file_of(kind: str) -> Path:
    """This will give the path of a whole file as the directory stands, made where it is not there yet.

    One is made at a time on each machine, whoever asks. Raises BeingMade.
    """
    folder = settings.DATA / "openreferral"
    folder.mkdir(exist_ok=True)
    wanted = folder / f"{kind}-{version.mark()}.{ENDINGS[kind]}"
    if wanted.exists():
        return wanted
    with (folder / f"{kind}.making").open("w") as door:
        try:
            fcntl.flock(door, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BeingMade from None
        if not wanted.exists():
            files.write(wanted, kind=kind)
            made = sorted(folder.glob(f"{kind}-*.{ENDINGS[kind]}"), key=lambda each: each.stat().st_mtime_ns)
            for each in made[:-KEPT]:
                each.unlink(missing_ok=True)  # whoever reads it just now reads on
    return wanted
