"""Lists of what is asked for before a first talk: how many items there are, and how many are wounds."""

import re
from typing import Final

import numpy as np

from ownterms.mirror.reading.columns import WOUNDS, Holds
from ownterms.mirror.reading.facts import Array
from ownterms.mirror.sheets.cells import MOST_REMEMBERED, UNREAD, Cells, joined
from ownterms.mirror.sheets.taken import Troubles, shown
from ownterms.mirror.sheets.words import LONGEST_WORD, all_words, fold
from ownterms.mirror.sheets.wounds import all_wounds

LONGEST_LIST: Final = 5_000
"""Letters of one list."""
MOST_ITEMS: Final = 200
"""Items in one list; a longer one is no list."""
MOST_DIFFERENT: Final = 10_000
"""Items that are looked at in one column. A form asks for a few things; the others cannot be placed."""
ENOUGH: Final = 10
"""People of whom an item was asked before it is named: by then it is the form's word, and nobody's own."""
MOST_STRANGE, MOST_NAMED = 500, 10
"""Items in neither list that are remembered, and that are named."""
A_LIST: Final = 1 << 50
"""Set in the number of a list, so that an empty one is not the same as no word."""
STRANGE, ALL, BITS = 30, 15, 0x7FFF
"""Where the counts lie in the number of a list: items that cannot be placed, all items, and lowest the wounds."""
_ITEMS: Final = re.compile(r"[;,|/\n\r•]+")


class Items(Cells):
    """One column of lists. A list with an item that cannot be placed, and with no wound, does not tell of wounds."""

    holds = Holds.ITEMS
    says = "This list is too long to be one. It counts as unknown."

    def __init__(self, name: str, heading: str) -> None:
        super().__init__(name, heading)
        self.wounds: list[Array] = []
        self.whose: Array = np.zeros(0, np.uint64)
        self.judged: dict[str, bool | None] = {}
        self.count = 0
        self.strange: dict[str, set[int]] = {}
        """Items that stand in neither list, each with some of the people whom it was asked of."""
        self.settled: set[str] = set()
        """Lists with nothing left to remember."""

    def read(self, cell: str) -> int:
        """This will count the items of a list."""
        if len(cell) > LONGEST_LIST:
            return UNREAD
        known = all_words()
        if (whole := fold(cell[:LONGEST_WORD])) in known.nothing:
            return A_LIST
        if whole in known.unknown or ("#" in cell and known.is_unknown(cell[:LONGEST_WORD])):
            return 0
        items = [each for each in _ITEMS.split(cell) if each.strip()]
        if len(items) > MOST_ITEMS:
            return UNREAD
        judged = [self._is_wound(each) for each in items]
        return A_LIST | judged.count(None) << STRANGE | len(items) << ALL | judged.count(True)

    def _is_wound(self, item: str) -> bool | None:
        if item not in self.judged and len(self.judged) < MOST_DIFFERENT and len(item) <= LONGEST_WORD:
            self.judged[item] = all_wounds().is_wound(item)
        return self.judged.get(item)

    def add(self, cells: list[str], lines: list[int], troubles: Troubles) -> Array:
        """This will read the next cells, and remember what stands in neither list."""
        codes = super().add(cells, lines, troubles)
        strange = codes >> STRANGE & BITS
        self.count += int(strange.sum())
        for place in np.flatnonzero(strange):
            if (cell := cells[place]) not in self.settled:
                self._remember(cell, int(self.whose[place]) if place < len(self.whose) else 0)
        return codes

    def _remember(self, cell: str, person: int) -> None:
        is_settled = True
        for item in _ITEMS.split(cell):
            people = self.strange.get(item)
            if people is None and len(self.strange) < MOST_STRANGE and item.strip() and self._is_wound(item) is None:
                people = self.strange[item] = set()
            if people is not None and len(people) < ENOUGH:
                people.add(person)
                is_settled = False
        if is_settled and len(self.settled) < MOST_REMEMBERED and len(cell) <= LONGEST_WORD:
            self.settled.add(cell)

    def keep(self, codes: Array) -> None:
        """This will keep how many there are, and how many are wounds."""
        is_list = (codes & A_LIST) > 0
        wounds = codes & BITS
        is_told = is_list & ((wounds > 0) | (codes >> STRANGE & BITS == 0))
        self.parts.append(np.where(is_list, codes >> ALL & BITS, -1).astype(np.int16))
        self.wounds.append(np.where(is_told, wounds, -1).astype(np.int16))

    def finish(self) -> dict[str, Array]:
        """This will lay the pieces behind one another."""
        return {**super().finish(), WOUNDS: joined(self.wounds, self.holds)}

    def told(self) -> list[str]:
        """How many items stand in neither list, and which, as far as ten people were asked for them."""
        if not self.count:
            return []
        said = [
            f"“{self.shown}” asks {self.count:,} times for things that we cannot place.",
            "A list with one of them and no wound counts as unknown.",
        ]
        if len(self.judged) >= MOST_DIFFERENT:
            said.append(f"It names more than {MOST_DIFFERENT:,} different things. We looked at no more.")
        named = sorted({shown(item) for item, people in self.strange.items() if len(people - {0}) >= ENOUGH})
        if named:
            said.append(f"They are, where ten people or more were asked: {'; '.join(named[:MOST_NAMED])}.")
        return [*said, "You can place them in wounds.toml."]
