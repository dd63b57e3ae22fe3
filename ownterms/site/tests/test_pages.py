"""Pages of the whole: each is there, needs no database row, and says what it must."""

import re

import pytest
from django.conf import LazySettings
from django.test import Client, RequestFactory

from ownterms.site import views

PAGES = ["/", "/about/", "/promises/", "/help-now/", "/look/", "/gallery/", "/find/"]


@pytest.mark.parametrize("address", PAGES)
class TestEveryPage:
    def test_opens_with_a_title_and_one_heading(self, client: Client, address: str) -> None:
        answer = client.get(address)
        page = answer.content.decode()

        assert answer.status_code == 200
        assert len(re.findall(r"<h1", page)) == 1
        assert re.search(r"<title>[^<]+ – Own Terms</title>", page)

    def test_offers_help_a_way_out_and_a_way_past_the_frame(self, client: Client, address: str) -> None:
        page = client.get(address).content.decode()

        assert 'href="/help-now/"' in page
        assert re.search(r'<a [^>]*rel="noreferrer" data-quick-exit', page)
        assert 'href="#main"' in page

    def test_says_what_is_kept(self, client: Client, address: str) -> None:
        assert "Nothing you type here is kept." in client.get(address).content.decode()

    def test_sets_no_cookie_and_tells_no_other_site(self, client: Client, address: str) -> None:
        answer = client.get(address)

        assert not answer.cookies
        assert answer["Referrer-Policy"] == "same-origin"
        assert "default-src 'none'" in answer["Content-Security-Policy"]


class TestHomePage:
    def test_asks_by_post_so_that_no_address_holds_the_words(self, client: Client) -> None:
        page = client.get("/").content.decode()

        assert re.search(r'<form[^>]* method="post" action="/find/"', page)

    def test_fills_in_a_want_that_was_followed(self, client: Client) -> None:
        assert ">a bike that works</textarea>" in client.get("/?words=a+bike+that+works").content.decode()

    def test_puts_a_want_that_was_chosen_into_an_empty_question(self, client: Client) -> None:
        page = client.post("/", {"words": " ", "want": "a bike that works"}).content.decode()

        assert ">a bike that works</textarea>" in page
        other = client.post("/", {"words": "a bike that works", "want": "to sleep"}).content.decode()
        assert ">to sleep</textarea>" in other

    def test_leaves_typed_words_alone_where_a_want_is_chosen(self, client: Client) -> None:
        page = client.post("/", {"words": "half a sent", "near": "Millbrook", "want": "to sleep"}).content.decode()

        assert ">half a sent</textarea>" in page
        assert 'value="Millbrook"' in page
        assert "Your own words are still here." in page

    def test_lets_people_look_without_a_question(self, client: Client) -> None:
        assert 'href="/looking/"' in client.get("/").content.decode()

    def test_bears_the_name_of_the_place(self, client: Client, settings: LazySettings) -> None:
        settings.PLACE = "Millbrook & Ashby"

        assert "Millbrook &amp; Ashby" in client.get("/").content.decode()


class TestPromisesPage:
    def test_makes_ten(self, client: Client) -> None:
        assert client.get("/promises/").content.decode().count("<h2") == 10


class TestHelpNowPage:
    def test_works_by_voice_text_and_sign(self, client: Client) -> None:
        page = client.get("/help-now/").content.decode()

        for way in ('href="tel:999"', 'href="sms:85258"', 'href="tel:18000"', "https://999bsl.co.uk"):
            assert way in page


class TestTrouble:
    @pytest.mark.parametrize(
        ("page", "status"),
        [
            (views.bad_request_page, 400),
            (views.refused_page, 403),
            (views.not_found_page, 404),
            (views.our_fault_page, 500),
        ],
    )
    def test_is_told_in_the_frame(self, rf: RequestFactory, page: object, status: int) -> None:
        answer = page(rf.get("/"))  # type: ignore[operator]

        assert answer.status_code == status
        assert b"Help now" in answer.content

    def test_of_our_own_making_is_admitted(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(views, "some_wants", lambda: 1 / 0)
        client.raise_request_exception = False

        answer = client.get("/")

        assert answer.status_code == 500
        assert "It was our mistake, not yours." in answer.content.decode()

    def test_pages_cannot_be_posted_to(self, client: Client) -> None:
        assert client.post("/about/").status_code == 405
