"""Passkeys, as far as they go without a device; the rest is a story in a browser (tests/journeys)."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from ownterms.people.models import Passkey, Person, Session

from .conftest import signed_in
from .device import Device

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


@pytest.fixture
def device(amina: Person) -> Device:
    """Amina's, which she has added."""
    hers = Device()
    assert hers.joins(signed_in(amina)) == 302
    return hers


def shows(device: Device, client: Client, **as_if: str | bool) -> int:
    """This will have a device show its passkey at the door, and give the status of the answer."""
    return client.post("/sign-in/passkey/", device.shown(client, **as_if), secure=True).status_code


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

    def test_that_is_only_asked_about_leaves_no_row(self) -> None:
        for _ in range(3):
            client = Client()
            client.get("/sign-in/passkey/")
            assert "sessionid" not in client.cookies
            assert client.cookies["passkey"]["httponly"]

        assert not Session.objects.exists()

    def test_is_taken_away_by_its_person(self, amina: Person) -> None:
        passkey = Passkey.add(amina, name="Her phone", credential={})

        signed_in(amina).post(f"/you/passkeys/{passkey.pk}/removal/")

        assert not Passkey.objects.exists()

    def test_needs_a_script_and_says_so(self, client: Client) -> None:
        page = client.get("/sign-in/").content.decode()

        assert "A passkey needs a script" in page
        assert " hidden>" in page


class TestAnswer:
    """What devices say, and what somebody has them say."""

    def test_lets_its_person_in(self, device: Device, client: Client) -> None:
        assert shows(device, client) == 302
        assert client.get("/you/", secure=True).status_code == 200

    def test_works_once(self, device: Device, client: Client) -> None:
        """Not even in the browser that showed it, with all that the browser held."""
        answer = device.shown(client)
        note = client.cookies["passkey"].value
        assert client.post("/sign-in/passkey/", answer, secure=True).status_code == 302

        for again in (client, Client()):
            again.cookies["passkey"] = note
            assert again.post("/sign-in/passkey/", answer, secure=True).status_code == 422

    def test_is_no_answer_to_what_another_was_asked(self, device: Device, client: Client) -> None:
        answer = device.shown(Client())
        client.get("/sign-in/passkey/", secure=True)
        assert client.post("/sign-in/passkey/", answer, secure=True).status_code == 422

        assert Client().post("/sign-in/passkey/", answer, secure=True).status_code == 422

    def test_comes_within_a_quarter_of_an_hour(self, device: Device, client: Client) -> None:
        answer = device.shown(client)

        with time_machine.travel(timezone.now() + timedelta(minutes=15, seconds=1)):
            assert client.post("/sign-in/passkey/", answer, secure=True).status_code == 422

    @pytest.mark.parametrize(
        "origin", ["https://sub.testserver", "https://testserver:8443", "http://testserver", "https://evil.example"]
    )
    def test_comes_from_our_own_page_alone(self, device: Device, client: Client, amina: Person, origin: str) -> None:
        assert shows(device, client, origin=origin) == 422
        assert shows(device, client, cross=True) == 422

        assert Device().joins(signed_in(amina), origin=origin) == 422
        assert Passkey.objects.count() == 1

    def test_of_a_copied_key_is_refused_where_the_device_counts(self, amina: Person, client: Client) -> None:
        device = Device(count=5)
        assert device.joins(signed_in(amina)) == 302
        assert shows(device, client) == 302

        device.count = 5  # the next one it tells is 6, as before

        assert shows(device, Client()) == 422
        assert shows(device, Client()) == 302

    @pytest.mark.parametrize(
        "told",
        [
            bytes(32) + b"\x85\0\0\0\1" + b"\x81" * 3_000,  # too deep
            bytes(32) + b"\x85\0\0\0\1" + b"\xa1\xa1",  # cut short
            bytes(32) + b"\x85\0\0\0\1",
            bytes(32) + b"\x45\0\0\0\1" + bytes(18),
            b"x",
        ],
    )
    def test_that_is_broken_is_refused_in_the_same_sentence(self, device: Device, client: Client, told: bytes) -> None:
        answer = client.post("/sign-in/passkey/", device.shown(client, told=told), secure=True)

        assert answer.status_code == 422
        assert "We do not know that passkey." in answer.content.decode()

    @pytest.mark.parametrize(("more", "status"), [("NaN", 422), ('"\\u0000"', 302), ('"\\ud800"', 302), ("{}", 302)])
    def test_is_kept_without_what_nobody_knows(self, amina: Person, more: str, status: int) -> None:
        joined = Device().joins(signed_in(amina), also=f', "x": {more}')

        assert joined == status
        for kept in Passkey.objects.all():
            assert set(kept.data["credential"]) == {"id", "rawId", "type", "response"}
            assert set(kept.data["credential"]["response"]) == {"attestationObject", "clientDataJSON"}
