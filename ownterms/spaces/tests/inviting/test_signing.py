"""Somebody puts their name on an invitation, if they like: whoever holds the words reads who asks."""

import pytest
from django.test import Client

from ownterms.people.models import Person
from ownterms.spaces.models import Invitation

NEW = "/space/invitations/new/"


def greeting(her: Client, **typed: str) -> str:
    """What whoever holds the words would read."""
    her.post(NEW, {"called": "Cora"} | typed)
    return Invitation.objects.latest("made_at").greeting_for_all()


class TestSigning:
    def test_offers_the_name_that_somebody_has(self, her: Client) -> None:
        page = her.get(NEW).content.decode()

        assert 'name="signed" value="Amina"' in page
        assert 'name="calls_me"' not in page

    @pytest.mark.parametrize(
        ("typed", "read"),
        [
            ({"signed": "Amina"}, "It is Amina."),
            ({"signed": "Amina", "greeting": "Come on Tuesday."}, "Come on Tuesday.\nAmina"),
            ({"signed": "Amina", "greeting": "Hello, it is Amina."}, "Hello, it is Amina."),
            ({"signed": ""}, ""),
        ],
    )
    def test_is_read_by_whoever_holds_the_words(self, her: Client, typed: dict[str, str], read: str) -> None:
        assert greeting(her, **typed) == read

    def test_gives_a_name_to_whoever_has_none_and_wants_it(self, her: Client, amina: Person) -> None:
        amina.call("")
        assert 'name="calls_me"' in her.get(NEW).content.decode()

        greeting(her, signed="Mina")
        assert Person.objects.get(pk=amina.pk).name == ""

        greeting(her, signed="Mina", calls_me="yes")
        assert Person.objects.get(pk=amina.pk).name == "Mina"

    def test_changes_no_name_that_somebody_has(self, her: Client, amina: Person) -> None:
        greeting(her, signed="Mina", calls_me="yes")

        assert Person.objects.get(pk=amina.pk).name == "Amina"
