"""Distances between points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ownterms.lib.distance import EARTH_RADIUS, kilometres

POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def test_knows_the_way_from_leeds_to_london() -> None:
    assert kilometres((53.7997, -1.5492), (51.5074, -0.1278)) == pytest.approx(272, abs=2)


@given(POINTS, POINTS)
def test_is_the_same_both_ways_and_never_more_than_half_around(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    there, back = kilometres(one, other), kilometres(other, one)

    assert there == pytest.approx(back)
    assert 0 <= there <= 3.1416 * EARTH_RADIUS


@given(POINTS)
def test_is_nothing_to_where_one_is(point: tuple[float, float]) -> None:
    assert kilometres(point, point) == pytest.approx(0, abs=1e-6)
