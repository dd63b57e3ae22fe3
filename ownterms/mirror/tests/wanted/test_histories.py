"""What is simulated is what the house does: the same people, through its own verbs, give the same tables."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date

import pytest

from ownterms.lib import small_numbers
from ownterms.lib.small_numbers import Quarter, Told
from ownterms.mirror.actions import count
from ownterms.mirror.models import AlreadyCounted, Met, Release
from ownterms.mirror.wanting.tables import table
from ownterms.people.models import Person

from .attack import Nearest, isolated
from .conftest import lets_count, on
from .populations import CONCEPTS, population
from .publishing import Tables, in_turn, public

pytestmark = pytest.mark.django_db
BEGIN = Quarter(date(2026, 1, 1))


def lived(seed: int, quarters: int) -> Iterator[dict[str, Told]]:
    """What is public of each quarter, where its people come, say and go; asked for again when they went."""
    people: dict[object, Person] = {}
    quarter = BEGIN
    for told in population(seed, quarters=quarters):
        for person, concept, unmet in told.yeses:
            someone = people.setdefault(person, Person.objects.create_user())
            with suppress(AlreadyCounted):
                lets_count(someone, concept, Met.NOT_YET if unmet else Met.YES, day=quarter.first)
        count(quarter.counted_from)
        with on(quarter.counted_from):
            for gone in told.erased_after:
                people.pop(gone).leave()
        count(quarter.public_from)
        yield shown(quarter)
        quarter = quarter.after


def shown(quarter: Quarter) -> dict[str, Told]:
    [release] = Release.objects.filter(first=quarter.first)
    return {each.concept: Told(each.people, each.unmet) for each in release.counts.filter(concept__in=CONCEPTS)}


@pytest.mark.parametrize(("seed", "quarters"), [(6, 2), pytest.param(53, 8, marks=pytest.mark.slow)])
def test_the_rows_are_those_of_the_simulation_and_give_nobody_away(
    monkeypatch: pytest.MonkeyPatch, seed: int, quarters: int
) -> None:
    monkeypatch.setattr(small_numbers, "DICE", Nearest())
    history = population(seed, quarters=quarters)
    was_public: list[Tables] = []

    for (number, counts, _), said in zip(in_turn(history), lived(seed, quarters), strict=True):
        assert said == table(counts, CONCEPTS)
        was_public.append(public(number, said, counts))

    assert isolated(cell for each in was_public for cell in each) == []
