"""Importing a feed: whole or not at all, and twice the same as once."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone

from ownterms.directory.actions.hearing import hear
from ownterms.directory.actions.listing_up import list_up, listed
from ownterms.directory.actions.pairing import pair_up
from ownterms.directory.actions.remembering import Memory
from ownterms.directory.actions.report import Report, TableCount
from ownterms.directory.feeds.looking import Feed, look
from ownterms.directory.feeds.mapping import TableMapping
from ownterms.directory.feeds.opening import documents, fingerprint
from ownterms.directory.feeds.row import FeedRefused, Troubles
from ownterms.directory.models import Duplicate, Source
from ownterms.directory.taking.staging import Staging
from ownterms.directory.taking.tables import tables
from ownterms.directory.taking.touched import Touched
from ownterms.directory.taking.writing import Writer

Progress = Callable[[str, int], None]
MANY = 1_000  # rows at once, after which PostgreSQL had better count anew
FEW = 20  # listings; a source this small may shrink as it likes


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of a source beforehand. Its `name` is its identity: the same name is the same source."""

    name: str
    address: str = ""
    licence: str = ""
    invented: bool = False


@contextmanager
def prepared(
    paths: Iterable[str | Path],
    *,
    origin: Origin,
    mappings: Iterable[TableMapping] = (),
    progress: Progress = lambda _stage, _count: None,
) -> Iterator["Prepared"]:
    """This will read and clean a feed and set it aside, ready to be written. Raises FeedRefused."""
    started, troubles = time.monotonic(), Troubles()
    found = documents(paths)
    feed = look(found, list(mappings), troubles)
    with Staging(origin.name, troubles) as staging:
        for count in staging.take_all(feed.rows(troubles)):
            progress("reading", count)
        if not staging.known["service"] and not staging.known["organization"]:
            raise FeedRefused(_nothing_good(troubles))
        yield Prepared(origin, feed, staging, fingerprint(found), progress, started)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A feed that was read whole. `digest` is of its files; `started` is by the clock that never goes back."""

    origin: Origin
    feed: Feed
    staging: Staging
    digest: str
    progress: Progress
    started: float

    def write(self, *, may_shrink: bool) -> Report:
        """This will write the feed, once, inside a transaction of the caller's. Raises FeedRefused."""
        source = _source(self.origin, format=self.feed.format, digest=self.digest)
        before = listed(source)
        writer, memory = Writer(source, self.staging), Memory()
        writer.notice = memory.look
        writer.touched = Touched() if before else None
        for done, table in enumerate(tables().values(), 1):
            writer.write(table)
            self.progress("writing", done)
        for table in reversed(tables().values()):
            writer.drop_gone(table)
        hear(writer)
        touched = writer.touched.subjects() if writer.touched and not writer.is_idle else set()
        listings = list_up(source, before=before, touched=touched)
        if writer.new.total() + writer.changed.total() > MANY and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")  # else it plans by what it counted before: minutes instead of seconds
        memory.tell(source)
        if len(before) > FEW and listings.withdrawn * 2 > len(before) and not may_shrink:
            raise FeedRefused(
                f"This feed would withdraw {listings.withdrawn:,} of {len(before):,} listings, so it is taken for "
                "broken. Nothing was changed. If it is right, import it with --may-shrink."
            )
        return Report(
            source=self.origin.name,
            format=self.feed.format,
            tables=_counts(self.staging, writer),
            listings=listings,
            troubles=self.staging.troubles,
            seconds=time.monotonic() - self.started,
            duplicates=Duplicate.objects.of(source).open().count() if writer.is_idle else pair_up(source),
            mapping="\n\n".join(each.shown() for each in self.feed.guessed),
            advice=[f"{table.document}: {each}" for table in self.feed.tables for each in table.mapping.lacks()],
        )


def import_feed(
    paths: Iterable[str | Path],
    *,
    origin: Origin,
    mappings: Iterable[TableMapping] = (),
    may_shrink: bool = False,
    progress: Progress = lambda _stage, _count: None,
) -> Report:
    """This will take a feed into the directory, and say what it did.

    All reading comes first, into temporary files; all writing is one
    transaction. So a feed that cannot be read, or a fault on the way, changes
    nothing. A feed that would withdraw more than half of what was listed is
    taken for broken unless `may_shrink`. Raises FeedRefused.
    """
    with prepared(paths, origin=origin, mappings=mappings, progress=progress) as feed, transaction.atomic():
        return feed.write(may_shrink=may_shrink)


def _source(origin: Origin, *, format: str, digest: str) -> Source:  # noqa: A002  the field's name
    """The source's row, brought up to date."""
    kept = Source.objects.filter(name=origin.name).first()
    values = {
        "address": origin.address,
        "format": format,
        "licence": origin.licence or (kept.licence if kept else ""),
        "invented": origin.invented or bool(kept and kept.invented),
        "last_read": timezone.now(),
        "last_digest": digest,
    }
    return Source.objects.update_or_create(name=origin.name, defaults=values)[0]


def _nothing_good(troubles: Troubles) -> str:
    causes = "; ".join(f"{count} × {cause}" for (_document, cause), count in troubles.causes.most_common(3))
    left_out = "; ".join(f"{document}: {cause}" for document, cause in list(troubles.left_out.items())[:3])
    reason = causes or left_out or "there is none"
    return f"No service and no organisation in it could be taken ({reason}). Nothing was changed."


def _counts(staging: Staging, writer: Writer) -> list[TableCount]:
    return [
        TableCount(
            table=name,
            read=staging.read[name],
            new=writer.new[name],
            changed=writer.changed[name],
            gone=writer.gone[name],
            refused=staging.refused[name],
            skipped=staging.skipped[name],
        )
        for name in tables()
        if staging.read[name] or writer.gone[name]
    ]
