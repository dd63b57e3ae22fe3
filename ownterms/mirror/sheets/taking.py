"""Taking somebody's spreadsheet: its lines become `Facts`, a piece at a time, and nothing else is kept."""

import secrets
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from operator import itemgetter
from typing import BinaryIO, Final, Protocol

import numpy as np

from ownterms.mirror.reading import Facts
from ownterms.mirror.reading.columns import COLUMNS, Holds
from ownterms.mirror.reading.facts import Array
from ownterms.mirror.sheets import csvs
from ownterms.mirror.sheets.books import Book
from ownterms.mirror.sheets.cells import Cells, Ids, Kinds, OneWord, ours
from ownterms.mirror.sheets.days import Days
from ownterms.mirror.sheets.headings import MOST_COLUMNS, Asked, Layout, Line, find
from ownterms.mirror.sheets.items import Items
from ownterms.mirror.sheets.opening import alphabet_of, is_packed, seekable, start_of
from ownterms.mirror.sheets.taken import SheetRefused, Taken, Troubles
from ownterms.mirror.sheets.words import all_words, fold

LOOKED_AT: Final = 60
"""Lines among which the headings are looked for: titles may stand above them."""
AT_ONCE: Final = 1_000
"""Lines; ten times as many no longer lie in the processor's own memory, and take half as much time again."""
LETTERS_AT_ONCE: Final = 8_000_000
MOST_LINES: Final = 5_000_000
ENOUGH_LINES: Final = 50
"""Lines with somebody's id; in fewer, each may well be somebody else."""


class Table(Protocol):
    """What can be read line by line: a text with one delimiter, or one sheet of a book."""

    name: str
    is_of_places: bool
    """Whether each cell has its own place, so that a line that is short or long is no trouble."""

    def lines(self) -> Iterator[Line]:
        """This will give each line that says anything, with its number."""


def take(
    file: BinaryIO,
    name: str,
    *,
    mapping: Mapping[str, str] | None = None,
    us: str = "",
    watch: Callable[[int], object] | None = None,
) -> Taken:
    """This will read a CSV or XLSX, whatever its `name` says. Nothing of it is kept but numbers.

    `mapping` leads from headings as they stand in the file to our columns, or to "" for what is not to be read. `us` is
    how the service names itself in `provider`, several names apart by semicolons. `watch` hears how many lines were
    read. Raises SheetRefused, with a sentence, where the file cannot be read as a whole.
    """
    asked = Asked(mapping)
    try:
        table, layout = opened(seekable(file), asked)
        taking = Taking(layout, us, is_of_places=table.is_of_places)
        for lines, rows in pieces(table, layout):
            taking.add(lines, rows)
            if watch:
                watch(taking.rows)
    except SheetRefused as told:
        raise told.of(name) from told.__cause__
    return taking.taken()


def opened(file: BinaryIO, asked: Asked) -> tuple[Table, Layout]:
    """This will find the table in a file that has our columns. Raises SheetRefused where none has."""
    tables = tables_of(file)
    best: tuple[Table, Layout] | None = None
    for table in tables:
        layout = find(first_lines(table), asked)
        if layout and (best is None or len(layout.places) > len(best[1].places)):
            best = table, layout
            if table.is_of_places:  # of the sheets of a book the first that has our columns
                break
    if best is None:
        raise SheetRefused(
            "We found no line with headings that we know. Nothing was read. "
            "Call two of them as we do, such as person_id and date, and try again."
        )
    if best[0].is_of_places and len(tables) > 1:
        best[1].says.append(f"The file has {len(tables)} sheets. We read “{best[0].name}”.")
    if len(best[1].headings) > MOST_COLUMNS:
        raise SheetRefused(f"This sheet has more than {MOST_COLUMNS:,} columns. Nothing was read.")
    return best


def tables_of(file: BinaryIO) -> list[Table]:
    """This will give the tables that a file holds, or may hold. Raises SheetRefused where it is no sheet."""
    start = start_of(file)
    if is_packed(start):
        return [*Book(file).sheets()]
    return [*csvs.texts(file, alphabet_of(file, start))]


def first_lines(table: Table) -> list[Line]:
    """The first lines of a table, as far as they can be read with its delimiter."""
    lines = []
    try:
        for each in islice(table.lines(), LOOKED_AT):
            lines.append(each)  # noqa: PERF402  (what came before a refusal counts)
    except SheetRefused:
        if not lines:
            raise
    return lines


def pieces(table: Table, layout: Layout) -> Iterator[tuple[list[int], list[list[str]]]]:
    """This will give the lines beneath the headings, some thousands at a time, and fewer where they are long."""
    numbers: list[int] = []
    rows: list[list[str]] = []
    letters = count = 0
    for number, cells in table.lines():
        if number <= layout.line:
            continue
        numbers.append(number)
        rows.append(cells)
        letters += sum(map(len, cells))
        if len(rows) >= AT_ONCE or letters >= LETTERS_AT_ONCE:
            count += len(rows)
            if count > MOST_LINES:
                raise SheetRefused(f"This sheet has more than {MOST_LINES:,} lines. Nothing was read. Cut it by year.")
            yield numbers, rows
            numbers, rows, letters = [], [], 0
    if rows:
        yield numbers, rows


