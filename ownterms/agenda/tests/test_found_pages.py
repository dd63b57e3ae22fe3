"""From what was found to an option in one tap; without a space one begins first, and nothing is lost."""

import uuid

import pytest
from django.test import Client

from ownterms.agenda.models import Option, Source
from ownterms.directory.models import Listing, TermOfWelcome
from ownterms.directory.tests.factories import make_listing, say_welcome
from ownterms.people.models import Draft, Person
from ownterms.people.views import drafts
from ownterms.spaces import actions
from ownterms.spaces.models import Space

pytestmark = pytest.mark.data

LIMIT = "Their contract pays for eight nights a year."
HERS = "somewhere to play <piano> at night"


def kept(amina: Person) -> Option:
    [option] = Option.objects.read(by=amina)
    return option


class TestAListing:
    @pytest.mark.parametrize(
        ("kind", "source"),
        [
            ("neighbours", "neighbour"),
            ("group", "group"),
            ("place", "place"),
            ("service", "unknown"),
            ("organisation", "unknown"),
        ],
    )
    def test_is_an_option_with_one_tap(self, her: Client, amina: Person, kind: str, source: str) -> None:
        listing = make_listing("Soup and company", kind=kind)
        address = f"/space/agenda/options/found/{listing.pk}/"
        assert address in her.get(f"/listings/{listing.pk}/").content.decode()

        answer = her.post(address)

        option = kept(amina)
        assert answer.headers["Location"] == f"/space/agenda/options/{option.pk}/?told=found"
        assert (option.words, option.source, option.listing_id) == ("Soup and company", Source(source), listing.pk)
        page = her.get(answer.headers["Location"]).content.decode()
        assert f"/listings/{listing.pk}/" in page
        assert str(Listing.Kind(kind).label) in page

    def test_brings_what_limits_it_with_ways_round(self, her: Client, amina: Person) -> None:
        listing = make_listing("Short breaks", kind="group")
        say_welcome(listing, TermOfWelcome.GOVERNING_LIMIT, LIMIT)

        page = her.get(her.post(f"/space/agenda/options/found/{listing.pk}/").headers["Location"]).content.decode()

        assert kept(amina).blocked_by == LIMIT
        assert LIMIT in page
        assert "Ways round it" in page
        assert "?kind=group" in page
        assert "?source=change" in page

    def test_that_goes_leaves_the_option_whole(self, her: Client, amina: Person) -> None:
        listing = make_listing("Soup and company", kind="group")
        where = her.post(f"/space/agenda/options/found/{listing.pk}/").headers["Location"]
        listing.delete()

        page = her.get(where).content.decode()

        assert kept(amina).words == "Soup and company"
        assert "Soup and company" in page
        assert "Its page is not there any more." in page

    def test_leads_back_to_what_is_around_with_the_words_in_no_address(self, her: Client, amina: Person) -> None:
        listing = make_listing("Soup and company", kind="group")

        sent = {"words": HERS, "near": "Saltmarsh"}
        answers = [her.post(f"/space/agenda/options/found/{listing.pk}/", sent) for _again in range(2)]

        for answer in answers:
            page = answer.content.decode()
            assert answer.status_code == 200
            assert "It is an option now." in page
            back = page.split("Back to what is around")[0].rsplit("<form", 1)[1]
            assert 'method="post" action="/find/"' in back
            assert 'name="words" value="somewhere to play &lt;piano&gt; at night"' in back
            assert 'name="near" value="Saltmarsh"' in back
        assert kept(amina).words == "Soup and company"  # sent again, it is one

    def test_that_never_was_is_nothing(self, her: Client) -> None:
        for method in (her.get, her.post):
            assert method(f"/space/agenda/options/found/{uuid.uuid4()}/").status_code == 404
        assert not Option.objects.exists()

    def test_is_only_shown_to_whoever_comes_from_elsewhere(self, her: Client) -> None:
        listing = make_listing("Soup and company")
        assert "Soup and company" in her.get(f"/space/agenda/options/found/{listing.pk}/").content.decode()
        assert not Option.objects.exists()


