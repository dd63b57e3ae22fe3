"""The index of this place: made from the directory's rows alone, and following their changes.

Every process maps the same files under `OWNTERMS_DATA/index`. The directory numbers its changes;
the index remembers up to which number it has followed. Deleting the folder loses nothing.
"""

import logging
import threading
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import connection

from ownterms.directory.models import ChangeCounter, Listing, Withdrawal
from ownterms.finding.engine import Found, Index, IndexBusy, Meaning, NoIndex
from ownterms.finding.entry import entry
from ownterms.finding.vocabulary import HERE, lexicon

AT_ONCE = 200  # changes taken in while a person waits; about a fifth of a second
ANEW = 5_000  # changes from which building anew is quicker
PATIENCE = 1  # seconds that a reader waits for another who follows already, where an older state can answer
PATIENCE_AT_FIRST = 30

log = logging.getLogger(__name__)
_opened: dict[Path, Index] = {}
_behind_the_scenes = threading.Lock()
_opening = threading.Lock()
_following = threading.Lock()


def search(
    words: str,
    *,
    near: tuple[float, float] | None = None,
    when: str | None = None,
    without: Iterable[str] = (),
    limit: int = 20,
) -> Found:
    """This will find listings for a person's own words, in the directory as it stands now.

    `near` is (latitude, longitude) in degrees; `when` is "evening", "weekend" or a weekday;
    `without` holds ids of concepts that the person struck out. Nothing of it is kept.
    """
    return current().search(words, near=near, when=when, without=without, limit=limit)


def current() -> Index:
    """This will give the index to answer from.

    A few changes are taken in on the spot. Many are followed behind the scenes, while the
    state before them answers.
    """
    index = _at_hand()
    if index is None:
        known = _opened.get(folder())
        if known is None:
            return follow()
        _follow_behind_the_scenes()  # its files are gone, or the lexicon has other directory words now
        return known
    waiting = _waiting(index)
    if waiting > AT_ONCE:
        _follow_behind_the_scenes()
    elif waiting:
        return follow()
    return index


def follow() -> Index:
    """This will bring the index up to the directory's newest change, and give it.

    Where another is at it already, gives the state before, if there is one, after a second.
    Raises IndexBusy where there is none.
    """
    known = _opened.get(folder())
    if not _following.acquire(timeout=PATIENCE if known else PATIENCE_AT_FIRST):
        if known is None:
            raise IndexBusy("The index is being made. Nothing was changed. Try again in a minute.")
        return known
    try:
        index = _followed()
    except IndexBusy:
        if known is None:
            raise
        return known
    finally:
        _following.release()
    _opened[folder()] = index
    return index


def _followed() -> Index:
    index = _at_hand()
    if index is None or not 0 <= _waiting(index) < ANEW:
        return _built()
    return _caught_up(index) if _waiting(index) else index


def folder() -> Path:
    """Where the index lies."""
    return Path(settings.DATA) / "index"


def _at_hand() -> Index | None:
    """The newest state on disk, with the lexicon of now; None where there is none that fits."""
    words = lexicon()
    known = _opened.get(folder())
    try:
        if known is not None and known.lexicon is words and known.is_newest:
            return known
        with _opening:  # all who come at once wait for one opening, instead of each doing its own
            known = _opened.get(folder())
            if known is not None and known.lexicon is words:
                index = known.fresh()
            else:
                index = Index.open(folder(), lexicon=words, meaning=Meaning.standard())
            if index is not known:
                index.search("hello")  # what the first search makes ready is made once, and not in every thread
            _opened[folder()] = index
    except NoIndex:
        return None
    return index


def _waiting(index: Index) -> int:
    """How many changes the index has yet to follow; below nought where it knows of a future that is not ours."""
    return ChangeCounter.newest(using=HERE) - index.mark


def _caught_up(index: Index) -> Index:
    newest = ChangeCounter.newest(using=HERE)
    put = [entry(each) for each in Listing.objects.using(HERE).in_change_order(after=index.mark)]
    gone = {str(pk) for pk in Withdrawal.objects.using(HERE).filter(change__gt=index.mark).values_list("pk", flat=True)}
    # What was joined into another listing changed too, and is no longer shown.
    gone |= {str(pk) for pk in Listing.objects.using(HERE).filter(change__gt=index.mark).values_list("pk", flat=True)}
    return index.change(put=put, drop=gone - {each.id for each in put}, mark=newest)


def _built() -> Index:
    newest = ChangeCounter.newest(using=HERE)
    every = (entry(each) for each in Listing.objects.using(HERE).in_change_order())
    return Index.build(every, folder(), lexicon=lexicon(), meaning=Meaning.standard(), mark=newest)


def _follow_behind_the_scenes() -> None:
    if _behind_the_scenes.acquire(blocking=False):
        threading.Thread(target=_follow_and_rest, daemon=True).start()


def _follow_and_rest() -> None:
    try:
        follow()
    except Exception:
        log.exception("The index could not follow the directory; the state before it goes on answering.")
    finally:
        connection.close()
        _behind_the_scenes.release()
