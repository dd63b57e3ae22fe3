"""A person's own pages: theirs alone, fresh where it matters, and all gone when they leave."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ownterms.people.models import EmailedCode, OldAddress, Passkey, Person, Reaching
from ownterms.people.urls import urlpatterns

from .conftest import AMINA, Post, signed_in

pytestmark = pytest.mark.django_db

PAGES = [
    "you",
    "your-name",
    "your-email",
    "your-card",
    "leaving",
    "passkeys",
    "new-passkey",
    "reaching",
    "sessions",
    "again",
]
FRESH = ["your-email", "your-card", "leaving", "passkeys", "new-passkey"]
POSTED = {
    "sign-out": [],
    "passkey-removal": [1],
    "card-removal": [],
    "recovery-refusal": [],
    "reaching-review": [],
    "reaching-clearing": [],
    "session-ending": [],
}
WITH_CODE = ["again-code", "your-email-code"]
OURS = {*PAGES, *POSTED, *WITH_CODE}


def later(minutes: int) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(minutes=minutes))


class TestWhoMaySee:
    def test_covers_every_page_of_people(self) -> None:
        assert {each.name for each in urlpatterns} == OURS | {"sign-in", "sign-in-code", "passkey-sign-in", "come-back"}

    @pytest.mark.parametrize("name", sorted(OURS))
    def test_nobody_without_signing_in(self, client: Client, name: str) -> None:
        address = reverse(name, args=POSTED.get(name))

        for answer in (client.get(address), client.post(address)):
            assert answer.headers["Location"] == f"/sign-in/?next={address}"

    @pytest.mark.parametrize("name", PAGES)
    def test_only_their_own(self, amina: Person, dev: Person, name: str) -> None:
        amina.call("Amina of Weir Lane")
        Reaching.write(amina, terms={}, times="never at noon", someone="", words="by the back door")
        hers, his = signed_in(amina), signed_in(dev)
        if name != "new-passkey":  # which reads the keys themselves
            Passkey.add(amina, name="Her phone", credential={})

        page = his.get(reverse(name)).content.decode()

        assert hers.get(reverse(name)).status_code == 200
        for private in (AMINA, "Amina of Weir Lane", "never at noon", "by the back door", "Her phone", amina.pk.hex):
            assert private not in page

    def test_nobody_changes_what_is_anothers(self, amina: Person, dev: Person) -> None:
        passkey = Passkey.add(amina, name="Her phone", credential={})
        Reaching.write(amina, terms={}, times="", someone="", words="hers")
        his = signed_in(dev)

        assert his.post(f"/you/passkeys/{passkey.pk}/removal/").status_code == 404
        his.post("/you/reaching/clearing/")
        his.post("/you/reaching/", {"words": "his"})

        assert Passkey.objects.of(amina).count() == 1
        assert Reaching.of(amina).words == "hers"

    @pytest.mark.parametrize("name", PAGES)
    def test_no_store_keeps_it(self, amina: Person, name: str) -> None:
        assert "no-store" in signed_in(amina).get(reverse(name)).headers["Cache-Control"]


class TestFreshness:
    @pytest.mark.parametrize("name", FRESH)
    def test_is_asked_for_after_a_quarter_of_an_hour(self, amina: Person, name: str) -> None:
        client = signed_in(amina)
        assert client.get(reverse(name)).status_code == 200

        with later(16):
            assert client.get(reverse(name)).headers["Location"].startswith("/sign-in/again/?next=")

    @pytest.mark.parametrize("name", ["you", "reaching", "your-name", "sessions"])
    def test_is_not_asked_for_elsewhere(self, amina: Person, name: str) -> None:
        client = signed_in(amina)

        with later(600):
            assert client.get(reverse(name)).status_code == 200

    def test_changes_nothing_where_it_is_old(self, amina: Person) -> None:
        client = signed_in(amina)

        with later(16):
            client.post("/you/leaving/")
            client.post("/you/email/", {"email": "new@example.org"})

        assert Person.objects.filter(pk=amina.pk).exists()
        assert not EmailedCode.objects.exists()

    def test_comes_back_with_a_code_to_the_persons_own_address(self, amina: Person, post: Post) -> None:
        client = signed_in(amina)
        post()
        with later(16):
            client.post("/sign-in/again/", {"next": "/you/email/"})
            [digits] = post()
            before = client.cookies["sessionid"].value
            answer = client.post("/sign-in/again/code/", {"code": digits, "next": "/you/email/"})

            assert answer.headers["Location"] == "/you/email/"
            assert client.cookies["sessionid"].value != before
            assert client.get("/you/email/").status_code == 200

    def test_does_not_come_with_a_code_for_another_address(self, amina: Person, post: Post) -> None:
        client = signed_in(amina)
        client.post("/you/email/", {"email": "new@example.org"})
        digits = post()[-1]

        with later(14):
            assert client.post("/sign-in/again/code/", {"code": digits}).status_code == 410


class TestEmail:
    def test_changes_with_a_code_to_the_new_address(self, amina: Person, post: Post) -> None:
        client = signed_in(amina)
        post()
        client.post("/you/email/", {"email": "New@example.org"})
        [digits] = post()
        assert mail.outbox[0].to == ["new@example.org"]
        amina.refresh_from_db()
        assert amina.email == AMINA

        client.post("/you/email/code/", {"code": digits})
        post()

        amina.refresh_from_db()
        assert amina.email == "new@example.org"
        [letter] = mail.outbox
        assert letter.to == [AMINA]
        assert letter.subject == "A change"
        assert "new@" not in letter.body
        assert not OldAddress.objects.exists()

    def test_is_asked_for_alike_whether_the_new_address_is_known(self, amina: Person, dev: Person) -> None:
        told = [
            signed_in(amina).post("/you/email/", {"email": email}).headers["Location"]
            for email in (dev.email, "new@example.org")
        ]

        assert told == ["/you/email/code/"] * 2

    def test_of_another_is_not_taken(self, amina: Person, dev: Person, post: Post) -> None:
        client = signed_in(amina)
        client.post("/you/email/", {"email": dev.email})
        digits = post()[-1]

        assert client.post("/you/email/code/", {"code": digits}).status_code == 409
        amina.refresh_from_db()
        assert amina.email == AMINA

    def test_is_not_changed_by_a_code_for_signing_in(self, amina: Person, post: Post) -> None:
        client = signed_in(amina)
        client.post("/sign-in/", {"email": "new@example.org"})
        digits = post()[-1]

        assert client.post("/you/email/code/", {"code": digits}).status_code == 410

    def test_that_nobody_could_be_told_is_forgotten_after_a_day(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from ownterms.people import actions

        monkeypatch.setattr(actions, "send", lambda _: False)
        OldAddress.objects.create(address=AMINA)
        actions.tell_old_addresses.func("")
        assert OldAddress.objects.exists()

        with later(60 * 25):
            actions.tell_old_addresses.func("")

        assert not OldAddress.objects.exists()


class TestName:
    def test_is_what_somebody_likes_and_may_be_none(self, amina: Person) -> None:
        client = signed_in(amina)
        client.post("/you/name/", {"name": " Mina\u202e "})
        amina.refresh_from_db()
        assert amina.name == "Mina"

        client.post("/you/name/", {"name": ""})

        amina.refresh_from_db()
        assert amina.name == ""

    def test_that_is_too_long_is_still_there(self, amina: Person) -> None:
        answer = signed_in(amina).post("/you/name/", {"name": "a" * 101})

        assert answer.status_code == 422
        assert "a" * 101 in answer.content.decode()

    def test_is_measured_as_it_would_be_kept(self, amina: Person) -> None:
        """Clean, this character is three."""
        answer = signed_in(amina).post("/you/name/", {"name": "\ufb2c" * 34})

        assert answer.status_code == 422
        assert "That is too long." in answer.content.decode()


class TestLeaving:
    def test_takes_every_row_away(self, amina: Person, post: Post) -> None:
        amina.call("Amina of Weir Lane")
        Reaching.write(amina, terms={"ways": ["text"]}, times="noon", someone="", words="")
        Passkey.add(amina, name="Her phone", credential={})
        client, other = signed_in(amina), signed_in(amina)
        post()
        client.post("/you/email/", {"email": "new@example.org"})

        answer = client.post("/you/leaving/")

        assert "It is all gone" in answer.content.decode()
        assert other.get("/you/").status_code == 302
        left = {
            model.__name__: model.objects.count()
            for model in (*apps.get_app_config("people").get_models(), Authenticator)
            if model.__name__ != "Tally" and model.objects.exists()
        }
        assert left == {}

    def test_is_asked_about_first(self, amina: Person) -> None:
        signed_in(amina).get("/you/leaving/")

        assert Person.objects.filter(pk=amina.pk).exists()
