"""Changing a page: what a keeper says stands, nothing else moves, and nothing typed is lost."""

from collections.abc import Callable

import pytest
from django.test import Client

from ownterms.directory.actions import keeping
from ownterms.directory.models import (
    Attribute,
    Listing,
    Location,
    Organisation,
    Schedule,
    Service,
    ServiceAtLocation,
    Version,
    Withdrawal,
)
from ownterms.directory.saying.page import words_of
from ownterms.directory.saying.words import PlaceWords, Words
from ownterms.directory.tests.factories import make, make_listing
from ownterms.people.models import Person

from .conftest import sent_back

pytestmark = pytest.mark.django_db

Form = Callable[[], dict[str, object]]


def page(listing_or_service: object) -> Listing:
    """A listing as it stands now."""
    return Listing.objects.get(pk=listing_or_service.pk)  # type: ignore[attr-defined]


class TestForm:
    def test_holds_what_the_page_says(self, form: Form) -> None:
        filled = form()

        assert filled["name"] == ["Tuesday kitchen"]
        assert filled["week_TU"] == filled["week_TH"] == ["10:00–12:30"]
        assert filled["other_times"] == ["The first Sunday of each month, from 14:00"]
        assert filled["place_0_street"] == ["1 High Street"]
        assert filled["place_0_getting_in"] == ["One low step"]
        assert filled["phones"] == ["01632 960001"]
        assert filled["welcome"] == ["bring-someone"]

    def test_sent_back_untouched_changes_nothing(self, as_amina: Client, service: Service, form: Form) -> None:
        before = (words_of(service), list(Listing.objects.values()), list(Schedule.objects.values()))

        answer = as_amina.post(f"/listings/{service.pk}/edit/", form())

        assert answer.status_code == 302
        assert (words_of(service), list(Listing.objects.values()), list(Schedule.objects.values())) == before
        assert not Version.objects.exists()

    def test_changes_what_was_typed_and_nothing_else(self, as_amina: Client, service: Service, form: Form) -> None:
        before = words_of(service)
        mark = page(service).change
        typed = {
            "week_TU": "2-4pm",
            "text": "We bake.\r\n\r\nWe eat.",
            "limits": "The law.\nThe contract.",
            "cost": "Free",
        }

        as_amina.post(f"/listings/{service.pk}/edit/", form() | typed)

        now = words_of(Service.objects.get(pk=service.pk))
        assert now.week == ("", "14:00–16:00", "", "10:00–12:30", "", "", "")
        assert now.text == "We bake.\n\nWe eat."
        assert now.limits == ("The law.", "The contract.")
        assert (now.places, now.phones, now.welcome, now.other_times) == (
            *(tuple(PlaceWords(**{**vars_of(each), "id": now.places[0].id}) for each in before.places), before.phones),
            *(before.welcome, before.other_times),
        )
        assert page(service).is_free
        assert page(service).change > mark
        assert page(service).categories == ["Food"]

    @pytest.mark.parametrize(
        ("field", "typed", "sentence"),
        [
            ("week_MO", "whenever", "Please write times like this"),
            ("email", "nobody", "That is not an email address."),
            ("link", "javascript:alert(1)", "That is not a web page."),
            ("youngest", "old", "Please write an age"),
            ("alert", "x" * 501, "That is too long."),
            ("alert", "\ufb2c" * 500, "That is too long."),
            ("phones", "1\n" * 21, "Twenty will do."),
        ],
    )
    def test_loses_nothing_on_bad_input(
        self, as_amina: Client, form: Form, *, service: Service, field: str, typed: str, sentence: str
    ) -> None:
        before = words_of(service)

        answer = as_amina.post(f"/listings/{service.pk}/edit/", form() | {"text": "Something new.", field: typed})

        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert "Something new." in answer.content.decode()
        assert typed.strip()[:20] in answer.content.decode()
        assert words_of(Service.objects.get(pk=service.pk)) == before

    def test_takes_away_what_cannot_be_seen(self, as_amina: Client, service: Service, form: Form) -> None:
        as_amina.post(f"/listings/{service.pk}/edit/", form() | {"name": "Kit\u202echen\x07", "text": "a\u2066b"})

        assert (page(service).name, page(service).text) == ("Kitchen", "ab")


class TestPlaces:
    def test_can_be_added_moved_and_taken_away(self, as_amina: Client, service: Service, form: Form) -> None:
        more = {"place_1_name": "The barge", "place_1_town": "Weir", "place_1_getting_in": "A plank"}
        as_amina.post(f"/listings/{service.pk}/edit/", form() | more)
        service = Service.objects.get(pk=service.pk)
        assert sorted(each.in_words for each in words_of(service).places) == [
            "St Luke's hall, 1 High Street, Millbrook",
            "The barge, Weir",
        ]

        first = [f"place_0_{part}" for part in ("name", "street", "town", "postcode")]
        as_amina.post(f"/listings/{service.pk}/edit/", form() | dict.fromkeys(first, ""))

        assert len(words_of(Service.objects.get(pk=service.pk)).places) == 1

    def test_keep_their_point_until_the_address_changes(self, as_amina: Client, service: Service, form: Form) -> None:
        Location.objects.update(latitude=53.0, longitude=-2.0)
        as_amina.post(f"/listings/{service.pk}/edit/", form() | {"place_0_getting_in": "Flat"})
        assert page(service).places[0].latitude == 53.0

        as_amina.post(f"/listings/{service.pk}/edit/", form() | {"place_0_street": "9 Mill Road"})

        assert page(service).places[0].latitude is None

    def test_that_others_share_are_left_alone(self, as_amina: Client, service: Service, form: Form) -> None:

        other = make_listing("Choir")
        make(ServiceAtLocation, service=other.service, location=service.at_locations.get().location)

        as_amina.post(f"/listings/{service.pk}/edit/", form() | {"place_0_street": "9 Mill Road"})

        assert page(other).places[0].address == "1 High Street, Millbrook"
        assert page(service).places[0].address == "9 Mill Road, Millbrook"


