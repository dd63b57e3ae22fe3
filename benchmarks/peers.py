"""What finding is held against: SQLite's own full-text search, and static vectors alone."""

import sqlite3
from collections.abc import Sequence

import numpy as np

from ownterms.finding.engine import Listing, Meaning
from ownterms.finding.engine import words as folding


class Fts5:
    """SQLite FTS5: porter stems, any word may match, stop words out, its own BM25.

    Stop words and fields are those with which it does best here; with categories it does a little worse.
    """

    def __init__(self, listings: Sequence[Listing]) -> None:
        self._db = sqlite3.connect(":memory:")
        self._db.execute(
            "create virtual table listing using "
            "fts5(id unindexed, name, organisation, text, tokenize='porter unicode61')"
        )
        rows = ((each.id, each.name, each.organisation, each.text) for each in listings)
        self._db.executemany("insert into listing values (?, ?, ?, ?)", rows)

    def search(self, text: str) -> list[str]:
        """The ids of the first twenty."""
        asked = [word for word in folding.of(text) if word not in folding.STOPS]
        if not asked:
            return []
        match = " OR ".join(f'"{word}"' for word in dict.fromkeys(asked))
        found = self._db.execute("select id from listing where listing match ? order by rank limit 20", (match,))
        return [row[0] for row in found]


class Vectors:
    """Static vectors alone: the listings nearest in meaning."""

    def __init__(self, listings: Sequence[Listing], meaning: Meaning) -> None:
        self._meaning = meaning
        self._ids = [each.id for each in listings]
        self._held = meaning.of([f"{e.name}. {e.text[:2000]} {', '.join(e.categories)}" for e in listings])

    def search(self, text: str) -> list[str]:
        """The ids of the first twenty."""
        nearness = self._held @ self._meaning.of([text])[0]
        return [self._ids[n] for n in np.argsort(-nearness)[:20]]
