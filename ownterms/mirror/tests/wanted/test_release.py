"""What people want: counted once, by quarter, with a yes, and never fewer than ten."""

from datetime import date

import pytest

from ownterms.agenda.models import How
from ownterms.mirror import actions
from ownterms.mirror.actions import count
from ownterms.mirror.models import AlreadyCounted, CountedWant, Met, Release, ReleasedCount, Stands
from ownterms.mirror.wanting.tables import Yes, table
from ownterms.people.models import Person
from ownterms.spaces.actions import erase_of
from ownterms.spaces.models import NotYours, Space, SpaceKey

from .conftest import COUNTED, PLAY, PUBLIC, SAID, SLEEP, lets_count, on

pytestmark = pytest.mark.django_db


def counts(release: Release | None) -> dict[str, tuple[int | None, int | None]]:
    assert release
    return {each.concept: (each.people, each.unmet) for each in release.shown()}


class TestCount:
    def test_tells_how_many_want_it_and_how_many_lack_it(self) -> None:
        for number in range(35):
            lets_count(met=Met.NOT_YET if number < 15 else Met.PARTLY)

        assert counts(count(COUNTED)) == {SLEEP: (35, 15)}

    @pytest.mark.parametrize(("lacking", "others"), [(9, 16), (16, 9), (0, 15), (15, 0)])
    def test_tells_no_share_that_would_tell_a_small_rest(self, lacking: int, others: int) -> None:
        for number in range(lacking + others):
            lets_count(met=Met.NOT_YET if number < lacking else Met.YES)

        [(_people, unmet)] = counts(count(COUNTED)).values()
        assert unmet is None

    def test_tells_nothing_of_ten_and_as_little_of_none(self) -> None:
        for _ in range(10):
            lets_count()

        release = count(COUNTED)

        assert counts(release) == {}
        rows = ReleasedCount.objects.filter(release=release)
        assert rows.count() == len(actions.countable())
        assert set(rows.values_list("people", "unmet")) == {(None, None)}

    def test_counts_nobody_twice_under_one_thing(self, amina: Person, space: Space) -> None:
        for _ in range(14):
            lets_count()
        lets_count(amina)
        lets_count(amina, met=Met.YES)
        for _ in range(14):
            lets_count(amina, PLAY)

        assert counts(count(COUNTED)) == {SLEEP: (15, None)}

    def test_passes_over_a_space_whose_key_is_gone(self) -> None:
        for number in range(16):
            said = lets_count()
            if number == 15:
                SpaceKey.objects.filter(pk=said.space_id).delete()

        assert counts(count(COUNTED)) == {SLEEP: (15, None)}

    def test_cannot_be_read_by_whoever_made_up_all_the_others(self) -> None:
        """Twelve made-up people in each group: what the last one said changes what is told in a few cases alone."""
        made_up = [Yes(number, SLEEP, unmet=number < 12) for number in range(24)]
        told = {
            unmet: [table([*made_up, Yes("her", SLEEP, unmet=unmet)], [SLEEP])[SLEEP].some for _ in range(500)]
            for unmet in (True, False)
        }

        assert set(told[True]) == set(told[False]) == {None, 15}

    def test_counts_nobody_again_in_a_later_quarter(self, amina: Person, space: Space) -> None:
        people = [amina, *(Person.objects.create_user() for _ in range(14))]
        for person in people:
            lets_count(person)
        count(COUNTED)

        for person in people:
            with pytest.raises(AlreadyCounted):
                lets_count(person, day=date(2027, 2, 1))
        assert counts(count(date(2027, 4, 2))) == {}

    @pytest.mark.parametrize("day", [date(2026, 9, 30), date(2027, 1, 1)])
    def test_counts_only_what_was_said_in_its_quarter(self, day: date) -> None:
        for number in range(11):
            lets_count(day=SAID if number else day)

        assert counts(count(COUNTED)) == {}

    @pytest.mark.parametrize("how", ["taken back", "put away", "removed", "erased"])
    def test_leaves_out_what_its_person_took_away_before(self, amina: Person, space: Space, how: str) -> None:
        for _ in range(10):
            lets_count()
        said = lets_count(amina)
        {
            "taken back": lambda: said.take_back(by=amina),
            "put away": lambda: said.want.put_away(How.CHANGED, by=amina),
            "removed": lambda: said.want.remove(by=amina),
            "erased": lambda: erase_of(amina),
        }[how]()

        assert counts(count(COUNTED)) == {}


class TestRelease:
    def test_is_made_once_whatever_comes_after(self, amina: Person, space: Space) -> None:
        for _ in range(14):
            lets_count()
        lets_count(amina)
        release = count(COUNTED)

        erase_of(amina)

        assert count(COUNTED) is None
        assert counts(release) == {SLEEP: (15, None)}

    @pytest.mark.parametrize("day", [date(2027, 1, 1), PUBLIC, date(2027, 3, 31)])
    def test_is_made_neither_too_early_nor_once_it_would_be_public(self, day: date) -> None:
        """So a backup that is brought back later cannot have it counted anew."""
        lets_count()

        assert count(day) is None

    def test_cannot_be_changed(self) -> None:
        lets_count()
        release = count(COUNTED)
        assert release
        row = release.counts.first()

        for change in (release.save, release.delete, row.save, row.delete, ReleasedCount.objects.all().delete):
            with pytest.raises(Stands):
                change()
        with pytest.raises(Stands):
            ReleasedCount.objects.update(people=3)

    def test_leaves_nothing_half_done(self, monkeypatch: pytest.MonkeyPatch) -> None:
        lets_count()
        with monkeypatch.context() as broken:
            broken.setattr(Release, "tell", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                count(COUNTED)

        assert not Release.objects.exists()
        assert count(COUNTED)


class TestYes:
    def test_cannot_be_taken_back_once_it_was_counted(self, amina: Person, space: Space) -> None:
        said = lets_count(amina)
        count(COUNTED)

        with pytest.raises(AlreadyCounted):
            said.take_back(by=amina)

    def test_is_replaced_by_what_is_said_later(self, amina: Person, space: Space) -> None:
        said = lets_count(amina)

        with on(SAID):
            CountedWant.say(said.want, PLAY, by=amina, met=Met.PARTLY)

        [now] = CountedWant.objects.read(by=amina)
        assert (now.concept, now.met) == (PLAY, Met.PARTLY)

    def test_is_its_persons_alone(self, amina: Person, ben: Person, space: Space) -> None:
        said = lets_count(amina)

        assert CountedWant.objects.read(by=ben) == []
        for verb in (lambda: said.take_back(by=ben), lambda: CountedWant.say(said.want, PLAY, by=ben)):
            with pytest.raises(NotYours):
                verb()
