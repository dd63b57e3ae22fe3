"""Pages of records, with the head that the UK profile puts on them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ownterms.exchange.forms import Pages
from ownterms.exchange.published import Row, Rows


@dataclass(frozen=True)
class Page:
    """One page. `order` holds ids where the order is not the database's own."""

    rows: Rows
    total: int
    number: int
    per_page: int
    order: tuple[str, ...] = ()

    def in_order(self, told: Iterable[Row]) -> list[Row]:
        """This will put rows into the page's order."""
        rows = list(told)
        place = {each: at for at, each in enumerate(self.order)}
        return sorted(rows, key=lambda row: place[row["id"]]) if place else rows

    def as_json(self, contents: list[Row]) -> Row:
        """This will give the page as the profile has it."""
        pages = -(-self.total // self.per_page)
        return {
            "total_items": self.total,
            "total_pages": pages,
            "page_number": self.number,
            "size": len(contents),
            "first_page": self.number == 1,
            "last_page": self.number >= pages,
            "empty": not contents,
            "contents": contents,
        }


def page_of(found: Rows | list[Any], asked: Pages, *, by_id: Rows | None = None) -> Page:
    """This will cut one page out of what was found: rows in order, or a list of ids of rows in `by_id`."""
    start = (asked.page - 1) * asked.per_page
    part = slice(start, start + asked.per_page)
    if isinstance(found, list):
        ids = found[part]
        if by_id is None:
            raise TypeError("Ids need the rows that they are of.")
        return Page(by_id.filter(pk__in=ids), len(found), asked.page, asked.per_page, tuple(map(str, ids)))
    return Page(found[part], found.count(), asked.page, asked.per_page)
