"""Reading sources again: on time, one worker at a time, and nothing taken that was not shown."""

import re
import shutil
import time
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ownterms.directory.actions.comparing import compare
from ownterms.directory.actions.importing import Origin, Progress, prepared
from ownterms.directory.actions.report import Report
from ownterms.directory.feeds.asking import is_address
from ownterms.directory.feeds.fetching import Fetch
from ownterms.directory.feeds.mapping import TableMapping, mapping_in
from ownterms.directory.feeds.opening import documents, fingerprint
from ownterms.directory.feeds.row import FeedRefused
from ownterms.directory.models import Difference, Reading, Refusing, Rhythm, Source

BETWEEN_ADDRESSES = re.compile(r",\s+(?=https?://)", re.IGNORECASE)
SIGN_OF_LIFE = 60  # seconds


class Overtaken(Exception):
    """What was shown is no longer what would happen. Its text is a sentence."""


def addresses(source: Source) -> list[str]:
    """This will give the web addresses that a source was read from; nothing where it came from files."""
    found = BETWEEN_ADDRESSES.split(source.address)
    return found if all(map(is_address, found)) else []


def set_rhythm(source: Source, *, every: str, takes_small: bool, mapping: str = "") -> Rhythm | None:
    """This will set how often a source is read again; "never" ends it. Raises FeedRefused where it has no address."""
    if every == "never":
        Rhythm.objects.filter(source=source).delete()
        return None
    if not addresses(source):
        raise FeedRefused(f"{source.name} was not read from the web, so it cannot be read again by itself.")
    values = {"every": every, "takes_small": takes_small} | ({"mapping": mapping} if mapping else {})
    rhythm, is_new = Rhythm.objects.update_or_create(source=source, defaults=values)
    if is_new and source.last_read:
        rhythm.due = source.last_read + rhythm.length
    rhythm.due = min(rhythm.due, timezone.now() + rhythm.length)
    rhythm.save(update_fields=["due"])
    return rhythm


def read_again(rhythm: Rhythm) -> Reading | None:
    """This will read a source again that the caller holds, and give what waits to be decided about.

    Trouble on the way is written down with the rhythm, and it is tried again
    later. The directory changes only where the host lets small changes in:
    then what is given has been taken.
    """
    try:
        reading = _read(rhythm)
    except FeedRefused as cause:
        rhythm.stumble(str(cause))
        return None
    except (OSError, DatabaseError) as cause:
        rhythm.stumble(f"It could not be read ({type(cause).__name__}). It is tried again later.")
        return None
    rhythm.end()
    if reading and rhythm.takes_small and reading.is_small:
        with suppress(Overtaken):  # then it waits for somebody
            take(reading)
    return reading


def look_again(reading: Reading) -> Reading | None:
    """This will compare the kept files of a reading with the directory as it is now. None where nothing is new."""
    return _offer(reading.source, _kept(reading), alive=lambda _stage, _count: None)


def take(reading: Reading, *, by: str = "") -> Report:
    """This will take in exactly what a reading showed; without a name, by itself because it was small.

    Raises Overtaken where the directory or the files are no longer those that
    were looked at, and FeedRefused where the files are not here.
    """
    origin, mappings = _origin(reading.source), _mappings(reading.source)
    with prepared(_kept(reading), origin=origin, mappings=mappings) as feed, transaction.atomic():
        _must_be_as_shown(reading, feed.digest)
        report = feed.write(may_shrink=True)
        Source.objects.filter(pk=reading.source_id).update(last_read=reading.at)
        reading.take(by=by)
    _forget(reading)
    return report


@transaction.atomic
def refuse(reading: Reading, *, by: str) -> None:
    """This will leave the directory as it is, and not offer the same files again. Raises Overtaken."""
    _must_wait(reading)
    reading.refuse(by=by)
    _forget(reading)


def _read(rhythm: Rhythm) -> Reading | None:
    source, alive = rhythm.source, _signs_of_life(rhythm)
    keep_in = settings.DATA / "feeds" / "again"
    fetches = [Fetch(address, keep_in=keep_in, progress=alive) for address in addresses(source)]
    folders = [fetch.run() for fetch in fetches]
    digest = fingerprint(documents(folders))
    last = source.readings.first()
    if digest == source.last_digest:
        _drop_waiting(source)
        reading = None
    elif last and last.digest == digest and Refusing.objects.filter(reading=last).exists():
        reading = None  # shown before, and not wanted
    elif last and last.digest == digest and last.is_waiting and not last.is_overtaken():
        reading = last
    else:
        reading = _offer(source, folders, alive=alive)
    for fetch in fetches:
        fetch.forget()
    Source.objects.filter(pk=source.pk).update(last_read=timezone.now())
    return reading


def _offer(source: Source, folders: list[Path], *, alive: Progress) -> Reading | None:
    """What a feed would change, in the place of what waited before. Moves the feed's files."""
    with prepared(folders, origin=_origin(source), mappings=_mappings(source), progress=alive) as feed:
        found = compare(feed, source)
    with transaction.atomic():
        Difference.objects.filter(reading__source=source).delete()  # told until the next ones come
        reading = None
        if not found.report.is_nothing_new:
            reading = Reading.objects.create(source=source, digest=feed.digest, **found.counts)
            reading.tell(found.differences)
            reading.folder.mkdir(parents=True)
            for folder in folders:
                shutil.move(folder, reading.folder / folder.name)
        _drop_waiting(source, but=reading)
    return reading


def _drop_waiting(source: Source, *, but: Reading | None = None) -> None:
    for old in source.readings.waiting():
        if old != but:
            _forget(old)
            old.delete()


def _must_be_as_shown(reading: Reading, digest: str) -> None:
    """Asked inside the transaction that writes, so that nobody comes in between."""
    _must_wait(reading)
    if digest != reading.digest:
        raise Overtaken(_("The files are not those that were shown. Nothing was changed."))
    if reading.is_overtaken():
        raise Overtaken(_("The directory has changed since this was shown. Nothing was taken."))


def _must_wait(reading: Reading) -> None:
    locked = Reading.objects.select_for_update().filter(pk=reading.pk).first()
    if locked is None or not locked.is_waiting:
        raise Overtaken(_("Somebody was here before you. Nothing was changed."))


def _kept(reading: Reading) -> list[Path]:
    folders = sorted(reading.folder.iterdir()) if reading.folder.is_dir() else []
    if not folders:
        raise FeedRefused("The files of this reading are not on this machine. Nothing was changed. Read it again.")
    return folders


def _forget(reading: Reading) -> None:
    shutil.rmtree(reading.folder, ignore_errors=True)


def _origin(source: Source) -> Origin:
    return Origin(source.name, source.address, source.licence, source.invented)


def _mappings(source: Source) -> list[TableMapping]:
    rhythm = Rhythm.objects.filter(source=source).first()
    return mapping_in(rhythm.mapping, name=source.name) if rhythm and rhythm.mapping else []


def _signs_of_life(rhythm: Rhythm) -> Progress:
    last = time.monotonic()

    def alive(_stage: str, _count: int) -> None:
        nonlocal last
        if time.monotonic() - last > SIGN_OF_LIFE and not connection.in_atomic_block:
            last = time.monotonic()
            rhythm.keep_hold()

    return alive
