"""One thing at a time: which, and what stands before and after it."""

from ownterms.design.screen import Screen


class TestScreen:
    def test_knows_its_neighbours(self) -> None:
        assert Screen.among(["a", "b", "c"], "b") == Screen(here="b", number=2, of=3, before="a", after="c")

    def test_begins_at_the_first_where_something_else_is_asked_for(self) -> None:
        assert Screen.among(["a", "b"], "z") == Screen(here="a", number=1, of=2, before=None, after="b")

    def test_is_nowhere_among_nothing(self) -> None:
        assert Screen.among([], "a") is None
