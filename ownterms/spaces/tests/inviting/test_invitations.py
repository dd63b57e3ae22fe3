"""A person's invitations: how each stands, goes on, and ends by them alone."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Entry, Invitation, Part, Space, State
from ownterms.spaces.tests.conftest import is_open

ALL = "/space/invitations/"


@pytest.fixture
def hers(client: Client, amina: Person, space: Space) -> Client:
    """A browser in which Amina is signed in."""
    client.force_login(amina)
    return client


def now(invitation: Invitation) -> Invitation:
    return Invitation.objects.get(pk=invitation.pk)


class TestList:
    def test_says_how_each_stands_and_counts_nobody(
        self, hers: Client, amina: Person, space: Space, invitation: Invitation, cora: Person
    ) -> None:
        waits = Invitation.make(space, by=amina, called="Cora")
        words = waits.draw_words(by=amina).split()
        no = Invitation.make(space, by=amina, called="Dev")
        no.decline(typed=no.draw_words(by=amina).split(), saying="Thank you, not now.")

        page = hers.get(ALL).content.decode()

        for words in (
            "Open until",
            "Nobody has answered yet",
            "They said no, thank you",
            "You asked them on",
            "Ben",
            "Cora",
            "Dev",
        ):
            assert words in page
        assert not any(word in page.lower() for word in ("overdue", "pending", "caseload", "expired"))

    def test_asks_no_more_of_the_database_as_it_grows(
        self, hers: Client, amina: Person, space: Space, django_assert_max_num_queries: object
    ) -> None:
        for _ in range(6):
            Invitation.make(space, by=amina, called="Cora").draw_words(by=amina)

        with django_assert_max_num_queries(12):  # type: ignore[operator]
            hers.get(ALL)

    def test_is_empty_at_first(self, hers: Client) -> None:
        assert "You have invited nobody" in hers.get(ALL).content.decode()

    def test_holds_nothing_of_others(self, client: Client, invitation: Invitation, dev: Person, ben: Person) -> None:
        actions.begin(dev)
        client.force_login(dev)
        page = f"{ALL}{invitation.pk}/"

        assert "Ben" not in client.get(ALL).content.decode()
        for address in ("", "words/", "ending/"):
            assert client.get(page + address).status_code == 404
        for address in ("shows/", "renewal/", "ending/", "words/"):
            assert client.post(page + address).status_code == 404
        assert now(invitation).state == State.LIVE


class TestOne:
    def test_leads_to_messages_before_it_can_be_kept_open(self, hers: Client, invitation: Invitation) -> None:
        page = hers.get(f"{ALL}{invitation.pk}/").content.decode()

        ways = ("Messages", "See what they see", "Keep it open for six months", "End this invitation")
        assert [page.index(f"<span>{each}") for each in ways] == sorted(page.index(f"<span>{each}") for each in ways)

    def test_leads_back_to_words_that_were_made(self, hers: Client, amina: Person, space: Space) -> None:
        made = Invitation.make(space, by=amina, called="Cora")
        again = f'href="{ALL}{made.pk}/words/"'
        assert again not in hers.get(f"{ALL}{made.pk}/").content.decode()

        hers.post(f"{ALL}{made.pk}/words/")

        page = hers.get(f"{ALL}{made.pk}/").content.decode()
        assert again in page
        assert "Make new words" in page


class TestChanging:
    def test_shows_and_hides_by_the_very_next_request(
        self, hers: Client, invitation: Invitation, notebook: Part, entry: Entry, ben: Person
    ) -> None:
        address = f"{ALL}{invitation.pk}/shows/"
        assert is_open(Part, notebook.pk, ben)

        hers.post(address, {"shows": str(entry.pk)})
        assert not is_open(Part, notebook.pk, ben)
        assert is_open(Entry, entry.pk, ben)

        page = hers.post(address, follow=True).content.decode()
        assert not is_open(Entry, entry.pk, ben)
        assert "They see nothing of yours now." in page

    def test_shows_nothing_of_another_space(
        self, hers: Client, invitation: Invitation, dev: Person, ben: Person
    ) -> None:
        theirs = Entry.write(actions.begin(dev).notebook, by=dev, words="Dev’s own.")

        hers.post(f"{ALL}{invitation.pk}/shows/", {"shows": str(theirs.pk)})

        assert not is_open(Entry, theirs.pk, ben)

    def test_says_that_typing_needs_all_of_a_part(
        self, hers: Client, space: Space, entry: Entry, notebook: Part, amina: Person
    ) -> None:
        for shown, says in ((entry, True), (notebook, False)):
            made = Invitation.make(space, by=amina, called="Cora", slices=[shown], may_type=True)

            page = hers.get(f"{ALL}{made.pk}/").content.decode()

            assert ("once you show them all of a part" in page) == says

    def test_tells_photos_of_one_day_apart(self, hers: Client, notebook: Part, amina: Person) -> None:
        for says in ("My kitchen", ""):
            entry = Entry.write(notebook, by=amina)
            entry.add_picture(b"x", by=amina, media_type="image/webp", says=says)

        page = hers.get(f"{ALL}new/").content.decode()

        assert "A photo: “My kitchen”" in page
        assert f"A photo ({date_format(timezone.localtime(entry.written_at), 'j F, H:i')})" in page

    def test_says_why_terms_stay_once_somebody_said_yes(self, hers: Client, invitation: Invitation) -> None:
        assert "They said yes to this, so it stays." in hers.get(f"{ALL}{invitation.pk}/").content.decode()


class TestRenewing:
    def test_takes_one_tap(
        self, hers: Client, invitation: Invitation, entry: Entry, ben: Person, amina: Person
    ) -> None:
        with time_machine.travel(invitation.until + timedelta(days=1)):
            hers.force_login(amina)
            assert "Open it again for six months" in hers.get(ALL).content.decode()

            hers.post(f"{ALL}{invitation.pk}/renewal/")

            assert is_open(Entry, entry.pk, ben)

    def test_does_not_keep_somebody_who_steps_back(self, hers: Client, invitation: Invitation, ben: Person) -> None:
        last = timezone.localdate() + timedelta(days=5)
        invitation.step_back(by=ben, last_day=last, goodbye="It was good to walk with you.")

        hers.post(f"{ALL}{invitation.pk}/renewal/")

        assert now(invitation).until < timezone.now() + timedelta(days=7)
        page = hers.get(f"{ALL}{invitation.pk}/").content.decode()
        assert "Their last day is" in page
        assert "It was good to walk with you." in page


class TestEnding:
    def test_asks_once_and_acts_at_once(self, hers: Client, invitation: Invitation, entry: Entry, ben: Person) -> None:
        address = f"{ALL}{invitation.pk}/ending/"
        assert "They see nothing more, from that moment." in hers.get(address).content.decode()
        assert is_open(Entry, entry.pk, ben)

        page = hers.post(address, follow=True).content.decode()

        assert not is_open(Entry, entry.pk, ben)
        assert "It is ended" in page
        assert "You ended it on" in page

    def test_shows_the_word_of_a_no(self, hers: Client, amina: Person, space: Space) -> None:
        no = Invitation.make(space, by=amina, called="Dev")
        no.decline(typed=no.draw_words(by=amina).split(), saying="Thank you, not now.")

        assert "Thank you, not now." in hers.get(f"{ALL}{no.pk}/").content.decode()


class TestWhoLeaves:
    """Ben leaves this place for good."""

    def test_is_said_to_have_stepped_back(
        self, hers: Client, invitation: Invitation, entry: Entry, ben: Person
    ) -> None:
        ben.leave()

        page = hers.get(f"{ALL}{invitation.pk}/").content.decode()
        assert "They stepped back." in page
        assert now(invitation).state == State.LEFT
        assert hers.get(f"{ALL}{invitation.pk}/messages/").status_code == 200
        assert "Invite someone else to the same" in page
        assert "The bus on Tuesdays." in hers.get(f"{ALL}new/?after={invitation.pk}").content.decode()

    def test_goes_today_where_they_had_said_a_later_day(self, invitation: Invitation, ben: Person) -> None:
        invitation.step_back(by=ben, last_day=timezone.localdate() + timedelta(days=9), goodbye="It was good.")

        ben.leave()

        back = now(invitation).steppingback
        assert back.last_day == timezone.localdate()
        assert back.open_with(invitation.key).goodbye == "It was good."

    def test_changes_nothing_of_what_was_ended(self, invitation: Invitation, amina: Person, ben: Person) -> None:
        invitation.end(by=amina)

        ben.leave()

        assert now(invitation).state == State.ENDED
