"""What others may see of a count: it stays true, and of a side of fewer than ten people no number is told."""

import numpy as np
import pytest

from ownterms.mirror.reading import Count, read_cuts
from ownterms.mirror.reading.doubt import Marks, count
from ownterms.mirror.reading.fives import Fives, in_fives


def counted(so: int, not_so: int, unknown: int = 0, *, of_each: int = 1) -> Count:
    """A count of so many people on each side, with as many things each."""
    marks = np.repeat([1, 0, -1], [so, not_so, unknown])
    return count(Marks(np.repeat(1 + np.arange(len(marks)), of_each), np.repeat(marks, of_each)))


def told(so: int, not_so: int, unknown: int = 0, *, of_each: int = 1) -> Fives:
    fives = in_fives(counted(so, not_so, unknown, of_each=of_each))
    assert fives is not None
    return fives


class TestAFewPeople:
    @pytest.mark.parametrize(("so", "not_so"), [(3, 9), (3, 10), (7, 193), (9, 191), (191, 9), (0, 200), (200, 0)])
    def test_on_one_side_are_told_by_no_number(self, so: int, not_so: int) -> None:
        assert told(so, not_so).sides is None
        assert told(so, not_so).is_few_so is (so < 10)

    def test_may_have_many_rows_and_are_few_still(self) -> None:
        assert told(9, 40, of_each=30).sides is None

    def test_of_whom_it_is_not_known_or_is_known_are_told_by_no_number(self) -> None:
        assert told(20, 20, 9).unknown is None
        assert told(5, 5, 90).unknown is None
        assert told(20, 20, 12).unknown == (10, 0.25)

    def test_in_all_are_not_told_of(self) -> None:
        assert in_fives(counted(3, 3, 3)) is None

    @pytest.mark.parametrize("so", range(10))
    def test_give_the_same_whichever_they_are(self, so: int) -> None:
        """A planted fault would be an interval: to the nearest twentieth it gives the number away."""
        assert told(so, 60 - so) == told(0, 60)


class TestWhatIsTold:
    def test_is_reckoned_before_it_is_rounded(self) -> None:
        sides = told(12, 61).sides

        assert sides
        assert (sides.so, sides.known, sides.share) == (10, 75, 0.15)

    @pytest.mark.parametrize("not_so", [10, 13, 47, 99, 333])
    @pytest.mark.parametrize("so", [10, 11, 22, 48, 103])
    def test_contradicts_neither_itself_nor_a_verdict(self, so: int, not_so: int) -> None:
        sides, before = told(so, not_so).sides, counted(so, not_so)

        assert sides
        assert before.low is not None
        assert before.high is not None
        assert [sides.so % 5, sides.known % 5] == [0, 0]
        assert sides.low <= before.low <= before.high <= sides.high
        assert sides.low <= sides.share <= sides.high
        assert abs(sides.share - so / (so + not_so)) <= 0.025 + 1e-9

    def test_crosses_a_cut_wherever_it_did(self) -> None:
        cuts = read_cuts()
        every = [each for cut in cuts.nine.values() for each in (cut.good, cut.bad, cut.beside and cut.beside.share)]

        assert all(round(each * 20, 9) == round(each * 20) for each in [*every, cuts.alarm] if each is not None)
