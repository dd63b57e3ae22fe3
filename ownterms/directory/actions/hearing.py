"""Hearing what a feed says of pages that are kept here, without letting it change them."""

from collections.abc import Iterable
from hashlib import blake2b
from typing import Any

from django.db import connection, transaction

from ownterms.directory.models import Accessibility, Address, FeedSaying, Location, Organisation, Service
from ownterms.directory.saying.leaving import hanging_on
from ownterms.directory.saying.page import Page, words_of
from ownterms.directory.saying.words import Words
from ownterms.directory.taking.staging import Staged
from ownterms.directory.taking.tables import Table
from ownterms.directory.taking.touched import chunks
from ownterms.directory.taking.writing import Writer, digest_of, line_of, statement_of

Rows = list[tuple[Table, Staged]]


def hear(writer: Writer) -> None:
    """This will keep what a feed says of each page that left it, where that is not what it said before.

    Called once all rows of the feed are written, in the same transaction.
    """
    kept = writer.kept
    if not kept.pages:
        return
    source = writer.source
    last = {each.page.hex: each for each in FeedSaying.objects.filter(source=source.name).order_by("pk")}
    places = _places({pk: kept.said[pk] for pk in kept.pages})
    for pk in sorted(kept.pages):
        digest = _digest(kept.said[pk], places.get(pk, []))
        if pk in last and last[pk].digest == digest:
            continue
        words = _as_read(pk, kept.said[pk], source=source.pk) if kept.said[pk] else {}
        if pk in last and _are_same(last[pk].words, words):
            FeedSaying.objects.filter(pk=last[pk].pk).update(digest=digest)
        else:
            FeedSaying.objects.create(page=pk, source=source.name, words=words, digest=digest)


class _Read(Exception):
    """What a page would say, on the way out of a transaction that is undone."""

    def __init__(self, words: dict[str, Any]) -> None:
        super().__init__()
        self.words = words


def _as_read(pk: str, rows: Rows, *, source: int) -> dict[str, Any]:
    """What a page would say if the feed still had its way: tried out, read, and undone."""
    try:
        with transaction.atomic():
            for each in hanging_on(_page(pk)):
                type(each).objects.filter(pk=each.pk).delete()
            for table, staged in rows:
                with connection.cursor() as cursor:
                    cursor.execute(statement_of(table), line_of(staged, digest_of(staged), source=source))
            raise _Read(words_of(_page(pk)).as_json())
    except _Read as read:
        return read.words


def _page(pk: str) -> Page:
    return Service.objects.filter(pk=pk).first() or Organisation.objects.get(pk=pk)


def _places(said: dict[str, Rows]) -> dict[str, list[str]]:
    """What the feed says of the places of each page: digests of locations, addresses and ways to get in."""
    where: dict[str, list[str]] = {}
    for pk, rows in said.items():
        at = [
            str(row.values[table.by_name["location_id"]]) for table, row in rows if table.name == "service_at_location"
        ]
        for location in at:
            where.setdefault(location.replace("-", ""), []).append(pk)
    found: dict[str, list[str]] = {pk: [] for pk in said}
    for chunk in chunks(where):
        for model, by in ((Location, "pk"), (Address, "location"), (Accessibility, "location")):
            for location, digest in model.objects.filter(**{f"{by}__in": chunk}).values_list(by, "digest"):
                for pk in where[location.hex]:
                    found[pk].append(digest)
    return found


def _digest(rows: Rows, places: Iterable[str]) -> str:
    said = sorted(f"{staged.id} {digest_of(staged)}" for _table, staged in rows)
    return blake2b(repr((said, sorted(places))).encode(), digest_size=16).hexdigest()


def _are_same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(one) == bool(other) and Words.of_json(one).digest == Words.of_json(other).digest
