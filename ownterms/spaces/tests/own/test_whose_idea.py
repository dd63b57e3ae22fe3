"""Whose idea it was: private for ever, and changed at will."""

import pytest
from django.test import Client

from ownterms.people.models import Person
from ownterms.spaces.models import Invitation, Space, Whose, WhoseIdea

pytestmark = pytest.mark.django_db


class TestPage:
    @pytest.mark.parametrize("answer", Whose.values)
    def test_keeps_each_answer_and_counts_none_unless_told(
        self, her: Client, amina: Person, space: Space, answer: str
    ) -> None:
        her.post("/space/whose-idea/", {"answer": answer})

        [said] = WhoseIdea.objects.read(by=amina)
        assert (said.answer, said.may_count) == (Whose(answer), False)
        assert f'value="{answer}" checked' in her.get("/space/whose-idea/").content.decode()

    @pytest.mark.parametrize("answer", ["", "theirs", "\0"])
    def test_keeps_what_was_said_before_where_none_is_chosen(
        self, her: Client, amina: Person, space: Space, answer: str
    ) -> None:
        WhoseIdea.say(space, Whose.BOTH, by=amina)

        assert her.post("/space/whose-idea/", {"answer": answer, "may_count": "yes"}).status_code == 422

        [said] = WhoseIdea.objects.read(by=amina)
        assert (said.answer, said.may_count) == (Whose.BOTH, False)

    def test_is_read_by_nobody_to_whom_the_notebook_is_open(
        self, space: Space, invitation: Invitation, amina: Person, ben: Person, his: Client
    ) -> None:
        WhoseIdea.say(space, Whose.ELSE, by=amina, may_count=True)

        assert WhoseIdea.objects.read(by=ben) == []
        assert his.get("/space/whose-idea/").headers["Location"] == "/helping/"