class TestTwoAtOnce:
    def test_the_second_is_told_sees_both_and_loses_nothing(
        self, as_amina: Client, service: Service, form: Form
    ) -> None:
        first, second = form(), form()
        as_amina.post(f"/listings/{service.pk}/edit/", first | {"cost": "£3", "text": "Hers."})

        answer = as_amina.post(f"/listings/{service.pk}/edit/", second | {"cost": "£5"})

        told = answer.content.decode()
        assert answer.status_code == 409
        assert "The page says now: £3" in told
        assert "£5" in told
        assert words_of(Service.objects.get(pk=service.pk)).cost == "£3"

    def test_the_second_may_save_again_knowingly(self, as_amina: Client, service: Service, form: Form) -> None:
        first, second = form(), form()
        as_amina.post(f"/listings/{service.pk}/edit/", first | {"cost": "£3"})
        told = as_amina.post(f"/listings/{service.pk}/edit/", second | {"cost": "£5"})

        as_amina.post(f"/listings/{service.pk}/edit/", sent_back(told))

        assert words_of(Service.objects.get(pk=service.pk)).cost == "£5"

    def test_a_stale_beginning_is_refused_by_the_rule_itself(self, service: Service, amina: Person) -> None:
        with pytest.raises(keeping.ChangedMeanwhile):
            keeping.change(service, Words(name="Mine"), started="", by=amina)


class TestStatus:
    def test_closed_for_now_is_shown(self, as_amina: Client, service: Service, form: Form) -> None:
        as_amina.post(f"/listings/{service.pk}/edit/", form() | {"status": "closed"})

        assert page(service).alert == "Closed for now"

    def test_ended_takes_it_off_the_list_and_it_can_come_back(
        self, as_amina: Client, service: Service, form: Form
    ) -> None:
        as_amina.post(f"/listings/{service.pk}/edit/", form() | {"status": "ended"})
        assert Withdrawal.objects.filter(pk=service.pk).exists()
        assert as_amina.get(f"/listings/{service.pk}/").status_code == 410
        body = Service.objects.get(pk=service.pk).organisation
        assert Listing.objects.get().organisation == body  # found by itself again, as it offers nothing

        as_amina.post(f"/listings/{service.pk}/edit/", form() | {"status": "running"})

        assert as_amina.get(f"/listings/{service.pk}/").status_code == 200
        assert list(Withdrawal.objects.values_list("pk", flat=True)) == [body.pk]


class TestNewListing:
    def test_is_on_the_list_at_once(self, as_amina: Client, service: Service) -> None:
        typed = {
            "name": "Seed swap",
            "kind": "group",
            "text": "Bring seeds.",
            "place_0_town": "Millbrook",
            "week_SA": "10-12",
        }

        answer = as_amina.post(f"/organisations/{service.organisation_id}/new/", typed)

        made = Listing.objects.get(service__name="Seed swap")
        assert answer.status_code == 302
        assert (made.kind, made.text, made.times) == ("group", "Bring seeds.", ["Saturdays, 10:00–12:00"])
        assert made.service.organisation_id == service.organisation_id

    def test_needs_no_name(self, as_amina: Client, service: Service) -> None:
        for words in ({"text": "Bring seeds.\nAnd tea."}, {"cost": "Free"}):
            as_amina.post(f"/organisations/{service.organisation_id}/new/", words)

        assert Service.objects.filter(name__in=["Bring seeds.", "Without a name yet"]).count() == 2

    def test_is_not_made_of_nothing(self, as_amina: Client, service: Service) -> None:
        answer = as_amina.post(f"/organisations/{service.organisation_id}/new/", {"kind": "group"})

        assert answer.status_code == 422
        assert "There is nothing here yet." in answer.content.decode()
        assert Service.objects.count() == 1


class TestOrganisationsOwnPage:
    def test_is_changed_and_moves_all_its_listings(self, as_amina: Client, service: Service) -> None:
        address = f"/organisations/{service.organisation_id}/edit/"
        mark = page(service).change

        filled = sent_back(as_amina.get(address))
        as_amina.post(address, filled | {"name": "Millbrook Friends", "limits": "Our grant ends in May."})

        assert page(service).organisation_name == "Millbrook Friends"
        assert page(service).change > mark
        assert page(service).governing_limits == ["Our grant ends in May."]
        assert page(service).terms_of_welcome

    def test_says_nothing_that_is_not_asked(self, as_amina: Client, service: Service) -> None:
        """Mass assignment: no field beyond those of the form is taken."""
        before = Service.objects.values().get(pk=service.pk)
        sent = {"id": "1", "source": "1", "source_id": "1", "organisation_id": "1", "assured_date": "2020-01-01"}
        sent |= {"rank": "1", "paid": "yes", "digest": "x", "original_id": "x", "extra": "{}", "accreditations": "x"}

        address = f"/organisations/{service.organisation_id}/edit/"
        as_amina.post(address, sent_back(as_amina.get(address)) | {"name": "A"} | sent)

        assert Service.objects.values().get(pk=service.pk) == before
        assert Organisation.objects.get(pk=service.organisation_id).extra == {}
        assert not Attribute.objects.filter(value="x").exists()


def vars_of(place: PlaceWords) -> dict[str, object]:
    """A place's parts by name."""
    return {name: getattr(place, name) for name in PlaceWords.__slots__}
