"""A line tells what was said, and where nothing was said it breaks."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ownterms.agenda.drawing import EDGE, HIGH, WIDE, line

SAID = st.lists(st.none() | st.integers(-3, 13), max_size=70)


def test_the_first_is_at_the_left_and_the_highest_on_top() -> None:
    assert line([0, 10], range(11)).dots == [(EDGE, HIGH - EDGE), (WIDE - EDGE, EDGE)]


def test_it_breaks_where_nothing_was_said() -> None:
    drawn = line([1, 2, None, 3, None, 4, 5], range(1, 6))
    assert len(drawn.dots) == 5
    assert [len(piece.split()) for piece in drawn.pieces] == [2, 2]


def test_nothing_draws_nothing() -> None:
    assert line([], range(11)).dots == line([None], range(11)).dots == line([1], range(0)).dots == []


@given(SAID)
def test_each_thing_said_on_the_scale_is_one_dot_within_the_picture(said: list[int | None]) -> None:
    drawn = line(said, range(11))
    kept = [value for value in said if value is not None and 0 <= value <= 10]
    assert len(drawn.dots) == len(kept)
    assert all(EDGE <= x <= WIDE - EDGE and EDGE <= y <= HIGH - EDGE for x, y in drawn.dots)
    for (one, first), (other, second) in pairwise(zip(drawn.dots, kept, strict=True)):
        assert one[0] <= other[0]
        assert first <= second or one[1] < other[1]