class Taking:
    """One sheet while it is taken."""

    def __init__(self, layout: Layout, us: str, *, is_of_places: bool = False) -> None:
        self.layout, self.is_of_places, self.key = layout, is_of_places, secrets.token_bytes(32)
        self.us = frozenset(fold(each) for each in us.split(";") if each.strip())
        self.troubles, self.rows, self.headings_again = Troubles(), 0, 0
        self.whole: list[Array] = []
        """A number for each whole line, by which copies are known."""
        places = sorted(layout.places.items(), key=lambda each: each[0] != "person_id")  # whose a line is comes first
        self.columns = [(place, self._cells(name, layout.headings[place])) for name, place in places]

    def _cells(self, name: str, heading: str) -> Cells:
        holds = COLUMNS[name].holds
        if holds is Holds.ID:
            is_who = name in {"provider", "recorder_org"}
            return Ids(name, heading, key=self.key, us=self.us | all_words().us if is_who else frozenset())
        if holds is Holds.WORD:
            return OneWord(name, heading, self.layout.meant[name].turned)
        return {Holds.DAY: Days, Holds.KINDS: Kinds, Holds.ITEMS: Items}[holds](name, heading)

    def add(self, lines: list[int], rows: list[list[str]]) -> None:
        """This will read some lines; those that are too short or too long are told."""
        if again := rows.count(self.layout.headings):
            kept = [place for place, row in enumerate(rows) if row != self.layout.headings]
            lines, rows = [lines[place] for place in kept], [rows[place] for place in kept]
            self.headings_again += again
        self.whole.append(np.fromiter((hash(tuple(row)) for row in rows), np.int64, len(rows)))
        width = len(self.layout.headings)
        if set(map(len, rows)) - {width}:
            if not self.is_of_places:
                rows = self._in_place(lines, rows, width)
            rows = [(row + [""] * width)[:width] for row in rows]
        whose: Array = np.zeros(0, np.uint64)
        for place, cells in self.columns:
            if isinstance(cells, Items):
                cells.whose = whose
            codes = cells.add(list(map(itemgetter(place), rows)), lines, self.troubles)
            if cells.name == "person_id":
                whose = codes
        self.rows += len(rows)

    def _in_place(self, lines: list[int], rows: list[list[str]], width: int) -> list[list[str]]:
        """This will tell of lines that are too short or too long. In a long one nobody knows what stands where."""
        short = [line for line, row in zip(lines, rows, strict=True) if len(row) < width]
        long = [line for line, row in zip(lines, rows, strict=True) if any(row[width:])]
        self.troubles.add(short, "", "This line has fewer cells than there are headings. The last ones are unknown.")
        self.troubles.add(long, "", "This line has more cells than there are headings. All of it is unknown.")
        return [[] if any(row[width:]) else row for row in rows]

    def taken(self) -> Taken:
        """This will give what was read."""
        said, columns = list(self.layout.says), dict[str, Array]()
        if self.headings_again:
            said.append(f"The headings come again. Lines with them that were not counted: {self.headings_again:,}.")
        while self.columns:
            _place, cells = self.columns.pop(0)
            columns |= cells.finish()
            said += cells.told()
        said += [*self._tell_us(columns), *self._tell_people(columns), *self._tell_copies()]
        layout = self.layout
        facts = Facts(columns, self.rows)
        return Taken(facts, layout.headings, layout.found, layout.unread, self.troubles, self.rows, said)

    def _tell_us(self, columns: dict[str, Array]) -> list[str]:
        """Whoever is called us is the service that keeps the sheet."""
        us, provider = np.uint64(ours(self.key)), columns.get("provider")
        is_us = provider == us if provider is not None else np.zeros(self.rows, bool)
        if "recorder_org" in columns and provider is not None:
            recorder = columns["recorder_org"]
            recorder[is_us & (recorder == 0)] = us
            provider[is_us] = recorder[is_us]
            return []
        if "recorder_org" not in columns and self.us and provider is not None and not is_us.any():
            return ["No provider is called as you say you are. So we cannot see whose shelf it comes from."]
        if "recorder_org" not in columns and (self.us or is_us.any()):
            columns["recorder_org"] = np.full(self.rows, us, np.uint64)
            return [] if self.us else ["No column says who keeps the sheet. We take “us” and “in-house” to mean you."]
        return []

    def _tell_people(self, columns: dict[str, Array]) -> list[str]:
        """Whether each line has somebody else's id: then it may be the line's own."""
        who = columns.get("person_id", np.zeros(0, np.uint64))
        known = who[who > 0]
        if len(known) <= ENOUGH_LINES or len(np.unique(known)) < len(known):
            return []
        heading = self.layout.found["person_id"]
        return [f"No “{heading}” comes twice. If it numbers the lines, people cannot be told apart."]

    def _tell_copies(self) -> list[str]:
        """How many lines are word for word like another."""
        whole = np.concatenate(self.whole) if self.whole else np.zeros(0, np.int64)
        copies = len(whole) - len(np.unique(whole))
        return [f"Lines that are copies of another, in every cell: {copies:,}. Each was counted."] if copies else []
