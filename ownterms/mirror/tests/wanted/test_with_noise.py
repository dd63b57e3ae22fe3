"""What people want with noise in it: one count for each person, within a year's budget, and frozen."""

import sys
from datetime import date

import pytest
from django.conf import LazySettings

from ownterms.lib.small_numbers import Quarter
from ownterms.mirror import actions
from ownterms.mirror.actions import count
from ownterms.mirror.models import CountedWant, Met, Release
from ownterms.mirror.wanting.noise import NoNoise
from ownterms.mirror.wanting.tables import Yes, new, table
from ownterms.people.models import Person
from ownterms.spaces.models import Space

from .conftest import COUNTED, PLAY, SLEEP, lets_count

SOME = [Yes(number, SLEEP, number % 2 == 0) for number in range(100)]


class TestTable:
    def test_draws_for_every_concept_so_that_a_silent_one_tells_nothing(self) -> None:
        drawn = []

        def noise(counts: list[int]) -> list[int]:
            drawn.extend(counts)
            return counts

        table(SOME, [SLEEP, PLAY], noise=noise)  # type: ignore[arg-type]

        assert drawn == [50, 50, 0, 0]

    def test_lets_one_person_change_one_count_by_one(self) -> None:
        yeses = [Yes(1, SLEEP, unmet=True), Yes(1, PLAY, unmet=True), Yes(1, SLEEP, unmet=False)]

        assert new(yeses, set(), one_each=True) == yeses[:1]
        assert new(yeses, {(1, SLEEP)}, one_each=True) == [yeses[1]]


@pytest.mark.django_db
class TestRelease:
    @pytest.fixture(autouse=True)
    def with_noise(self, settings: LazySettings) -> None:
        settings.NOISE, settings.NOISE_YEAR = 1.0, 4.0

    def test_keeps_what_was_drawn(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(actions, "noisy", lambda counts, **_: [each + 21 for each in counts])
        for _ in range(10):
            lets_count()
        for _ in range(10):
            lets_count(met=Met.YES)

        release = count(COUNTED)

        assert release
        [sleep] = release.shown()
        assert (release.epsilon, sleep.people, sleep.unmet) == (1.0, 60, 30)
        assert count(COUNTED) is None

    def test_takes_in_one_want_of_each_person(self, amina: Person, space: Space) -> None:
        lets_count(amina, SLEEP)
        lets_count(amina, PLAY, day=date(2026, 12, 1))

        release = count(COUNTED)

        told = {each.concept: each.release for each in CountedWant.objects.read(by=amina)}
        assert told == {SLEEP: release, PLAY: None}

    def test_is_not_made_beyond_the_budget_of_its_year(self) -> None:
        for month in (1, 4, 7):
            Release.begin(Quarter(date(2026, month, 1)), epsilon=1.5 if month == 1 else 1.0)

        assert count(COUNTED) is None
        assert count(date(2027, 4, 2))

    def test_is_not_made_where_nothing_can_add_noise(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "opendp.prelude", None)
        lets_count()

        with pytest.raises(NoNoise):
            count(COUNTED)
        assert not Release.objects.exists()
