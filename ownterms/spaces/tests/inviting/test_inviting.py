"""Inviting somebody: three taps, and nothing that was typed is lost."""

import re
from datetime import time, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from ownterms.people.models import Card, Person
from ownterms.spaces import actions, inviting
from ownterms.spaces.models import Entry, Invitation, Part, SixWords, Slice, Space
from ownterms.spaces.terms import Terms, Writing
from ownterms.spaces.tests.conftest import is_open

NEW = "/space/invitations/new/"


@pytest.fixture
def hers(client: Client, amina: Person, space: Space) -> Client:
    """A browser in which Amina is signed in."""
    client.force_login(amina)
    return client


def made() -> Invitation:
    found = Invitation.objects.latest("made_at")
    return found.open_with(found.space.key)


def words_on(page: str) -> tuple[str, ...]:
    """The six words that a page shows, as somebody would read them out."""
    [listed] = re.findall(r'<ol class="cut-out-words">(.*?)</ol>', page)
    return tuple(re.findall(r"<li>(\w+)</li>", listed))


class TestInviting:
    def test_takes_a_name_and_three_taps_from_an_entry(self, hers: Client, entry: Entry, cora: Person) -> None:
        at_entry = hers.get(f"/space/entries/{entry.pk}/").content.decode()
        assert f'href="{NEW}?to={entry.pk}"' in at_entry
        asking = hers.get(f"{NEW}?to={entry.pk}").content.decode()
        assert "I would like a quiet place." in asking
        assert "They can keep what they have read" in asking

        page = hers.post(f"{NEW}?to={entry.pk}", {"called": "Cora", "shows": str(entry.pk)}, follow=True)

        shown = page.content.decode()
        assert "Give these words to Cora" in shown
        assert "/invited/" + "-".join(words_on(shown)) in shown
        assert '<svg class="qr-code"' in shown
        made().accept(by=cora, typed=words_on(shown))
        assert is_open(Entry, entry.pk, cora)
        assert made().until - made().since > timedelta(days=180)

    def test_can_be_to_nothing_but_messages(self, hers: Client) -> None:
        hers.post(NEW, {"called": "Cora"})

        assert not Slice.objects.exists()
        assert made().called == "Cora"

    def test_keeps_all_that_was_said(self, hers: Client, notebook: Part) -> None:
        until = timezone.localdate() + timedelta(days=30)
        said = {
            "called": "Cora", "shows": str(notebook.pk), "about": "The bus.", "greeting": "Hello Cora.\nIt is Amina.",
            "days": ["1", "3"], "earliest": "10:00", "latest": "12:30", "writing": "any", "where": "At the bus stop",
            "how": "Ring, never text", "not_about": "Jobs", "until": until.isoformat(), "asks_why": "yes",
            "evidence": "Power of attorney of 3 May",
        }  # fmt: skip

        hers.post(NEW, said)

        kept = made()
        assert (kept.about, kept.greeting, kept.evidence) == (said["about"], said["greeting"], said["evidence"])
        assert (kept.asks_why, kept.may_type) == (True, True)
        terms = kept.terms
        assert (terms.days, terms.writing, terms.where) == ((1, 3), Writing.ANY, "At the bus stop")
        assert terms.between
        assert [str(each) for each in terms.between] == ["10:00:00", "12:30:00"]
        assert timezone.localtime(kept.until).date() == until + timedelta(days=1)
        page = hers.get(f"/space/invitations/{kept.pk}/").content.decode()
        for words in ("The bus.", "Tuesday", "10:00", "At the bus stop", "Jobs", "Power of attorney of 3 May"):
            assert words in page

    @pytest.mark.parametrize(
        ("typed", "says"),
        [
            ({"called": "x" * 101}, "Use 100 letters or fewer"),
            ({"until": "2001-01-01"}, "That day is over"),
            ({"until": "9999-12-31"}, "within two years"),
            ({"until": "soon"}, "We cannot read that day"),
            ({"since": "2027-05-02", "until": "2027-05-01"}, "over before it begins"),
            ({"latest": "00:00"}, "comes before the other"),
            ({"earliest": "10:00", "latest": "09:00"}, "comes before the other"),
            ({"earliest": "ten"}, "We cannot read that time"),
            ({"shows": "00000000-0000-4000-8000-000000000001"}, "no longer there"),
            ({"shows": "<b>"}, "no longer there"),
            ({"writing": "always"}, "Please choose one of these"),
            ({"about": "x" * 1_000_000}, "Use 2,000 letters or fewer"),
        ],
    )
    @time_machine.travel("2027-03-01 12:00Z")
    def test_asks_again_and_loses_nothing(self, hers: Client, amina: Person, typed: dict[str, Any], says: str) -> None:
        hers.force_login(amina)
        answer = hers.post(NEW, {"called": "Cora & Dev", "where": "At <the> bridge"} | typed)

        page = answer.content.decode()
        assert answer.status_code == 422
        assert says in page
        assert "At &lt;the&gt; bridge" in page
        assert all(str(each)[:100] in page for name, each in typed.items() if name not in {"shows", "writing"})
        assert not Invitation.objects.exists()

    def test_makes_nothing_of_nothing(self, hers: Client) -> None:
        answer = hers.post(NEW, {"called": " ", "writing": "back"})

        assert answer.status_code == 422
        assert "There is nothing here yet." in answer.content.decode()
        assert not Invitation.objects.exists()

    def test_is_for_somebody_where_no_name_is_said(self, hers: Client) -> None:
        hers.post(NEW, {"about": "The bus.", "earliest": "10:00"})

        assert made().called == "Somebody"
        assert made().terms.between == (time(10), time(23, 59))

    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("<script>alert(1)</script>Cora", "Cora"),
            ("Cora 🌻", "Cora 🌻"),
            ("\u202earoC\u202c", "aroC"),
            ("\u05e7\u05d5\u05e8\u05d4", "\u05e7\u05d5\u05e8\u05d4"),
            ("Cora\r\nBcc: dev@example.org", "Cora Bcc: dev@example.org"),
        ],
    )
    def test_takes_any_name(self, hers: Client, typed: str, kept: str) -> None:
        page = hers.post(NEW, {"called": typed}, follow=True)

        assert page.status_code == 200
        assert made().called == kept

    def test_shows_nothing_of_another_space(self, hers: Client, dev: Person) -> None:
        theirs = Entry.write(actions.begin(dev).notebook, by=dev, words="Dev’s own.")

        page = hers.get(f"{NEW}?to={theirs.pk}").content.decode()
        answer = hers.post(NEW, {"called": "Cora", "shows": str(theirs.pk)})

        assert "Dev’s own." not in page
        assert answer.status_code == 422

    def test_has_a_bound(self, hers: Client) -> None:
        for _ in range(inviting.MOST_INVITATIONS):
            assert hers.post(NEW, {"called": "Cora"}).status_code == 302

        answer = hers.post(NEW, {"called": "Cora", "about": "The bus."})

        assert answer.status_code == 429
        assert "Please go on tomorrow" in answer.content.decode()
        assert "The bus." in answer.content.decode()
        assert Invitation.objects.count() == inviting.MOST_INVITATIONS

    def test_waits_until_the_space_is_claimed(self, client: Client, dev: Person) -> None:
        actions.begin(dev, beside=True)
        client.force_login(dev)

        for answer in (client.get(NEW), client.post(NEW, {"called": "Ben"})):
            assert answer.status_code == 409
            assert "First, make it yours" in answer.content.decode()
        assert not Invitation.objects.exists()


