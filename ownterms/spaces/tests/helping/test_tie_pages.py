"""A helper's page: what is open to them with its row, and the one 404 for all that is not."""

import base64
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from ownterms.people.models import Person
from ownterms.spaces import actions, reasons
from ownterms.spaces.models import Entry, Invitation, Message, Part, WhyAsked
from ownterms.spaces.tests.conftest import came_in, live
from ownterms.spaces.tie import ENTRIES
from ownterms.trail.models import Act, Trace

WORDS = "I would like a quiet place."


def looks(invitation: Invitation) -> list[Trace]:
    return [trace for trace in Trace.objects.of(invitation.space_id) if trace.act == Act.LOOKED]


@pytest.mark.usefixtures("entry")
class TestTie:
    def test_shows_what_is_open_and_leaves_its_row(self, invitation: Invitation, entry: Entry, ben: Person) -> None:
        page = came_in(ben).get(f"/helping/{invitation.pk}/").content.decode()

        assert WORDS in page
        assert "The bus on Tuesdays." in page
        assert [trace for trace in looks(invitation) if ("spaces.Entry", entry.pk, 1) in trace.about]

    def test_is_there_for_its_helper_alone(
        self, invitation: Invitation, amina: Person, cora: Person, dev: Person
    ) -> None:
        dev.is_staff = dev.is_superuser = True
        dev.save()

        for other in (amina, cora, dev):
            assert came_in(other).get(f"/helping/{invitation.pk}/").status_code == 404

    def test_is_gone_on_the_very_next_request(self, invitation: Invitation, amina: Person, ben: Person) -> None:
        client = came_in(ben)
        assert client.get(f"/helping/{invitation.pk}/").status_code == 200
        before = len(looks(invitation))

        invitation.end(by=amina)

        assert client.get(f"/helping/{invitation.pk}/").status_code == 404
        assert len(looks(invitation)) == before

    def test_thanks_for_the_yes_once_and_not_at_every_visit(self, invitation: Invitation, ben: Person) -> None:
        client = came_in(ben)

        thanked = f"/helping/{invitation.pk}/?told=yes"

        assert "Thank you for saying yes" in client.get(thanked).content.decode()
        assert "Thank you for saying yes" not in client.get(f"/helping/{invitation.pk}/").content.decode()
        with time_machine.travel(timezone.now() + timedelta(minutes=6)):
            assert "Thank you for saying yes" not in client.get(thanked).content.decode()

    def test_does_not_say_that_no_one_is_told(self, invitation: Invitation, ben: Person) -> None:
        client = came_in(ben)

        assert "no one is told" in client.get("/you/").content.decode()
        for page in ("/helping/", f"/helping/{invitation.pk}/", f"/helping/{invitation.pk}/stepping-back/"):
            assert "no one is told" not in client.get(page).content.decode()

    def test_shows_nothing_of_another_part(self, invitation: Invitation, amina: Person, ben: Person) -> None:
        Entry.write(Part.begin(invitation.space, by=amina, name="Mine"), by=amina, words="Only mine.")

        assert "Only mine." not in came_in(ben).get(f"/helping/{invitation.pk}/").content.decode()


class TestReason:
    @pytest.fixture
    def asks(self, invitation: Invitation, entry: Entry) -> Invitation:
        Invitation.objects.filter(pk=invitation.pk).update(asks_why=True)
        return invitation

    def test_comes_first_and_stands_beside_the_look(self, asks: Invitation, amina: Person, ben: Person) -> None:
        client = came_in(ben)
        assert WORDS not in client.get(f"/helping/{asks.pk}/").content.decode()
        assert client.post(f"/helping/{asks.pk}/reason/", {"why": " "}).status_code == 422

        page = client.post(f"/helping/{asks.pk}/reason/", {"why": "We meet at ten."}, follow=True).content.decode()

        assert WORDS in page
        assert "We meet at ten." in came_in(amina).get("/space/looks/").content.decode()

    def test_holds_for_a_quarter_of_an_hour(self, asks: Invitation, ben: Person) -> None:
        client = came_in(ben)
        with time_machine.travel(timezone.now(), tick=False) as clock:
            client.post(f"/helping/{asks.pk}/reason/", {"why": "We meet at ten."})
            clock.shift(timedelta(minutes=15, seconds=-1))
            assert WORDS in client.get(f"/helping/{asks.pk}/").content.decode()
            clock.shift(timedelta(seconds=1))
            assert WORDS not in client.get(f"/helping/{asks.pk}/").content.decode()

    def test_lies_nowhere_in_clear(self, asks: Invitation, ben: Person) -> None:
        client = came_in(ben)
        client.post(f"/helping/{asks.pk}/reason/", {"why": "We meet at ten."})

        kept = client.session[reasons.KEPT][asks.space_id.hex]
        assert "ten" not in str(kept)
        assert b"ten" not in base64.b64decode(kept[0])

    def test_is_asked_whichever_way_an_entry_is_read(self, asks: Invitation, entry: Entry, ben: Person) -> None:
        with pytest.raises(WhyAsked):
            Entry.objects.read(by=ben)
        assert looks(asks) == []

    def test_is_not_asked_for_what_was_said_to_them(self, asks: Invitation, amina: Person, ben: Person) -> None:
        Message.send(asks, by=amina, words="Hello.")

        assert [each.words for each in Message.objects.read(by=ben)] == ["Hello."]

    def test_of_one_invitation_serves_no_other_space(self, asks: Invitation, cora: Person, ben: Person) -> None:
        hers = actions.begin(cora)
        other = live(hers, ben, hers.notebook, asks_why=True)
        client = came_in(ben)
        client.post(f"/helping/{asks.pk}/reason/", {"why": "We meet at ten."})

        assert "Cora would like to know why you look" in client.get(f"/helping/{other.pk}/").content.decode()


class TestTwoInvitations:
    def test_that_open_the_same_each_name_their_own(
        self, invitation: Invitation, entry: Entry, amina: Person, ben: Person
    ) -> None:
        other = live(invitation.space, ben, entry)

        for one in (invitation, other):
            came_in(ben).get(f"/helping/{one.pk}/")
            assert {look.under for look in looks(one)[:2]} == {one.pk}

    def test_show_each_only_their_own(self, invitation: Invitation, entry: Entry, amina: Person, ben: Person) -> None:
        part = Part.begin(invitation.space, by=amina, name="Letters")
        Entry.write(part, by=amina, words="From the council.")
        other = live(invitation.space, ben, part)

        assert "From the council." not in came_in(ben).get(f"/helping/{invitation.pk}/").content.decode()
        assert WORDS not in came_in(ben).get(f"/helping/{other.pk}/").content.decode()


class TestPages:
    def test_of_many_entries_come_one_after_another(self, invitation: Invitation, amina: Person, ben: Person) -> None:
        for number in range(ENTRIES + 1):
            Entry.write(invitation.space.notebook, by=amina, words=f"Note {number}.")
        client, first = came_in(ben), f"/helping/{invitation.pk}/"

        assert "Note 0." not in client.get(first).content.decode()
        assert "Note 0." in client.get(f"{first}?page=2").content.decode()
        assert "Note 0." in client.get(f"{first}?page=999999").content.decode()
        assert "Note 1." in client.get(f"{first}?page=-1%00").content.decode()
