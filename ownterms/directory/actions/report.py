"""What an import did, as a value that can be shown or sent on."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ownterms.directory.feeds.row import Troubles


@dataclass(slots=True)
class TableCount:
    """How many rows of one table were read, and what became of them. Skipped: said twice, or saying nothing."""

    table: str
    read: int
    new: int
    changed: int
    gone: int
    refused: int
    skipped: int


@dataclass(slots=True)
class ListingCount:
    """How many listings there are of a source, and which are new, changed or withdrawn, by id."""

    listed: int = 0
    fresh: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    unlisted: Counter[str] = field(default_factory=Counter)

    @property
    def new(self) -> int:
        """How many are new."""
        return len(self.fresh)

    @property
    def changed(self) -> int:
        """How many show something different."""
        return len(self.moved)

    @property
    def withdrawn(self) -> int:
        """How many are there no longer."""
        return len(self.gone)


@dataclass(slots=True)
class Report:
    """What one import did. `seconds` is by the clock on the wall."""

    source: str
    format: str
    tables: list[TableCount]
    listings: ListingCount
    troubles: Troubles
    seconds: float
    duplicates: int = 0
    mapping: str = ""
    advice: list[str] = field(default_factory=list)

    @property
    def is_nothing_new(self) -> bool:
        """Whether everything was there already, just so."""
        moved = self.listings.new + self.listings.changed + self.listings.withdrawn
        return not moved and not self.records

    @property
    def records(self) -> int:
        """How many records are new, changed or gone."""
        return sum(each.new + each.changed + each.gone for each in self.tables)

    def as_json(self) -> dict[str, object]:
        """This will give the report as values that JSON can hold."""
        troubles = self.troubles
        return {
            "source": self.source,
            "format": self.format,
            "nothing_new": self.is_nothing_new,
            "seconds": round(self.seconds, 2),
            "tables": {
                each.table: {
                    name: getattr(each, name) for name in ("read", "new", "changed", "gone", "refused", "skipped")
                }
                for each in self.tables
            },
            "listings": {
                "listed": self.listings.listed,
                "new": self.listings.new,
                "changed": self.listings.changed,
                "withdrawn": self.listings.withdrawn,
                "not_listed": dict(self.listings.unlisted),
            },
            "duplicates_offered": self.duplicates,
            "records_refused": troubles.refused,
            "values_left_empty": troubles.mended,
            "causes": [
                {"document": document, "cause": cause, "count": count}
                for (document, cause), count in troubles.causes.most_common()
            ],
            "told": [
                {"document": each.where.document, "place": each.where.place, "cause": each.cause}
                for each in troubles.told
            ],
            "unknown_columns": [
                {"table": table, "column": column, "count": count}
                for (table, column), count in troubles.unknown_columns.most_common()
            ],
            "left_out": troubles.left_out,
            "mapping": self.mapping,
            "advice": self.advice,
        }

    def in_words(self, *, most: int = 20) -> list[str]:
        """This will tell the report line by line; at most `most` troubles word for word."""
        lines = [_("%(source)s (%(format)s), %(seconds).1f s") % self._head()]
        lines += self._tables()
        lines += self._listings()
        lines += self._troubles(most)
        lines += [_("Please note: %(advice)s") % {"advice": each} for each in self.advice]
        if self.is_nothing_new:
            lines.append(_("Nothing new."))
        return lines

    def _head(self) -> dict[str, object]:
        return {"source": self.source, "format": self.format, "seconds": self.seconds}

    def _tables(self) -> list[str]:
        names = ("read", "new", "changed", "gone", "refused")
        lines = [f"  {'':<24}" + "".join(f"{name:>9}" for name in names)]
        for each in self.tables:
            lines.append(f"  {each.table:<24}" + "".join(f"{getattr(each, name):>9,}" for name in names))  # noqa: PERF401
        return lines

    def _listings(self) -> list[str]:
        counts = self.listings
        line = _("%(listed)s listings: %(new)s new, %(changed)s changed, %(withdrawn)s withdrawn.")
        lines = [
            line
            % {"listed": counts.listed, "new": counts.new, "changed": counts.changed, "withdrawn": counts.withdrawn}
        ]
        lines += [_("Not listed: %(count)s, %(why)s.") % {"count": n, "why": why} for why, n in counts.unlisted.items()]
        if self.duplicates:
            lines.append(_("%(count)s pairs look alike. See: ./run directory duplicates") % {"count": self.duplicates})
        return lines

    def _troubles(self, most: int) -> list[str]:
        troubles = self.troubles
        lines = [_("Left out: %(name)s (%(why)s).") % {"name": n, "why": why} for n, why in troubles.left_out.items()]
        if troubles.unknown_columns:
            names = ", ".join(
                f"{table}.{column}" for (table, column), _count in troubles.unknown_columns.most_common(15)
            )
            lines.append(_("Kept as extra, because HSDS has no such column: %(names)s.") % {"names": names})
        if troubles.causes:
            refused = ngettext("%(count)s record refused", "%(count)s records refused", troubles.refused)
            mended = ngettext("%(count)s value left empty", "%(count)s values left empty", troubles.mended)
            lines.append(f"{refused % {'count': troubles.refused}}, {mended % {'count': troubles.mended}}:")
            lines += [f"  {each}" for each in troubles.told[:most]]
        if troubles.refused + troubles.mended > most:
            lines.append(_("The causes, counted:"))
            lines += [
                f"  {count:>6,} × {document}: {cause}" for (document, cause), count in troubles.causes.most_common(most)
            ]
        return lines