class TestWords:
    @pytest.fixture
    def page(self, hers: Client) -> str:
        return str(hers.post(NEW, {"called": "Cora"}).headers["Location"])

    def test_stay_on_the_page_while_they_open_something(self, hers: Client, page: str, cora: Person) -> None:
        first, again = (hers.get(page).content.decode() for _ in range(2))
        assert words_on(first) == words_on(again)

        made().accept(by=cora, typed=words_on(first))

        assert hers.get(page).headers["Location"] == f"/space/invitations/{made().pk}/"

    def test_say_on_paper_that_they_work_once_and_until_when(self, hers: Client, page: str) -> None:
        paper = hers.get(page).content.decode().split('<div class="paper">')[1].split("</section>")[0]

        until = timezone.localdate(made().sixwords.until)
        assert f"They work once, until {date_format(until, 'j F Y')}" in paper
        assert "<span>testserver/</span><span>invited/</span>" in paper

    def test_are_in_no_other_browser(self, page: str, amina: Person) -> None:
        other = Client()
        other.force_login(amina)

        assert "shown only in the browser that made them" in other.get(page, follow=True).content.decode()

    def test_lie_nowhere_in_clear(self, hers: Client, page: str) -> None:
        words = words_on(hers.get(page).content.decode())
        kept = str(list(SixWords.objects.values())) + hers.cookies["words"].value

        assert not any(between.join(words[:2]) in kept for between in " -")
        assert hers.cookies["words"]["httponly"]
        assert hers.cookies["words"]["path"] == page

    @pytest.mark.parametrize("cookie", ["", "x", "AAAA", "é", "====", "-" * 3000])
    def test_that_were_forged_show_nothing(self, hers: Client, page: str, cookie: str) -> None:
        hers.cookies["words"] = cookie

        assert hers.get(page).status_code == 302

    def test_can_be_drawn_anew_and_stop_those_before(self, hers: Client, page: str) -> None:
        before = words_on(hers.get(page).content.decode())

        after = words_on(hers.post(page, follow=True).content.decode())

        assert after != before
        assert Invitation.objects.by_words(before) is None
        assert Invitation.objects.by_words(after) == made()

    def test_are_for_their_person_alone(self, page: str, client: Client, dev: Person) -> None:
        actions.begin(dev)
        client.force_login(dev)

        assert client.get(page).status_code == client.post(page).status_code == 404


