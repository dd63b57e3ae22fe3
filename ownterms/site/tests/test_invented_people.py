"""The invented people know each other as their files tell; Meera sees of her daughter what was granted: nothing."""

import pytest
from django.conf import settings
from django.test import Client

from ownterms.agenda.models import Thought, Want
from ownterms.exchange.own.reading import read
from ownterms.people.models import Person
from ownterms.site.acquainting import acquaint
from ownterms.site.models import Invented
from ownterms.spaces.models import Entry, Grant, Invitation, Message, SteppingBack, TieBefore
from ownterms.spaces.tests.conftest import came_in

pytestmark = [pytest.mark.django_db, pytest.mark.data]
People = dict[str, Person]


@pytest.fixture
def people() -> People:
    found = [Invented.begin(read(path.read_bytes())).person for path in settings.DEMO_PEOPLE]
    assert acquaint(found) == 3
    return {each.name: each for each in found}


def words_of(person: Person, kind: type[Want] | type[Entry]) -> list[str]:
    return [each.words for each in kind.objects.filter(space__person=person).read(by=person)]


def test_their_ties_live_and_nothing_else_does(people: People) -> None:
    ties = {(each.space.person.name, each.acceptance.helper.name) for each in Invitation.objects.all()}

    assert ties == {("Asha", "Denise"), ("Asha", "Tom"), ("Denise", "Asha")}
    assert not TieBefore.objects.exists()
    assert Message.objects.exists()
    assert SteppingBack.objects.get().invitation.acceptance.helper == people["Tom"]


def test_a_thought_stands_beside_the_want_it_is_about(people: People) -> None:
    thought = Thought.objects.read(by=people["Asha"])[0]

    assert "headphones" in thought.words
    assert thought.by == people["Tom"]
    assert not any("headphones" in words for words in words_of(people["Asha"], Want))


def test_what_her_mother_can_see_of_asha_is_what_was_granted_nothing(people: People) -> None:
    meera, asha = people["Meera"], people["Asha"]
    hers = came_in(meera)

    assert not Grant.objects.filter(helper=meera).exists()
    for kind in (Want, Entry):
        assert kind.objects.filter(space__person=asha).read(by=meera) == []
        for each in kind.objects.filter(space__person=asha).values_list("pk", flat=True):
            page = "/space/agenda/wants" if kind is Want else "/space/entries"
            assert hers.get(f"{page}/{each}/").status_code == 404
    assert "Asha" not in shown(hers, "/helping/")


def test_her_mother_has_wants_of_her_own(people: People) -> None:
    assert words_of(people["Meera"], Want) == ["Sleep. One whole night.", "To swim again"]
    assert "Sleep. One whole night." in shown(came_in(people["Meera"]), "/space/agenda/")


def test_one_account_gives_and_receives(people: People) -> None:
    hers = came_in(people["Asha"])

    assert "Denise" in shown(hers, "/helping/")
    assert "Denise" in shown(hers, "/space/invitations/")


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()
