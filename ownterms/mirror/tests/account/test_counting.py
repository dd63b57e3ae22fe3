"""What is told of a quarter: of those alone who let it be counted, never of fewer than ten, never of one helper."""

from collections import Counter
from collections.abc import Hashable
from datetime import date, timedelta
from itertools import cycle

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ownterms.agenda.models import Felt
from ownterms.lib.small_numbers import FEWEST, Group, told_of_helpers
from ownterms.mirror.account.counting import count
from ownterms.mirror.models import Counting, PublicAccount
from ownterms.mirror.models.standing import Stands
from ownterms.spaces.models import Unclaimed
from ownterms.trail.models import Trace

from .lives import IN_IT, PUBLIC, QUARTER, asks_in, helpers, lives, on, says

pytestmark = pytest.mark.django_db


def many(how_many: int, *, behind: int = 3, day: date = IN_IT, is_counted: bool = True) -> None:
    """So many people ask somebody in, who is one of a few."""
    for _, helper in zip(range(how_many), cycle(helpers(behind)), strict=False):
        asks_in(lives(is_counted=is_counted), helper, day=day)


class TestCount:
    def test_tells_how_many_invited_help(self) -> None:
        many(15)
        for _ in range(11):
            lives()

        told = count(QUARTER)

        assert told["people"] == {"all": 25}
        assert told["invited"] == {"yes": 15, "no": 10}

    def test_leaves_out_who_gave_no_yes_or_not_yet_or_is_not_claimed_or_is_invented(self) -> None:
        many(12)
        many(20, is_counted=False)
        late = lives(day=QUARTER.last + timedelta(days=1))
        beside = lives()
        Unclaimed.objects.create(space=beside)
        invented = lives()

        told = count(QUARTER, without=[invented.person])

        assert told["people"] == {"all": 10}
        assert Counting.objects.filter(space=late).exists()

    @pytest.mark.parametrize(("people", "behind"), [(9, 3), (30, 1), (30, 2)])
    def test_tells_nothing_of_few_people_or_of_few_helpers(self, people: int, behind: int) -> None:
        many(people, behind=behind)

        told = count(QUARTER)

        assert [told[name]["yes"] for name in ("invited", "again")] == [None, None]
        assert set(told["ties"].values()) <= {None, 0}

    def test_tells_no_group_that_another_would_give_away(self) -> None:
        """Eleven invited and two did not: to tell of the eleven would tell of the two."""
        many(11)
        lives()
        lives()

        assert count(QUARTER)["invited"] == {"yes": None, "no": None}

    def test_tells_how_long_ties_have_lasted_by_the_longest_of_each(self) -> None:
        three = helpers()
        for _, helper in zip(range(16), cycle(three), strict=False):
            old = asks_in(lives(), helper, day=date(2023, 2, 1))
            with on(IN_IT):
                old.renew(by=old.space.person)
            asks_in(old.space, three[0] if helper != three[0] else three[1])
        many(16)

        ties = count(QUARTER)["ties"]

        assert (ties["long"], ties["short"]) == (15, 15)

    def test_tells_who_asked_the_same_helper_in_again(self) -> None:
        for _, helper in zip(range(15), cycle(helpers()), strict=False):
            first = asks_in(lives(), helper, day=date(2026, 3, 1))
            asks_in(first.space, helper)

        assert count(QUARTER)["again"]["yes"] == 15

    def test_tells_how_it_was_only_where_the_answer_may_be_counted(self) -> None:
        for number, helper in zip(range(45), cycle(helpers()), strict=False):
            says(asks_in(lives(), helper), [Felt.YES, Felt.PARTLY, Felt.NO][number // 15], may_count=number < 30)

        assert count(QUARTER)["listened"] == {"no": None, "partly": 15, "silent": 15, "yes": 15, "none": None}

    @pytest.mark.skipif(not connection.features.has_select_for_update, reason="one writer at a time needs no hold")
    def test_holds_each_yes_until_it_is_kept(self) -> None:
        says(asks_in(lives(), helpers(1)[0]), Felt.YES)

        with CaptureQueriesContext(connection) as queries:
            count(QUARTER)

        held = [each["sql"] for each in queries if "FOR UPDATE OF" in each["sql"]]
        assert [
            name for name in ("mirror_counting", "agenda_aftertalk") for each in held if f'OF "{name}"' in each
        ] == [
            "mirror_counting",
            "agenda_aftertalk",
        ]

    def test_opens_nothing_that_was_said_in_a_tie_and_leaves_no_trace(self) -> None:
        many(12)
        before = Trace.objects.count()

        with CaptureQueriesContext(connection) as queries:
            count(QUARTER)

        assert Trace.objects.count() == before
        told = " ".join(each["sql"] for each in queries)
        assert not any(name in told for name in ("spaces_message", "spaces_entry", "agenda_want", "trail_trace"))


class TestPublicAccount:
    def test_is_made_once_and_never_changed(self) -> None:
        assert PublicAccount.keep(QUARTER, {"people": {"all": 25}})
        made = PublicAccount.objects.get()

        assert not PublicAccount.keep(QUARTER, {"people": {"all": 30}})
        assert PublicAccount.objects.get().told == made.told
        with pytest.raises(Stands):
            made.save()
        with pytest.raises(Stands):
            PublicAccount.objects.all().delete()

    @pytest.mark.parametrize("today", [date(2026, 12, 31), date(2027, 1, 1), PUBLIC, date(2027, 2, 1)])
    def test_is_not_made_too_early_or_too_late(self, today: date) -> None:
        """Too late it is once it could have been read: a backup that comes back has nothing counted anew."""
        assert PublicAccount.is_due(today) is None
        assert PublicAccount.is_due(date(2027, 1, 3)) == QUARTER

    def test_is_read_by_nobody_before_its_day(self) -> None:
        PublicAccount.keep(QUARTER, {"people": {"all": 25}})

        assert PublicAccount.newest(PUBLIC - timedelta(days=1)) is None
        found = PublicAccount.newest(PUBLIC)
        assert found is not None
        assert found.of("people.all") == 25
        assert found.of("invited.yes") is None


def test_no_sum_or_difference_of_two_groups_leaves_a_few() -> None:
    """Whatever is told of one measure, what is left of the whole is ten people or nobody."""
    for people in range(10, 34):
        for asking in range(people + 1):
            told = told_apart_of(people, asking)
            if told[0] is not None:
                assert people - asking == 0 or people - asking >= FEWEST


def told_apart_of(people: int, asking: int, helpers: int = 5) -> tuple[int | None, int | None]:
    behind = Counter[Hashable](number % helpers for number in range(asking))
    told = told_of_helpers({"yes": Group(asking, behind), "no": Group(people - asking)})
    return told["yes"], told["no"]


def test_a_group_of_few_helpers_is_told_as_little_as_a_small_one() -> None:
    assert told_apart_of(80, 40, helpers=2) == (None, None)
    assert told_apart_of(80, 40, helpers=3) == (40, 40)


def test_a_group_that_is_small_without_one_helper_is_told_as_little() -> None:
    assert not Group(42, Counter({"one": 40, "a puppet": 1, "another": 1})).is_many
    assert Group(50, Counter({"one": 40, "two": 5, "three": 5})).is_many
