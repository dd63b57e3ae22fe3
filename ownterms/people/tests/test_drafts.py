"""What somebody typed comes back to them alone, though their session had ended; and nothing is saved by that."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from ownterms.people import actions
from ownterms.people.models import Draft, Person, Reaching, Session
from ownterms.people.models.draft import Typed
from ownterms.people.views import drafts

from .conftest import signed_in

pytestmark = pytest.mark.django_db

WORDS = "By the back door, and <b>not</b> before noon.\n“Ring” twice."
PAGE = "/you/reaching/"
NOTICE = "Your words are still here"


def form_on(client: Client, page: str = PAGE) -> dict[str, str]:
    """The hidden fields of a page's forms."""
    seen = client.get(page).content.decode()
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]+)">', seen))


def press(client: Client, form: dict[str, str], page: str = PAGE, **typed: object) -> str:
    """This will send a form from its page, and give the address that the answer leads to, or none."""
    referer = {"Referer": f"http://testserver{page}"}
    answer = client.post(page, form | {"words": WORDS} | typed, headers=referer)
    return answer.headers.get("Location", "")


def back_in(client: Client, person: Person) -> None:
    """This will sign somebody in in a browser that has been used before."""
    client.cookies["sessionid"] = signed_in(person).cookies["sessionid"].value


@pytest.fixture
def ended(amina: Person) -> tuple[Client, dict[str, str]]:
    """Her browser, and the form that stood in it when her session was ended elsewhere."""
    client = signed_in(amina)
    form = form_on(client)
    Session.objects.all().delete()
    return client, form


Ended = tuple[Client, dict[str, str]]


