"""An organisation's own mirror: for its keepers, published as it stands, to the nearest five, or not at all."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from html import unescape

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from ownterms.directory.models import Organisation
from ownterms.directory.tests.factories import make_organisation
from ownterms.lib.small_numbers import Quarter
from ownterms.mirror.models import PublishedMirror, ReadQuarter
from ownterms.mirror.public import Draft, NotToPublish
from ownterms.mirror.reading import Facts, Mirror, hold_up
from ownterms.mirror.saying.nine import NINE
from ownterms.people.models import Person

from .conftest import browser_of
from .test_sheet_page import LINES

pytestmark = [pytest.mark.data, pytest.mark.django_db]


def mirror(people: int = 43, contacts: int = 3) -> Mirror:
    """A mirror of so many people, each with so many contacts; one in ten of them is not known."""
    size = people * contacts
    columns = {
        "person_id": [1 + number % people for number in range(size)],
        "date": [20_500 + number % 200 for number in range(size)],
        "started_by": [-1 if number % 10 == 0 else 0 for number in range(size)],
        "invited": [0] * size,
    }
    return hold_up(Facts.from_numbers(columns, size), by_quarter=True)


def at(organisation: Organisation, more: str = "") -> str:
    return f"/organisations/{organisation.pk}/mirror/{more}"


def draft(organisation: Organisation, people: int = 43) -> str:
    return Draft.of(mirror(people)).sealed(organisation)


def publish(browser: Client, organisation: Organisation, sealed: str, **said: object) -> tuple[int, str]:
    answer = browser.post(at(organisation, "publishing/"), {"draft": sealed} | said)
    return answer.status_code, answer.content.decode()


class TestWhoSeesIt:
    @pytest.mark.parametrize("who", ["ben", "cora", "dev"])
    def test_nobody_but_its_keepers(self, kitchen: Organisation, who: str, request: pytest.FixtureRequest) -> None:
        theirs = browser_of(request.getfixturevalue(who))

        assert theirs.get(at(kitchen)).status_code == 404
        assert publish(theirs, kitchen, draft(kitchen), sure="yes")[0] == 404
        assert not PublishedMirror.objects.exists()

    def test_its_keepers(self, kitchen: Organisation, amina: Person) -> None:
        hers = browser_of(amina)

        page = hers.get(f"/organisations/{kitchen.pk}/keeping/").content.decode()

        assert at(kitchen) in page
        assert hers.get(at(kitchen)).status_code == 200


class TestFromAFileToItsPage:
    def test_it_is_shown_first_and_published_as_it_was_shown(self, kitchen: Organisation, amina: Person) -> None:
        hers, file = browser_of(amina), SimpleUploadedFile("ours.csv", "\n".join(LINES).encode())
        read = hers.post(at(kitchen), {"file": file}).content.decode()
        sealed = re.findall(r'name="draft" value="([^"]+)"', read)[0]

        status, shown = publish(hers, kitchen, sealed, readings=["C1", "N4"])
        assert status == 200
        assert not PublishedMirror.objects.exists()
        publish(hers, kitchen, sealed, readings=["C1", "N4"], sure="yes")

        made = PublishedMirror.objects.get()
        public = browser_of(None).get(f"/mirror/published/{made.pk}/").content.decode()
        assert all_that_is_told(public) == all_that_is_told(shown) != ""
        assert [each["id"] for each in made.told["readings"]] == ["N4", "C1"]
        assert made.told["left_out"] == [str(NINE[each].title) for each in NINE if each not in {"N4", "C1"}]
        assert f"Not published:</strong> {NINE['N1'].title}, " in unescape(public)
        assert (made.source, made.cuts) == ("file", "2026-11-27")

    def test_pressing_twice_publishes_once(self, kitchen: Organisation, amina: Person) -> None:
        hers, sealed = browser_of(amina), draft(kitchen)

        for _ in range(2):
            assert publish(hers, kitchen, sealed, sure="yes")[0] == 302

        assert PublishedMirror.objects.count() == 1

    def test_all_nine_go_where_none_is_ticked_and_what_cannot_be_seen_says_so(
        self, kitchen: Organisation, amina: Person
    ) -> None:
        publish(browser_of(amina), kitchen, draft(kitchen), sure="yes")

        told = PublishedMirror.objects.get().told["readings"]
        assert len(told) == 9
        assert "Can’t see" in next(each for each in told if each["id"] == "C4")["says"]

    def test_fewer_than_ten_people_are_never_published(self, kitchen: Organisation, amina: Person) -> None:
        status, page = publish(browser_of(amina), kitchen, draft(kitchen, people=9), sure="yes")

        assert status == 422
        assert "Fewer than ten people" in page
        assert not PublishedMirror.objects.exists()


def quarter_of(organisation: Organisation) -> None:
    """A spring of which much may be shown, as it is kept."""
    people = {"some": 20, "rest": 15, "unknown": None, "nothing": None}
    readings = [{"id": name, "verdict": "mixed", "lacks": []} | people for name in NINE]
    told = {"cuts": "2026-11-27", "people": 35, "readings": readings, "beside": []}
    ReadQuarter.keep(Quarter(date(2026, 4, 1)), told, {str(organisation.pk): told})


class TestFromWhatPeopleDidHere:
    @pytest.fixture(autouse=True)
    def summer(self, kitchen: Organisation) -> Iterator[None]:
        quarter_of(kitchen)
        with time_machine.travel("2026-08-01 10:00", tick=False):
            yield

    def test_it_is_shown_to_its_keepers_and_published_as_any_other(self, kitchen: Organisation, amina: Person) -> None:
        hers = browser_of(amina)
        page = hers.get(at(kitchen)).content.decode()
        assert "about 20" in page
        assert "Quarter by quarter" in page

        publish(hers, kitchen, re.findall(r'name="draft" value="([^"]+)"', page)[0], sure="yes")

        made = PublishedMirror.objects.get()
        assert (made.source, made.days) == ("events", (date(2026, 4, 1), date(2026, 6, 30)))
        assert "about 35" in browser_of(None).get(f"/mirror/published/{made.pk}/").content.decode()

    def test_not_before_anybody_may_read_it(self, kitchen: Organisation, amina: Person) -> None:
        with time_machine.travel("2026-07-10 10:00", tick=False):
            assert "about 20" not in browser_of(amina).get(at(kitchen)).content.decode()


def all_that_is_told(page: str) -> str:
    return page.partition('<dl class="facts">')[2].partition("so that nobody can be picked out.")[0]


class TestADraft:
    def test_cannot_be_altered(self, kitchen: Organisation, amina: Person) -> None:
        hers, sealed = browser_of(amina), draft(kitchen)
        for place in (5, len(sealed) // 2, len(sealed) - 3):
            other = "B" if sealed[place] == "A" else "A"
            altered = f"{sealed[:place]}{other}{sealed[place + 1 :]}"

            assert publish(hers, kitchen, altered, sure="yes")[0] == 422

        assert not PublishedMirror.objects.exists()
        assert publish(hers, kitchen, sealed, sure="yes")[0] == 302

    def test_is_good_for_one_organisation_alone(self, kitchen: Organisation, amina: Person) -> None:
        elsewhere = draft(make_organisation("Weir Lane"))

        assert publish(browser_of(amina), kitchen, elsewhere, sure="yes")[0] == 422

    def test_is_over_after_two_hours(self, kitchen: Organisation) -> None:
        sealed = draft(kitchen)

        with time_machine.travel(timezone.now() + timedelta(hours=2, minutes=1)), pytest.raises(NotToPublish):
            Draft.opened(sealed, kitchen)

    @pytest.mark.parametrize("sent", [{}, {"draft": "x"}, {"readings": ["X9"]}])
    def test_without_one_nothing_is_published(
        self, kitchen: Organisation, amina: Person, sent: dict[str, object]
    ) -> None:
        answer = browser_of(amina).post(at(kitchen, "publishing/"), sent | {"sure": "yes"})

        assert answer.status_code == 422
        assert "Nothing was published" in answer.content.decode()

    def test_is_short_enough_to_travel(self, kitchen: Organisation) -> None:
        assert len(draft(kitchen)) < 4_000
