"""Remembering what pages said before a feed changed them."""

from collections.abc import Iterable
from uuid import UUID

from ownterms.directory.models import Organisation, Service, Source, Speaker, Version
from ownterms.directory.saying.page import Page, words_of
from ownterms.directory.saying.words import Words
from ownterms.directory.taking.touched import Touched

MOST = 300  # pages of one reading; each costs about 10 ms, and a reading that changes more keeps no versions


class Memory:
    """What the pages said that one reading changes, asked for before it writes.

    A first reading remembers nothing: each page's first version is kept when
    it first changes. So does one that changes more than `MOST` pages.
    """

    def __init__(self) -> None:
        self.before: dict[str, Words] = {}
        self.is_full = False

    def look(self, touched: Touched) -> None:
        """This will note what pages say now that show the records which are about to change."""
        if self.is_full or not touched.ids:
            return
        fresh = touched.subjects() - self.before.keys()
        if len(self.before) + len(fresh) > MOST:
            self.is_full = True
            self.before.clear()
            return
        self.before |= {each.pk.hex: words_of(each) for each in _pages(fresh)}

    def tell(self, source: Source) -> int:
        """This will keep a version of each page that says something else now, and give their count."""
        last = {each.page.hex: each for each in Version.objects.filter(page__in=map(UUID, self.before)).order_by("pk")}
        now = {each.pk.hex: words_of(each) for each in _pages(self.before)}
        kept: list[Version] = []
        for pk, before in self.before.items():
            after = now.get(pk)
            if after and after.digest == before.digest:
                continue
            if pk not in last or Words.of_json(last[pk].words).digest != before.digest:
                kept.append(_version(pk, before, source))
            kept.append(_version(pk, after, source))
        Version.objects.bulk_create(kept, batch_size=500)
        return len(kept)


def _version(pk: str, words: Words | None, source: Source) -> Version:
    said = words.as_json() if words else {}
    return Version(page=UUID(pk), words=said, speaker=Speaker.FEED, source=source.name)


def _pages(ids: Iterable[str]) -> list[Page]:
    known = [UUID(each) for each in ids]
    found: list[Page] = list(Service.objects.filter(pk__in=known).select_related("source", "organisation"))
    return [*found, *Organisation.objects.filter(pk__in=known).select_related("source")]