class TestDraft:
    def test_comes_back_to_the_same_person_and_saves_nothing(self, amina: Person, ended: Ended) -> None:
        client, form = ended

        assert press(client, form, ways="text") == PAGE
        assert client.get(PAGE).headers["Location"] == f"/sign-in/?next={PAGE}"
        assert "Your words are safe" in client.get(f"/sign-in/?next={PAGE}").content.decode()
        back_in(client, amina)
        page = client.get(PAGE).content.decode()

        assert NOTICE in page
        assert "By the back door, and &lt;b&gt;not&lt;/b&gt; before noon." in page
        assert re.search(r'name="ways" value="text" checked', page)
        assert Reaching.of(amina) is None

    def test_is_over_once_it_was_sent(self, amina: Person, ended: Ended) -> None:
        client, form = ended
        press(client, form)
        back_in(client, amina)
        client.get(PAGE)

        assert press(client, form_on(client)) == "/you/?told=kept"

        assert Reaching.of(amina).words.startswith("By the back door")
        assert not Draft.objects.exists()
        assert NOTICE not in client.get(PAGE).content.decode()

    def test_is_still_there_after_something_was_amiss(self, amina: Person, ended: Ended) -> None:
        client, form = ended
        press(client, form)
        back_in(client, amina)

        client.post(PAGE, {"ways": ["text"], "avoid": ["text"]})

        assert Draft.objects.exists()

    def test_of_another_person_is_dropped_unseen(self, dev: Person, ended: Ended) -> None:
        client, form = ended
        press(client, form)
        back_in(client, dev)

        page = client.get(PAGE).content.decode()

        assert "back door" not in page
        assert NOTICE not in page
        assert not Draft.objects.exists()
        assert client.cookies[drafts.COOKIE].value == ""

    def test_of_another_would_be_seen_where_marks_told_nobody_apart(
        self, amina: Person, dev: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A planted fault: the test above can fail."""
        monkeypatch.setattr(drafts, "mark_of", lambda _person: "everybody")
        client = signed_in(amina)
        form = form_on(client)
        Session.objects.all().delete()
        press(client, form)
        back_in(client, dev)

        assert "back door" in client.get(PAGE).content.decode()

    @pytest.mark.parametrize("mark", ["", "forged", "a" * 32, "a" * 32 + ":" + "b" * 43])
    def test_is_not_kept_without_the_mark_of_a_page_of_ours(self, ended: Ended, mark: str) -> None:
        client, form = ended

        press(client, form | {drafts.MARK: mark})

        assert not Draft.objects.exists()
        assert drafts.COOKIE not in client.cookies

    def test_cannot_be_read_without_the_cookie(self, amina: Person, ended: Ended) -> None:
        client, form = ended
        press(client, form)
        [row] = Draft.objects.values()

        for told in (b"back door", amina.pk.hex.encode(), str(amina.pk).encode(), b"reaching"):
            assert told not in bytes(row["sealed"])
        other = signed_in(amina)
        other.cookies[drafts.COOKIE] = f"{row['id'].hex}.{'A' * 43}="
        assert NOTICE not in other.get(PAGE).content.decode()

    @pytest.mark.parametrize("value", ["", ".", "x.y", "0" * 32, f"{'0' * 32}.!", "é.é"])
    def test_of_a_made_up_cookie_is_nothing(self, amina: Person, value: str) -> None:
        client = signed_in(amina)
        client.cookies[drafts.COOKIE] = value

        assert client.get(PAGE).status_code == 200

    def test_holds_no_file_no_token_and_no_secret(self, ended: Ended) -> None:
        client, form = ended
        secrets = dict.fromkeys(["code", "card", "token", "credential", "password"], "secret")
        press(client, form, photo=SimpleUploadedFile("a.png", b"PNG"), **secrets)

        name, _dot, key = client.cookies[drafts.COOKIE].value.partition(".")
        typed = Draft.objects.get(pk=name).read(drafts.urlsafe_b64decode(key))

        assert typed == Typed(whose=typed.whose, page=PAGE, action=PAGE, fields={"words": [WORDS]})

    def test_is_kept_from_scripts_and_other_sites(self, ended: Ended) -> None:
        client, form = ended
        press(client, form)
        cookie = client.cookies[drafts.COOKIE]

        assert cookie["httponly"]
        assert cookie["samesite"] == "Strict"

    def test_may_be_long_but_not_endless(self, ended: Ended) -> None:
        client, form = ended

        press(client, form, words="a" * (drafts.LONGEST + 1))
        assert not Draft.objects.exists()
        press(client, form, words="a" * drafts.LONGEST)
        assert Draft.objects.exists()

    def test_is_gone_after_a_day(self, amina: Person, ended: Ended) -> None:
        client, form = ended
        press(client, form)

        with time_machine.travel(timezone.now() + timedelta(hours=25)):
            back_in(client, amina)
            assert NOTICE not in client.get(PAGE).content.decode()
            actions.tidy.func()
            assert not Draft.objects.exists()

    def test_is_made_sixty_times_in_an_hour_at_most_from_one_place(self, ended: Ended) -> None:
        client, form = ended
        for _ in range(drafts.MOST + 2):
            press(client, form)

        assert Draft.objects.count() == drafts.MOST

    def test_leads_to_no_other_site(self, amina: Person, ended: Ended) -> None:
        client, form = ended

        answer = client.post(PAGE, form | {"words": WORDS}, headers={"Referer": "https://evil.example/you/name/"})

        assert answer.headers["Location"] == PAGE

    def test_of_a_page_that_is_gone_can_be_copied(self, amina: Person, ended: Ended) -> None:
        client, form = ended
        press(client, form, page="/you/passkeys/1/removal/")  # which shows nothing by itself
        back_in(client, amina)

        answer = client.get("/you/passkeys/1/removal/")

        assert answer.status_code == 405
        assert "You can copy your words from here." in answer.content.decode()
        assert "By the back door" in answer.content.decode()


class TestStaleToken:
    """Each sign-in brings a new token: a page that was open before has the old one."""

    def strict(self, person: Person) -> Client:
        client = Client(enforce_csrf_checks=True)
        client.cookies.update(signed_in(person).cookies)
        return client

    def test_brings_the_words_back(self, amina: Person) -> None:
        client = self.strict(amina)
        form = form_on(client)
        client.cookies.update(signed_in(amina).cookies)

        assert press(client, form) == PAGE

        page = client.get(PAGE).content.decode()
        assert NOTICE in page
        assert press(client, form_on(client)) == "/you/?told=kept"
        assert Reaching.of(amina)

    def test_brings_them_back_where_the_browser_was_closed_too(self, amina: Person) -> None:
        client = self.strict(amina)
        form = form_on(client)
        client.cookies.clear()

        assert press(client, form) == PAGE

        back_in(client, amina)
        assert NOTICE in client.get(PAGE).content.decode()

    def test_of_another_site_changes_nothing_and_keeps_nothing(self, amina: Person) -> None:
        client = self.strict(amina)

        answer = client.post(PAGE, {"words": "theirs"}, headers={"Origin": "https://evil.example"})

        assert answer.status_code == 403
        assert not Draft.objects.exists()


class TestAgain:
    def test_keeps_the_words_while_somebody_shows_that_it_is_them(self, amina: Person) -> None:
        client = signed_in(amina)
        form = form_on(client, "/you/email/")

        with time_machine.travel(timezone.now() + timedelta(minutes=16)):
            led = press(client, form, page="/you/email/", email="new@example.org")
            assert led == "/sign-in/again/?next=%2Fyou%2Femail%2F"
            session = client.session
            session["shown_at"] = timezone.now().timestamp()
            session.save()

            assert 'value="new@example.org"' in client.get("/you/email/").content.decode()
