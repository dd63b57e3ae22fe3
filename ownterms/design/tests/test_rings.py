"""Rings: whatever stands on them never touches, and keeps its place."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ownterms.design.rings import (
    CENTRE,
    EDGE,
    LEAST,
    MIDDLE,
    NAME,
    RADII,
    Rings,
    Spot,
    fitted,
    initials,
    name_width,
    placed,
)

COUNTS = st.lists(st.integers(0, 40), min_size=4, max_size=5).filter(lambda each: 0 < sum(each) <= 60)


def apart(one: Spot, other: Spot) -> float:
    return math.dist((one.x, one.y), (other.x, other.y))


def amiss(drawn: Rings) -> list[str]:
    """What is wrong with rings: things that touch, or leave their band, or stand on a line or in the middle."""
    wrong = []
    every = [spot for ring in drawn.rings for spot in ring.spots]
    for number, one in enumerate(every):
        wrong += [f"{one} {other}" for other in every[number + 1 :] if apart(one, other) < 2 * drawn.radius]
    inner = MIDDLE
    for ring in drawn.rings:
        for spot in ring.spots:
            from_middle = apart(spot, Spot(CENTRE, CENTRE))
            if not inner + drawn.radius <= from_middle <= ring.radius - drawn.radius + 0.5:
                wrong.append(f"{spot} is {from_middle} from the middle, in {inner}–{ring.radius}")
        if ring.radius - inner < (LEAST if inner > MIDDLE else NAME / 2):
            wrong.append(f"The name of the ring at {ring.radius} touches the one before.")
        inner = ring.radius
    return wrong


class TestPlaced:
    @given(COUNTS)
    @settings(max_examples=60, deadline=None)
    def test_nothing_touches(self, counts: list[int]) -> None:
        drawn = placed(counts)

        assert [len(ring.spots) for ring in drawn.rings] == counts
        assert amiss(drawn) == []
        assert drawn.rings[-1].radius <= EDGE + 0.1

    @pytest.mark.parametrize("count", range(1, 41))
    def test_one_to_forty_on_one_ring(self, count: int) -> None:
        assert amiss(placed([0, count, 0, 0])) == []

    @given(COUNTS)
    @settings(max_examples=60, deadline=None)
    def test_nothing_reaches_into_a_name(self, counts: list[int]) -> None:
        widths = [name_width("Closest to me")] * len(counts)
        drawn = placed(counts, widths)

        assert amiss(drawn) == []
        for ring, wide in zip(drawn.rings, widths, strict=True):
            for spot in (spot for each in drawn.rings for spot in each.spots):
                aside = max(abs(spot.x - CENTRE) - wide / 2, 0)
                above = max(abs(spot.y - (CENTRE - ring.radius)) - NAME / 2, 0)
                assert math.hypot(aside, above) >= drawn.radius - 0.2

    def test_that_could_show_things_that_touch(self) -> None:
        drawn = placed([3, 9, 4, 1])

        assert amiss(Rings(RADII[0], drawn.rings))

    def test_the_same_things_keep_their_places(self) -> None:
        assert placed([3, 9, 4, 1]) == placed([3, 9, 4, 1])

    def test_one_more_on_a_ring_turns_no_other(self) -> None:
        def turned(spots: tuple[Spot, ...]) -> list[float]:
            return [round(math.atan2(each.y - CENTRE, each.x - CENTRE), 2) for each in spots]

        before, after = placed([3, 4, 2, 1]), placed([3, 5, 2, 1])

        for ring in (0, 2, 3):
            assert turned(before.rings[ring].spots) == pytest.approx(turned(after.rings[ring].spots), abs=0.02)

    def test_more_than_can_be_drawn_is_said(self) -> None:
        with pytest.raises(ValueError, match="cannot be drawn"):
            placed([9_000, 9_000])


class TestFitted:
    @pytest.mark.parametrize(
        "name", ["Ben", "My cousin Farah", "W" * 80, "ש" * 30, "花子", "Mrs Okonkwo from next door, and her dog"]
    )
    @pytest.mark.parametrize("radius", [20, 44, 92])
    def test_a_name_stays_inside(self, name: str, radius: int) -> None:
        size, lines = fitted(name, radius)

        assert 1 <= len(lines) <= 4
        assert size * 1.15 * len(lines) <= 2 * radius
        assert all(0.55 * size * len(line) <= 2.0 * radius for line in lines)

    def test_a_short_name_is_whole_and_large(self) -> None:
        assert fitted("Ben", 40) == (24.0, ("Ben",))

    def test_a_long_word_is_parted_before_it_is_cut(self) -> None:
        assert fitted("Bartholomew", 46)[1] == ("Bartho-", "lomew")
        assert fitted("Bartholomew Featherstonehaugh", 46)[1] == ("Barth-", "olomew", "Feath-", "erston…")

    def test_no_more_of_a_name_is_looked_at_than_can_stand(self) -> None:
        assert fitted("W" * 5_000_000, 46) == fitted("W" * 100, 46)

    def test_no_name_is_no_line(self) -> None:
        assert fitted("", 40)[1] == ()


class TestInitials:
    @pytest.mark.parametrize(
        ("name", "letters"),
        [("Ben", "B"), ("Mrs Bell", "MB"), ("Fay from the choir", "Fc"), ("Priya (paid)", "P"), ("", ""), ("(?)", "(")],
    )
    def test_are_of_the_first_word_and_the_last(self, name: str, letters: str) -> None:
        assert initials(name) == letters
