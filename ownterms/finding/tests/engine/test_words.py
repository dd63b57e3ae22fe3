"""Words are compared by their stems, by however many readers at once."""

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import snowballstemmer

from ownterms.finding.engine import words

SAID = [f"{start}{end}" for start in ("abandon", "hospital", "garden", "nation") for end in ("ization", "ingly", "ed")]


@pytest.fixture
def hasty() -> Iterator[None]:
    """Threads give way to each other at every chance."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def stems_at_once() -> set[str]:
    """The stems of some words, found by eight threads side by side; a fault counts as one."""

    def stem(word: str) -> str:
        try:
            return words.stem.__wrapped__(word)
        except (AssertionError, IndexError):
            return "a fault"

    with ThreadPoolExecutor(8) as threads:
        return set(threads.map(stem, SAID * 400))


@pytest.mark.usefixtures("hasty")
class TestStem:
    def test_is_the_same_for_many_at_once(self) -> None:
        expected = {words.stem.__wrapped__(word) for word in SAID}

        assert stems_at_once() == expected

    def test_that_could_show_a_stemmer_that_threads_share(self, monkeypatch: pytest.MonkeyPatch) -> None:
        expected = {words.stem.__wrapped__(word) for word in SAID}

        class Shared:
            stem = snowballstemmer.stemmer("english").stemWord

        monkeypatch.setattr(words, "_own", Shared)

        assert any(stems_at_once() != expected for _attempt in range(20))
