"""What is told of a quarter is counted by the clock, once, and without those who are invented."""

from datetime import date
from itertools import cycle

import pytest

from ownterms.mirror.models import PublicAccount
from ownterms.mirror.tests.account.lives import asks_in, helpers, lives, on
from ownterms.people.models import Person
from ownterms.site.models import Invented
from ownterms.site.serving import work

pytestmark = pytest.mark.django_db


@pytest.fixture
def many() -> None:
    for _, helper in zip(range(12), cycle(helpers()), strict=False):
        asks_in(lives(), helper)


def counted(day: date) -> int | None:
    with on(day):
        work.count_what_can_be_told.func()
    made = PublicAccount.objects.first()
    return made.of("people.all") if made else None


@pytest.mark.usefixtures("many")
class TestCountWhatCanBeTold:
    def test_counts_in_its_days_and_once(self) -> None:
        assert counted(date(2027, 1, 1)) is None
        assert counted(date(2027, 1, 3)) == 10
        for _ in range(20):
            lives()
        assert counted(date(2027, 1, 4)) == 10

    def test_leaves_out_who_is_invented(self) -> None:
        for each in Person.objects.filter(space__isnull=False):
            Invented.objects.create(person=each)

        assert counted(date(2027, 1, 3)) is None
        assert PublicAccount.objects.exists()
