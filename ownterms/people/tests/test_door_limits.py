"""How often one may ask at the door and guess, and how askers are told apart."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client, RequestFactory
from django.utils import timezone

from ownterms.people.models import Tally
from ownterms.people.models.code import MOST_WRONG
from ownterms.people.views.asking import asker

from .conftest import AMINA, Post
from .test_door_pages import asked

pytestmark = pytest.mark.django_db


class TestGuessing:
    """Where many wrong codes were typed today, for an address or from a place, each further one can be tried once."""

    @pytest.fixture
    def guessed(self) -> None:
        """Many wrong ones, for Amina's address and from one place."""
        for what, of in (("wrong codes for one address", AMINA), ("wrong codes from one place", "10.0.0.1")):
            for _ in range(MOST_WRONG):
                assert Tally.take(what, of, most=MOST_WRONG, minutes=24 * 60)

    @pytest.mark.usefixtures("guessed")
    @pytest.mark.parametrize(("place", "email"), [("10.0.0.2", AMINA), ("10.0.0.1", "dev@example.org")])
    def test_is_bound_for_one_address_and_from_one_place(self, post: Post, place: str, email: str) -> None:
        client = Client(REMOTE_ADDR=place)
        client.post("/sign-in/", {"email": email})
        [digits] = post()
        wrong = client.post("/sign-in/code/", {"code": f"{(int(digits) + 1) % 10**6:06}"})

        assert "cannot be tried again" in wrong.content.decode()
        assert client.post("/sign-in/code/", {"code": digits}).status_code == 410

    @pytest.mark.usefixtures("guessed")
    def test_keeps_out_nobody_who_has_the_letter(self, post: Post) -> None:
        client = Client(REMOTE_ADDR="10.0.0.1")
        client.post("/sign-in/", {"email": AMINA})
        [digits] = post()

        assert client.post("/sign-in/code/", {"code": digits}).status_code == 302

    def test_is_counted(self) -> None:
        client = asked()
        for count in (1, 2):
            client.post("/sign-in/code/", {"code": "nonsense"})
            assert Tally.objects.filter(ends_at__gt=timezone.now() + timedelta(hours=1), count=count).count() == 2


class TestLimits:
    def test_are_told_in_a_sentence(self) -> None:
        client = Client()
        for _ in range(5):
            assert client.post("/sign-in/", {"email": AMINA}).status_code == 302
        answer = client.post("/sign-in/", {"email": AMINA})

        assert answer.status_code == 429
        assert "You asked for five codes." in answer.content.decode()
        assert AMINA in answer.content.decode()

    @pytest.mark.usefixtures("amina")
    def test_are_the_same_whether_the_address_is_known(self) -> None:
        for email in (AMINA, "new@example.org"):
            statuses = [Client().post("/sign-in/", {"email": email}).status_code for _ in range(6)]
            assert statuses == [302] * 5 + [429]

    def test_hold_for_one_place_on_the_network(self) -> None:
        told = [
            Client(REMOTE_ADDR=f"2001:db8::{number:x}")
            .post("/sign-in/", {"email": f"a{number}@example.org"})
            .status_code
            for number in range(61)
        ]

        assert told == [302] * 60 + [429]
        rows = Tally.objects.count()
        assert Client(REMOTE_ADDR="2001:db8::1").post("/sign-in/", {"email": "more@example.org"}).status_code == 429
        assert Tally.objects.count() == rows
        assert Client(REMOTE_ADDR="2001:db8:1::1").post("/sign-in/", {"email": AMINA}).status_code == 302


class TestAsker:
    @pytest.mark.parametrize(
        ("proxies", "told", "known"),
        [
            (0, "198.51.100.9", "192.0.2.7"),
            (1, "198.51.100.9", "198.51.100.9"),
            (1, "203.0.113.1, 198.51.100.9", "198.51.100.9"),
            (2, "203.0.113.1, 198.51.100.9, 10.0.0.1", "198.51.100.9"),
            (2, "", "192.0.2.7"),
        ],
    )
    def test_is_told_by_our_own_proxies_alone(
        self, rf: RequestFactory, settings: LazySettings, proxies: int, told: str, known: str
    ) -> None:
        settings.PROXIES = proxies

        assert asker(rf.get("/", REMOTE_ADDR="192.0.2.7", headers={"X-Forwarded-For": told})) == known
