"""A listing's page tells what a person needs to judge a welcome, and says so where nobody told."""

from datetime import date, time
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.utils import timezone

from ownterms.directory.models import Accessibility, Listing, Phone, RequiredDocument, TermOfWelcome, Withdrawal
from ownterms.directory.views.pages import finished

from .factories import (
    make,
    make_listing,
    make_organisation,
    make_place,
    make_schedule,
    make_source,
    next_change,
    say,
    say_welcome,
)

pytestmark = pytest.mark.django_db


def page_of(client: Client, listing: Listing) -> str:
    """The text of a listing's page, which must be there."""
    answer = client.get(f"/listings/{listing.pk}/")
    assert answer.status_code == 200
    return answer.content.decode()


class TestFinished:
    @pytest.mark.parametrize(
        ("words", "ended"),
        [
            ("One low step. A ramp is put out if you ring", "One low step. A ramp is put out if you ring."),
            ("One low step. Is it too high?", "One low step. Is it too high?"),
            ("One low step", "One low step"),
            ("", ""),
        ],
    )
    def test_ends_sentences_and_leaves_a_few_words_alone(self, words: str, ended: str) -> None:
        assert finished(words) == ended


class TestListingPage:
    def test_ends_its_sentences_about_getting_in(self, client: Client) -> None:
        listing = make_listing()
        place = make_place(listing, "Weir Lane hall")
        make(Accessibility, location=place, description="One low step.", details="A ramp is put out if you ring.")

        assert "<p>One low step. A ramp is put out if you ring.</p>" in page_of(client, listing)

    def test_tells_all_that_is_known(self, client: Client) -> None:
        listing = make_listing(
            "Night sitting",
            description="A sitter comes for the night.\n\nYou sleep.",
            application_process="Ring first.",
            eligibility_description="Carers of adults",
            minimum_age=18,
            fees_description="£12 a night",
            wait_time="About two weeks",
            assured_date=date(2020, 3, 1),
            email="sit@example.org",
            url="example.org/sitting",
        )
        make_place(listing, "Weir Lane hall", street="4 Weir Lane", town="Millbrook", access="One low step")
        make_schedule(listing, freq="WEEKLY", byday="TU,TH", opens_at=time(10), closes_at=time(12, 30))
        make(RequiredDocument, service=listing.service, document="Proof of address")
        make(Phone, service=listing.service, number="01632 960001")
        say(listing.pk, "Respite care")
        say_welcome(listing, TermOfWelcome.BRING_SOMEONE)
        say_welcome(listing, TermOfWelcome.GOVERNING_LIMIT, "Their contract pays for eight nights a year.")

        page = page_of(client, listing)

        for told in (
            *("Night sitting", "A sitter comes for the night.", "You sleep.", "Ring first.", "Carers of adults"),
            *("Age 18 and over", "£12 a night", "About two weeks", "Not checked since 1 March 2020.", "One low step"),
            *("Tuesdays and Thursdays, 10:00–12:30", "4 Weir Lane, Millbrook", "Proof of address", "Respite care"),
            *("You can bring somebody with you.", "Their contract pays for eight nights a year."),
            *('href="tel:01632960001"', 'href="mailto:sit@example.org"', 'href="https://example.org/sitting"'),
            "It was read from: Millbrook directory.",
        ):
            assert told in page, told

    def test_says_where_a_source_is_silent(self, client: Client) -> None:
        page = page_of(client, make_listing("Only a name", description=""))

        assert "It says nothing about itself." in page
        assert page.count("It does not say. Ask them.") == 3
        assert "It does not say how you get in." in page
        assert "We do not know when this was last checked." in page

    def test_makes_nothing_of_markup_in_a_feed(self, client: Client) -> None:
        page = page_of(client, make_listing("<script>alert(1)</script>", description="<b>bold</b>", url="javascript:1"))

        assert "<script>alert" not in page
        assert "<b>bold" not in page
        assert "javascript:" not in page

    def test_says_that_it_is_invented(self, client: Client) -> None:
        listing = make_listing(source=make_source(name="A town that is not", invented=True))

        assert "It is invented. Nobody will be there." in page_of(client, listing)

    def test_says_less_where_that_was_chosen(self, client: Client) -> None:
        listing = make_listing(description="First.\n\nSecond.")
        client.cookies["look"] = "words=simpler"

        page = page_of(client, listing)

        assert "First." in page
        assert "Second." not in page
        assert "Where this comes from" not in page

    def test_shows_what_else_the_organisation_does(self, client: Client) -> None:
        listing = make_listing("Tuesday kitchen")
        make_listing("Thursday kitchen", organisation=listing.service.organisation)

        page = page_of(client, listing)

        assert "Thursday kitchen" in page
        assert page.count("Tuesday kitchen</a>") == 0

    def test_asks_the_database_the_same_number_of_times(
        self, client: Client, django_assert_max_num_queries: object
    ) -> None:
        listing = make_listing("Tuesday kitchen")
        for number in range(9):
            other = make_listing(f"Kitchen {number}", organisation=listing.service.organisation)
            make_place(other, town="Millbrook")
            make_schedule(other, freq="WEEKLY", byday="MO")

        with django_assert_max_num_queries(60):  # type: ignore[operator]
            page_of(client, listing)

    def test_is_kindly_gone_once_withdrawn(self, client: Client) -> None:
        gone = uuid4()
        Withdrawal.objects.create(pk=gone, change=next_change())

        answer = client.get(f"/listings/{gone}/")

        assert answer.status_code == 410
        assert "What would you like?" in answer.content.decode()

    @pytest.mark.parametrize("address", [f"/listings/{UUID(int=7)}/", "/listings/not-an-id/", "/nowhere/"])
    def test_asks_the_question_where_there_is_no_such_page(self, client: Client, address: str) -> None:
        answer = client.get(address)

        assert answer.status_code == 404
        assert 'name="words"' in answer.content.decode()

    def test_cannot_be_posted_to(self, client: Client) -> None:
        assert client.post(f"/listings/{make_listing().pk}/").status_code == 405

    def test_checked_lately_is_said(self, client: Client) -> None:
        assert "Last checked on" in page_of(client, make_listing(assured_date=timezone.localdate()))


class TestOrganisationPage:
    def test_shows_what_it_offers_by_name(self, client: Client) -> None:
        organisation = make_organisation("Weir Lane", description="Nineteen households.", email="hello@example.org")
        for name in ("Walking", "Baking"):
            make_listing(name, organisation=organisation)

        page = client.get(f"/organisations/{organisation.pk}/").content.decode()

        assert "Nineteen households." in page
        assert page.index("Baking") < page.index("Walking")
        assert 'href="mailto:hello@example.org"' in page

    def test_says_so_where_it_offers_nothing(self, client: Client) -> None:
        answer = client.get(f"/organisations/{make_organisation().pk}/")

        assert answer.status_code == 200
        assert "Nothing is listed" in answer.content.decode()

    def test_is_404_for_one_that_nobody_knows(self, client: Client) -> None:
        assert client.get(f"/organisations/{uuid4()}/").status_code == 404
