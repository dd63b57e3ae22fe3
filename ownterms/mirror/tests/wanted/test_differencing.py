"""No public table, and no sum or difference of all that were ever public, singles out fewer than ten people."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ownterms.lib import small_numbers
from ownterms.lib.small_numbers import Told
from ownterms.mirror.wanting.tables import Yes

from .attack import BY_CHANCE, Nearest, cells, isolated
from .populations import CONCEPTS, Quarter, population
from .publishing import FAULTS, Publish, as_the_house_does

SEEDS = range(40)


@pytest.fixture
def seen_dice(monkeypatch: pytest.MonkeyPatch) -> None:
    """An attacker who knows how each number was drawn: the hardest to hide from."""
    monkeypatch.setattr(small_numbers, "DICE", Nearest())


@pytest.mark.parametrize("seed", SEEDS)
def test_eight_quarters_give_nobody_away(seed: int) -> None:
    assert isolated(as_the_house_does(population(seed), BY_CHANCE)) == []


@pytest.mark.usefixtures("seen_dice")
@pytest.mark.parametrize("seed", SEEDS[:8])
def test_nor_do_they_to_somebody_who_saw_the_dice(seed: int) -> None:
    assert isolated(as_the_house_does(population(seed))) == []


@pytest.mark.usefixtures("seen_dice")
@pytest.mark.parametrize("publish", FAULTS, ids=lambda fault: fault.__name__)
def test_the_same_attack_finds_each_planted_fault(publish: Publish) -> None:
    found = next(filter(None, (isolated(publish(population(seed))) for seed in SEEDS)))

    assert all(1 <= len(group) <= 9 for group in found)


@pytest.mark.slow
@pytest.mark.parametrize("thousand", range(2))
def test_nobody_is_given_away_in_two_thousand_histories(thousand: int) -> None:
    for seed in range(thousand * 1_000 + 100, thousand * 1_000 + 1_100):
        assert isolated(as_the_house_does(population(seed), BY_CHANCE), anywhere=3) == [], seed


yeses = st.builds(Yes, st.integers(0, 40), st.sampled_from(CONCEPTS), st.booleans())
histories = st.lists(st.builds(Quarter, st.lists(yeses, max_size=120)), min_size=1, max_size=8)


@given(histories)
@settings(max_examples=40, deadline=None)
def test_no_history_that_anybody_thinks_of_gives_people_away(history: list[Quarter]) -> None:
    assert isolated(as_the_house_does(history, BY_CHANCE)) == []


class TestAttack:
    """What it must find, in the smallest shape."""

    def test_finds_a_few_who_are_told_of_outright(self) -> None:
        nine = frozenset((number, "sleep") for number in range(9))
        [cell, _] = cells(0, "sleep", Told(None, None), nine, frozenset())

        assert isolated([cell._replace(low=7, high=9)]) == [nine]

    def test_finds_nobody_where_there_may_be_none(self) -> None:
        assert isolated(cells(0, "sleep", Told(None, None), frozenset({(1, "sleep")}), frozenset())) == []
