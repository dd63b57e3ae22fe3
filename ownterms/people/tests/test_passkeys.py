"""Passkeys, as far as they go without a device; the rest is a story in a browser (tests/journeys)."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from ownterms.people.actions import tidy
from ownterms.people.models import Passkey, Person, Session

from .conftest import signed_in

pytestmark = pytest.mark.django_db

NONSENSE = [
    "",
    "nonsense",
    "null",
    "[]",
    "{}",
    "3",
    '{"response": []}',
    '{"response": {"userHandle": "zz"}}',
    json.dumps(
        {
            "id": "AAAA",
            "rawId": "AAAA",
            "type": "public-key",
            "response": {
                "userHandle": "AAAA",
                "clientDataJSON": "e30",
                "authenticatorData": "AAAA",
                "signature": "AAAA",
                "attestationObject": "oA",
            },
        }
    ),
    "[" * 5_000,
]


class TestPasskey:
    @pytest.mark.parametrize("credential", NONSENSE)
    def test_is_refused_in_a_sentence_where_no_device_said_it(
        self, client: Client, amina: Person, credential: str
    ) -> None:
        client.get("/sign-in/passkey/")
        answer = client.post("/sign-in/passkey/", {"credential": credential})
        assert answer.status_code == 422
        assert "We do not know that passkey." in answer.content.decode()

        hers = signed_in(amina)
        hers.get("/you/passkeys/new/")
        assert hers.post("/you/passkeys/", {"name": "x", "credential": credential}).status_code == 422
        assert not Passkey.objects.exists()

    def test_is_asked_for_alike_whoever_looks(self, client: Client, amina: Person) -> None:
        Passkey.add(amina, name="Her phone", credential={})

        asked = client.get("/sign-in/passkey/").json()["publicKey"]

        assert asked["allowCredentials"] == []
        assert asked["userVerification"] == "required"

    def test_that_was_only_asked_about_is_soon_forgotten(self, client: Client) -> None:
        client.get("/sign-in/passkey/")

        with time_machine.travel(timezone.now() + timedelta(minutes=16)):
            tidy.func()

        assert not Session.objects.exists()

    def test_is_taken_away_by_its_person(self, amina: Person) -> None:
        passkey = Passkey.add(amina, name="Her phone", credential={})

        signed_in(amina).post(f"/you/passkeys/{passkey.pk}/removal/")

        assert not Passkey.objects.exists()

    def test_needs_a_script_and_says_so(self, client: Client) -> None:
        page = client.get("/sign-in/").content.decode()

        assert "No passkey can be used here. It needs a script" in page
        assert " hidden>" in page
