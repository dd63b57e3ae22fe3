"""An index in a folder: segments that all processes map, and one writer at a time."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from ownterms.finding.engine.asking.spelling import Spelling
from ownterms.finding.engine.files.folder import build, change, dead
from ownterms.finding.engine.files.manifest import FORMAT, Manifest, NoIndex
from ownterms.finding.engine.files.segment import Segment
from ownterms.finding.engine.files.writing import Writer
from ownterms.finding.engine.lexicon import Lexicon
from ownterms.finding.engine.listing import Listing
from ownterms.finding.engine.meaning import Meaning
from ownterms.finding.engine.ranking.found import Found
from ownterms.finding.engine.ranking.rank import Ranker, at_times
from ownterms.finding.engine.ranking.shelf import Shelf


class Index:
    """A searchable state of an index; ``fresh`` gives the newest one.

    A state never changes: two searches with the same index see the same listings.
    """

    def __init__(self, folder: Path, manifest: Manifest, *, lexicon: Lexicon, meaning: Meaning | None = None) -> None:
        self.folder = folder
        self.manifest = manifest
        self.lexicon = lexicon
        self.meaning = meaning
        segments = tuple(Segment(folder / part.name) for part in manifest.parts)
        shelf = Shelf(segments, tuple(dead(folder, part) for part in manifest.parts))
        self.ranker = Ranker(shelf, lexicon, meaning, Spelling(shelf.words, lexicon))

    def __len__(self) -> int:
        shelf = self.ranker.shelf
        return shelf.size - sum(map(len, shelf.dead))

    @property
    def mark(self) -> int:
        """The owner's mark: how far changes were followed."""
        return self.manifest.mark

    @classmethod
    def build(
        cls,
        listings: Iterable[Listing],
        folder: Path,
        *,
        lexicon: Lexicon,
        meaning: Meaning | None = None,
        mark: int = 0,
    ) -> "Index":
        """Build an index anew; a former one in the folder serves until this one is whole.

        Raises:
            IndexBusy: another process is writing.
        """
        writer = Writer(lexicon, meaning=meaning)
        made = build(folder, listings, writer, mark=mark, fingerprint=fingerprint(lexicon, meaning))
        return cls(folder, made, lexicon=lexicon, meaning=meaning)

    @classmethod
    def open(cls, folder: Path, *, lexicon: Lexicon, meaning: Meaning | None = None) -> "Index":
        """Open the newest state of an index.

        Raises:
            NoIndex: there is none, or it was built with another lexicon, format or vectors.
        """
        for _ in range(5):
            manifest = Manifest.read(folder)
            if manifest.fingerprint != fingerprint(lexicon, meaning):
                raise NoIndex(f"The index in {folder} was built with another lexicon; build it anew.")
            try:
                return cls(folder, manifest, lexicon=lexicon, meaning=meaning)
            except FileNotFoundError:  # A writer swept between our two readings: read again.
                continue
        raise NoIndex(f"The index in {folder} has lost some of its files; build it anew.")

    @property
    def is_newest(self) -> bool:
        """Whether nothing has changed since (one small read).

        Raises:
            NoIndex: it is gone.
        """
        return Manifest.read(self.folder).number == self.manifest.number

    def fresh(self) -> "Index":
        """This index if nothing has changed since, else the newest state."""
        if self.is_newest:
            return self
        return Index.open(self.folder, lexicon=self.lexicon, meaning=self.meaning)

    def change(self, *, put: Sequence[Listing] = (), drop: Iterable[str] = (), mark: int | None = None) -> "Index":
        """Put in or replace some listings, drop others, and give the new state.

        Raises:
            IndexBusy: another process is writing.
            NoIndex: the index was built anew with something else meanwhile.
        """
        writer = Writer(self.lexicon, meaning=self.meaning)
        change(self.folder, self.manifest.fingerprint, writer, put=put, drop=drop, mark=mark)
        return self.fresh()

    def search(
        self,
        words: str,
        *,
        near: tuple[float, float] | None = None,
        when: str | None = None,
        without: Iterable[str] = (),
        limit: int = 20,
    ) -> Found:
        """Find listings for what a person says in their own words.

        ``near`` is (latitude, longitude) in degrees; ``when`` is "evening", "weekend" or a
        weekday. Nothing is kept.

        ``without`` is what the person struck out of what was understood: ids of concepts, ``free``,
        ``when`` (times in the words, not the ``when`` given here), ``for:`` or ``only:`` and the
        name of an audience ("for:women"), and ``not`` (nothing is then taken to be refused).
        Danger stays named whatever is struck out.
        """
        question = self.ranker.understand(words, without=frozenset(without))
        return self.ranker.answer(at_times(question, when), near=near, limit=limit)


def fingerprint(lexicon: Lexicon, meaning: Meaning | None) -> str:
    """What an index depends on: the format, the lexicon's directory words, and vectors or none."""
    return f"{FORMAT}-{lexicon.fingerprint}-{'words' if meaning is None else 'meaning'}"
