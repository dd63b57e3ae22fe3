"""How it looks: six choices, one cookie, no script."""

import re

import pytest
from django.test import Client

from ownterms.design.look import CHOICES, Look


class TestLook:
    @pytest.mark.parametrize(
        "cookie", ["", "text=900&colours=plaid", "\x00;;==&&", "a" * 5000, "text=150" + "&x=1" * 99]
    )
    def test_reads_any_cookie_without_complaint(self, cookie: str) -> None:
        assert Look.from_cookie(cookie).colours == "device"

    def test_reads_what_it_wrote(self) -> None:
        look = Look(text="200", font="atkinson", colours="contrast-dark", words="simpler", motion="gentle")

        assert Look.from_cookie(look.as_cookie) == look

    def test_offers_only_choices_that_it_can_hold(self) -> None:
        for name, values in CHOICES.items():
            for value in values:
                assert getattr(Look.of({name: value}), name) == value

    @pytest.mark.parametrize(("text", "size"), [("100", "150"), ("125", "150"), ("200", "200")])
    def test_one_thing_at_a_time_is_large_and_says_less(self, text: str, size: str) -> None:
        look = Look(pace="single", text=text)

        assert (look.size, look.is_simpler, look.is_one_at_a_time) == (size, True, True)


class TestLookPage:
    def test_shows_every_choice(self, client: Client) -> None:
        page = client.get("/look/").content.decode()

        for name, values in CHOICES.items():
            for value in values:
                assert f'name="{name}" value="{value}"' in page

    def test_keeps_the_choice_in_one_cookie_and_goes_back(self, client: Client) -> None:
        answer = client.post("/look/", {"text": "150", "colours": "dark", "back": "/promises/", "done": "yes"})

        assert answer.status_code == 302
        assert answer["Location"] == "/promises/"
        assert list(answer.cookies) == ["look"]
        assert answer.cookies["look"]["httponly"]
        assert 'data-text="150"' in client.get("/").content.decode()

    def test_forgets_the_choice(self, client: Client) -> None:
        client.post("/look/", {"text": "400"})
        client.post("/look/", {"text": "400", "forget": "yes"})

        assert 'data-text="100"' in client.get("/").content.decode()

    def test_needs_no_cookie_for_what_is_usual(self, client: Client) -> None:
        answer = client.post("/look/", {"text": "100"})

        assert answer.cookies["look"].value == ""

    @pytest.mark.parametrize(
        "back", ["https://example.org/", "//example.org/", "javascript:alert(1)", "/no-such-page/", "http://[", ""]
    )
    def test_goes_back_to_our_own_pages_only(self, client: Client, back: str) -> None:
        answer = client.post("/look/", {"back": back, "done": "yes"})

        assert answer["Location"] == "/"

    def test_says_less_where_that_was_chosen(self, client: Client) -> None:
        full = client.get("/").content
        client.post("/look/", {"words": "simpler"})

        assert len(client.get("/").content) < len(full)

    @pytest.mark.parametrize(
        ("colours", "sheets"), [("light", 0), ("dark", 1), ("contrast", 1), ("contrast-dark", 1), ("device", 3)]
    )
    def test_loads_only_the_colours_that_may_be_shown(self, client: Client, colours: str, sheets: int) -> None:
        client.post("/look/", {"colours": colours, "text": "125"})

        assert client.get("/").content.decode().count("design/css/colours/") == sheets

    def test_loads_letters_only_where_they_were_chosen(self, client: Client) -> None:
        assert "design/css/letters/" not in client.get("/").content.decode()
        client.post("/look/", {"font": "atkinson"})

        assert "design/css/letters/atkinson.css" in client.get("/").content.decode()


class TestCarrying:
    """What stands in a form of the page that somebody came from travels along, and nobody keeps it."""

    TYPED = {"words": "I cant sleep & <b>", "without": ["one", "two"], "near": ""}

    def opened(self, client: Client, back: str = "/find/") -> str:
        answer = client.post("/look/", self.TYPED | {"open": back})
        assert not answer.cookies
        return answer.content.decode()

    def test_opening_carries_every_field_and_keeps_none(self, client: Client) -> None:
        page = self.opened(client)

        assert 'name="carry-words" value="I cant sleep &amp; &lt;b&gt;"' in page
        assert re.findall(r'name="carry-without" value="(\w+)"', page) == ["one", "two"]
        assert "carry-near" not in page
        assert 'name="back" value="/find/"' in page
        assert 'name="words" value="full" checked' in page

    def test_keeping_shows_the_new_look_and_one_way_back(self, client: Client) -> None:
        answer = client.post(
            "/look/",
            {"text": "200", "words": "simpler", "back": "/find/", "carry-words": "I cant sleep", "done": "yes"},
        )
        page = answer.content.decode()

        assert answer.status_code == 200
        assert list(answer.cookies) == ["look"]
        assert "sleep" not in answer.cookies["look"].value
        assert 'data-text="200"' in page
        assert re.search(r'<form[^>]* method="post" action="/find/">\s*<input type="hidden" name="words"', page)

    def test_trying_shows_the_new_look_and_carries_on(self, client: Client) -> None:
        page = client.post("/look/", {"text": "150", "carry-words": "I cant sleep", "try": "yes"}).content.decode()

        assert 'data-text="150"' in page
        assert 'name="carry-words" value="I cant sleep"' in page

    @pytest.mark.parametrize("back", ["https://example.org/", "//example.org/", "/no-such-page/"])
    def test_sends_what_it_carries_to_our_own_pages_only(self, client: Client, back: str) -> None:
        page = client.post("/look/", {"back": back, "carry-words": "I cant sleep", "done": "yes"}).content.decode()

        assert '<form class="opening" method="post" action="/">' in page
        assert 'name="back" value="/"' in self.opened(client, back)

    def test_never_carries_a_token(self, client: Client) -> None:
        page = client.post("/look/", {"open": "/find/", "csrfmiddlewaretoken": "abc"}).content.decode()

        assert "csrfmiddlewaretoken" not in page
