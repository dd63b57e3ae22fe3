"""What a host wants to know beyond whether people can be served: is it safe, is it kept, does anyone do the work."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.db.models import Max, Min
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from ownterms.lib.sealing import name_of
from ownterms.site.backups import archive, making
from ownterms.site.models import Pulse, Round
from ownterms.site.watching.readiness import Look
from ownterms.spaces.models import SpaceKey

OLDEST_BACKUP = timedelta(hours=26)  # one is made each night
LONGEST_WAIT = timedelta(minutes=15)
SANE = range(2025, 2100)  # years
WANTED: dict[str, dict[str, str | int]] = {
    "sqlite": {
        "PRAGMA journal_mode": "wal",
        "PRAGMA synchronous": 2,
        "PRAGMA foreign_keys": 1,
        "PRAGMA secure_delete": 1,
    },
    "postgresql": {"SHOW fsync": "on", "SHOW full_page_writes": "on"},
}


def machine() -> Iterator[Look]:
    """This will look at what needs no table."""
    yield key()
    yield safe_settings()
    yield pages_files()
    yield letters()


def kept() -> Iterator[Look]:
    """This will look at what the tables tell; they must be there."""
    yield durable()
    yield clock()
    yield workers()
    yield waiting()
    yield backups()
    yield sealed()


def key() -> Look:
    """Whether others on this machine can read the secret, or what seals private spaces."""
    files = [file for file in (settings.DATA / "key", settings.DATA / "master.key") if file.exists()]
    shown = " ".join(str(file) for file in files if file.stat().st_mode & 0o077)
    return Look(
        "key", not shown, f"Others can read it. Run: chmod 600 {shown}" if shown else "Only its owner can read it."
    )


def sealed() -> Look:
    """Whether the master keys of all private spaces are here."""
    here = {name_of(master) for master in settings.MASTER_KEYS}
    strange = SpaceKey.objects.exclude(under__in=here)
    names = ", ".join(sorted(set(strange.values_list("under", flat=True))))
    if names:
        says = f"{strange.count()} private spaces lie under {names}, which is not here: bring the old master.key back."
        return Look("master key", False, says)
    return Look("master key", True, f"{SpaceKey.objects.count()} private spaces can be read by their people.")


def safe_settings() -> Look:
    """What Django's own deploy checks say of the settings that `./run serve` uses."""
    told = os.environ | {"OWNTERMS_HTTPS": "yes", "OWNTERMS_DATA": str(settings.DATA)}
    command = [sys.executable, "-m", "ownterms.site.watching.deploy"]
    done = subprocess.run(command, env=told, capture_output=True, text=True, check=False)
    warned = " ".join(done.stdout.split("\n")).strip()
    if done.returncode or warned:
        return Look("settings", False, f"Django's deploy checks say: {warned or 'they could not be run.'}")
    return Look("settings", True, "Safe to serve with: Django's deploy checks have nothing to say.")


def pages_files() -> Look:
    """Whether the styles and scripts of the pages are made."""
    made = (settings.STATIC_ROOT / "staticfiles.json").exists()
    return Look("files", made or not settings.HOSTS, "Made." if made else "The next start makes them.")


def letters() -> Look:
    """How letters leave here."""
    if settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        return Look("mail", True, f"By {settings.EMAIL_HOST}. To see whether one arrives: ./run check --mail YOU@…")
    return for_trials_only("mail", "Letters stay on this machine: nobody gets one. Set OWNTERMS_MAIL.")


def durable() -> Look:
    """Whether what was acknowledged outlives a power cut: read back from a live connection."""
    held = {}
    with connection.cursor() as cursor:
        for question in WANTED[connection.vendor]:
            cursor.execute(question)
            held[question] = cursor.fetchone()[0]
    off = [
        f"{name.split()[-1]} is {held[name]}"
        for name, wanted in WANTED[connection.vendor].items()
        if held[name] != wanted
    ]
    return Look(
        "durability", not off, "What is saved outlives a power cut." if not off else f"Not safe: {', '.join(off)}."
    )


def clock() -> Look:
    """Whether the machine's clock can be right: a year of this century, and not before what was written here."""
    now = timezone.now()
    written = [
        Round.objects.aggregate(at=Max("begun"))["at"],
        DBTaskResult.objects.aggregate(at=Max("enqueued_at"))["at"],
    ]
    newest = max((at for at in written if at), default=now)
    if now.year not in SANE or newest > now + timedelta(minutes=5):
        return Look("clock", False, f"It says {now:%d %B %Y, %H:%M} UTC, which cannot be. Set it by the network.")
    return Look("clock", True, f"{now:%d %B %Y, %H:%M} UTC. {set_by_network()}")


def set_by_network() -> str:
    """Whether the machine's clock follows the network, where the machine tells."""
    if not shutil.which("timedatectl"):
        return "This machine does not tell whether the network sets it."
    command = ["timedatectl", "show", "--property=NTPSynchronized", "--value"]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    return {"yes": "The network sets it.", "no": "The network does not set it."}.get(
        said, "This machine does not tell whether the network sets it."
    )


def workers() -> Look:
    """Whether anybody does the work of the background."""
    count = len(Pulse.alive())
    if count:
        return Look("workers", True, f"{count} in the background.")
    return for_trials_only("workers", "None was seen in the last minutes. Is Own Terms running?")


def waiting() -> Look:
    """Whether work waits longer than it should."""
    oldest = DBTaskResult.objects.ready().aggregate(at=Min("enqueued_at"))["at"]
    undone = DBTaskResult.objects.failed().count()
    late = oldest is not None and timezone.now() - oldest > LONGEST_WAIT
    says = f"{DBTaskResult.objects.ready().count()} tasks wait, {undone} of the last week came to nothing."
    return for_trials_only("work", says) if late else Look("work", True, says)


def backups() -> Look:
    """Whether there is a fresh backup, and whether it is whole."""
    folder = making.usual_place()
    newest = next(iter(making.in_order(folder)), None)
    if newest is None:
        return for_trials_only("backups", "There is none. Set OWNTERMS_BACKUPS, or run ./run backup.")
    age = timezone.now() - making.made_on(newest)
    try:
        archive.read(newest)
    except archive.BadArchive as trouble:
        return Look("backups", False, str(trouble).replace(" Nothing was changed.", ""))
    says = f"The newest is {age.total_seconds() / 3600:.0f} hours old and whole."
    if newest.stat().st_dev == settings.DATA.stat().st_dev:
        says += " It lies on the disk of the data: keep copies elsewhere."
    return Look("backups", True, says) if age < OLDEST_BACKUP else for_trials_only("backups", says)


def for_trials_only(name: str, says: str) -> Look:
    """What a trial can do without, and a place that serves others cannot."""
    return Look(name, not settings.HOSTS, says, note=not settings.HOSTS)
