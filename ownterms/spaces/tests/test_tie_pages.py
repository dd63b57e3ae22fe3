"""A helper's page: what is open to them with its row, and the one 404 for all that is not."""

import pytest
from django.test import Client

from ownterms.people.models import Person
from ownterms.spaces.models import Entry, Invitation, Part
from ownterms.trail.models import Act, Trace

WORDS = "I would like a quiet place."


def came_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


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


class TestLooks:
    def test_tell_who_and_what_in_plain_words(
        self, invitation: Invitation, entry: Entry, amina: Person, ben: Person
    ) -> None:
        came_in(ben).get(f"/helping/{invitation.pk}/")

        page = came_in(amina).get("/space/looks/").content.decode()

        assert "Ben looked at your invitation and an entry." in page
        assert "You invited somebody in." in page
        assert WORDS in page

    def test_are_the_persons_own(self, invitation: Invitation, dev: Person) -> None:
        assert came_in(dev).get("/space/looks/").status_code == 404