class TestAgain:
    @pytest.fixture
    def before(self, space: Space, notebook: Part, amina: Person, ben: Person) -> Invitation:
        """Ben said yes to it once."""
        terms = Terms(days=(1,), between=(time(10), time(12)), where="At the bus stop")
        made = Invitation.make(
            space, by=amina, called="Ben", slices=[notebook], about="The bus.", terms=terms, evidence="Deed of 3 May"
        )
        made.accept(by=ben, typed=made.draw_words(by=amina).split())
        return made

    def test_is_asked_of_the_same_person_who_needs_no_words(
        self, hers: Client, before: Invitation, amina: Person, ben: Person, notebook: Part
    ) -> None:
        before.end(by=amina)
        page = hers.get(f"{NEW}?again={before.pk}").content.decode()
        assert all(words in page for words in ("Ben", "The bus.", "At the bus stop", 'value="10:00"', "Deed of 3 May"))

        answer = hers.post(f"{NEW}?again={before.pk}", {"called": "Ben", "shows": str(notebook.pk)}, follow=True)

        assert "They find it when they come here next" in answer.content.decode()
        assert made().asked == ben
        assert not SixWords.objects.exists()

    def test_may_be_of_somebody_else_with_the_same_parts_and_terms(
        self, hers: Client, before: Invitation, ben: Person
    ) -> None:
        before.step_back(by=ben, last_day=timezone.localdate(), goodbye="It was good.")
        assert f"{NEW}?after={before.pk}" in hers.get(f"/space/invitations/{before.pk}/").content.decode()

        page = hers.get(f"{NEW}?after={before.pk}").content.decode()

        assert all(words in page for words in ("The bus.", "At the bus stop"))
        assert "Deed of 3 May" not in page
        assert 'name="called" value=""' in page

    def test_takes_nothing_from_another_space(self, client: Client, before: Invitation, dev: Person) -> None:
        actions.begin(dev)
        client.force_login(dev)

        page = client.get(f"{NEW}?again={before.pk}").content.decode()

        assert "The bus." not in page


class TestScreen:
    def test_of_somebody_else_makes_no_invitation(self, hers: Client, amina: Person, notebook: Part) -> None:
        """Somebody sits down at her screen, an hour after she showed that it is her."""
        Card.make(amina)
        session = hers.session
        session["shown_at"] = 0
        session.save()

        assert hers.get(f"{NEW}?to={notebook.pk}").headers["Location"].startswith("/sign-in/again/?next=")
        assert hers.post(NEW, {"called": "Dev"}).headers["Location"].startswith("/sign-in/again/")
        assert not Invitation.objects.exists()