class TestWithoutASpace:
    def test_a_stranger_is_led_to_beginning_one_and_back(self, client: Client, db: None) -> None:
        listing = make_listing("Soup and company")
        address = f"/space/agenda/options/found/{listing.pk}/"
        page = client.get(f"/listings/{listing.pk}/")
        assert f"/space/start/?next={address}" in page.content.decode()
        assert not page.cookies

        start = client.get(f"/space/start/?next={address}").content.decode()
        assert f'name="next" value="{address}"' in start
        answer = client.post("/space/start/", {"next": address, "look": "yes"})
        assert answer.headers["Location"] == address
        assert "Soup and company" in client.get(address).content.decode()
        client.post(address)
        assert Option.objects.count() == 1

    def test_somebody_who_only_helps_is_too(self, his: Client, ben: Person) -> None:
        listing = make_listing()
        address = f"/space/agenda/options/found/{listing.pk}/"
        for method in (his.get, his.post):
            assert method(address).headers["Location"] == f"/space/start/?next={address.replace('/', '%2F')}"
        assert his.post("/space/start/", {"next": address}).headers["Location"] == address
        assert his.get(f"/space/start/?next={address}").headers["Location"] == address

    @pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "/nowhere/", "javascript:x"])
    def test_nobody_is_led_to_another_house(self, client: Client, db: None, elsewhere: str) -> None:
        answer = client.post("/space/start/", {"next": elsewhere, "look": "yes"})
        assert answer.headers["Location"] == "/space/"


class TestWordsThatFoundNothing:
    def test_stand_in_the_form_of_whoever_has_a_space_and_are_not_kept(self, her: Client) -> None:
        page = her.post("/space/agenda/options/invented/", {"words": HERS}).content.decode()

        assert "somewhere to play &lt;piano&gt; at night</textarea>" in page
        assert 'action="/space/agenda/options/new/"' in page
        assert not Option.objects.exists()

    def test_come_along_when_a_space_is_begun(self, client: Client, db: None) -> None:
        page = client.post("/space/agenda/options/invented/", {"words": HERS}).content.decode()
        assert 'name="carry-words" value="somewhere to play &lt;piano&gt; at night"' in page
        assert not Draft.objects.exists()

        sent = {"carry-words": HERS, "next": "/space/agenda/options/new/", "look": "yes"}
        answer = client.post("/space/start/", sent)
        assert answer.headers["Location"] == "/space/agenda/options/new/"
        assert HERS not in answer.headers["Location"] + str(answer.cookies)
        assert HERS.encode() not in bytes(Draft.objects.get().sealed)
        page = client.get("/space/agenda/options/new/").content.decode()
        assert "play &lt;piano&gt; at night" in page
        assert "They came along with you." in page
        assert not Option.objects.exists()

        client.post("/space/agenda/options/new/", {"words": HERS})
        assert kept(Space.objects.get().person).words == HERS
        assert not Draft.objects.exists()

    @pytest.mark.parametrize("planted", [False, True])
    def test_come_along_for_nobody_else_in_the_same_browser(
        self, client: Client, ben: Person, monkeypatch: pytest.MonkeyPatch, planted: bool
    ) -> None:
        """`planted`: were everybody marked alike, it would be found out here."""
        if planted:
            monkeypatch.setattr(drafts, "mark_of", lambda _person: "anybody")
        client.post("/space/start/", {"carry-words": HERS, "next": "/space/agenda/options/new/", "look": "yes"})
        client.cookies.pop("sessionid")
        draft = client.cookies["draft"].value
        client.force_login(ben)
        actions.begin(ben)
        client.cookies["draft"] = draft

        assert ("piano" in client.get("/space/agenda/options/new/").content.decode()) is planted

    def test_are_not_asked_for_by_an_address(self, client: Client, db: None) -> None:
        assert client.get(f"/space/agenda/options/invented/?words={HERS}").status_code == 405

    def test_lead_somebody_without_a_space_to_beginning_one(self, his: Client) -> None:
        answer = his.post("/space/agenda/options/invented/", {"words": HERS})
        assert answer.status_code == 200
        assert 'name="carry-words"' in answer.content.decode()
