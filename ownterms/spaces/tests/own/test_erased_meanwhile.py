"""What somebody presses while the space is erased in another window: it is gone, and nothing is left half-way."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from ownterms.people.models import Person
from ownterms.spaces import actions, inviting
from ownterms.spaces.models import Dictation, Entry, Gone, Invitation, Message, Part, Space, Whose, WhoseIdea
from ownterms.spaces.models.sealed import by_space
from ownterms.trail.models import Head, Trace

pytestmark = pytest.mark.django_db


@pytest.fixture
def erased(monkeypatch: pytest.MonkeyPatch, space: Space, amina: Person) -> Callable[..., None]:
    """Has Amina erase it at the moment at which something is called."""

    def just_before(owner: Any, name: str) -> None:  # noqa: ANN401  (a class or a module)
        called = getattr(owner, name)

        def meanwhile(*given: Any, **named: Any) -> object:  # noqa: ANN401
            actions.erase(space, by=amina)
            return called(*given, **named)

        monkeypatch.setattr(owner, name, meanwhile)

    return just_before


def nothing_is_left(space: Space) -> bool:
    return not (Head.objects.of(space.pk) or Trace.objects.of(space.pk).exists() or Space.objects.exists())


def test_leads_its_person_to_their_page(her: Client, space: Space, erased: Callable[..., None]) -> None:
    erased(actions, "write")

    assert her.post("/space/notebook/", {"words": "Too late."}).headers["Location"] == "/you/"
    assert nothing_is_left(space)


def test_is_no_page_for_a_helper(
    his: Client, space: Space, entry: Entry, invitation: Invitation, erased: Callable[..., None]
) -> None:
    erased(Message, "send")

    answers = f"/helping/{invitation.pk}/entries/{entry.pk}/answers/"

    assert his.post(answers, {f"answer-{entry.pk}-words": "Too late."}).status_code == 404
    assert nothing_is_left(space)


def test_leaves_no_head_behind_a_look(
    space: Space, ben: Person, entry: Entry, invitation: Invitation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def erased_after(things: Any) -> Any:  # noqa: ANN401
        found = by_space(things)
        if Space.objects.exists():
            actions.erase(space, by=space.person)
        return found

    monkeypatch.setattr("ownterms.spaces.models.sealed.by_space", erased_after)

    assert Entry.objects.filter(pk=entry.pk).read(by=ben) == []
    assert nothing_is_left(space)


def test_refuses_all_that_is_done_in_it(
    space: Space, notebook: Part, entry: Entry, invitation: Invitation, ben: Person
) -> None:
    amina = space.person
    invitation = Invitation.objects.select_related("space__person").get(pk=invitation.pk)
    actions.erase(Space.objects.get(), by=amina)

    for act in (
        lambda: actions.write(space, by=amina, words="x"),
        lambda: entry.rewrite("x", by=amina),
        lambda: entry.remove(by=amina),
        lambda: WhoseIdea.say(space, Whose.MINE, by=amina),
        lambda: inviting.invite(space, by=amina, called="Cora"),
        lambda: invitation.end(by=amina),
        lambda: invitation.renew(by=amina),
        lambda: invitation.step_back(by=ben, last_day=invitation.last_day),
        lambda: Message.send(invitation, by=ben, words="x"),
        lambda: Dictation.type(invitation, notebook, by=ben, words="x"),
        lambda: space.claim(by=amina),
    ):
        with pytest.raises(Gone):
            act()
    actions.erase(space, by=amina)

    assert nothing_is_left(space)
