"""Where somebody is signed in: listed, ended, and over on the very next request."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.backends.base import UpdateError
from django.test import Client
from django.utils import timezone

from ownterms.people.models import Person, Session
from ownterms.people.sessions import LONGEST, SessionStore

from .conftest import signed_in

pytestmark = pytest.mark.django_db

PHONE = "Mozilla/5.0 (Android 14; Mobile; rv:128.0) Gecko/128.0 Firefox/128.0"


def mark_of(client: Client) -> str:
    return Session.objects.get(pk=client.cookies["sessionid"].value).mark


class TestList:
    def test_tells_each_browser_coarsely_and_this_one(self, amina: Person) -> None:
        with time_machine.travel("2026-03-01 12:00Z"):
            signed_in(amina, user_agent=PHONE)
        with time_machine.travel("2026-03-20 12:00Z"):
            page = signed_in(amina).get("/you/sessions/").content.decode()

        assert "Firefox on Android" in page
        assert "Signed in on 1 March 2026." in page
        assert page.count("This one") == 1

    def test_keeps_no_address_and_no_full_text_of_a_browser(self, amina: Person) -> None:
        client = signed_in(amina, user_agent=PHONE)
        client.get("/you/", REMOTE_ADDR="192.0.2.7")
        row = Session.objects.get()
        kept = f"{Session.objects.values()} {SessionStore().decode(row.session_data)}"

        assert "192.0.2" not in kept
        assert "Gecko" not in kept

    def test_shows_no_key(self, amina: Person) -> None:
        client = signed_in(amina)

        assert client.cookies["sessionid"].value not in client.get("/you/sessions/").content.decode()

    def test_says_when_each_was_last_used(self, amina: Person) -> None:
        with time_machine.travel("2026-03-01 12:00Z") as clock:
            client = signed_in(amina)
            clock.move_to("2026-03-09 12:00Z")
            client.get("/about/")

            assert "Last used on 9 March 2026." in client.get("/you/sessions/").content.decode()


class TestEnding:
    def test_signs_that_browser_out_on_its_very_next_request(self, amina: Person) -> None:
        here, there = signed_in(amina), signed_in(amina)

        here.post("/you/sessions/ending/", {"session": mark_of(there)})

        assert there.get("/you/").status_code == 302
        assert here.get("/you/").status_code == 200

    def test_ends_all_the_others(self, amina: Person, dev: Person) -> None:
        here, there, elsewhere, his = signed_in(amina), signed_in(amina), signed_in(amina), signed_in(dev)

        here.post("/you/sessions/ending/", {"others": "yes"})

        assert [each.get("/you/").status_code for each in (here, there, elsewhere, his)] == [200, 302, 302, 200]

    def test_of_this_one_leads_home(self, amina: Person) -> None:
        here = signed_in(amina)
        kept = here.cookies["sessionid"].value

        assert here.post("/you/sessions/ending/", {"session": mark_of(here)}).headers["Location"] == "/"
        here.cookies["sessionid"] = kept
        assert here.get("/you/").status_code == 302

    def test_is_for_nobody_elses(self, amina: Person, dev: Person) -> None:
        hers, his = signed_in(amina), signed_in(dev)

        assert his.post("/you/sessions/ending/", {"session": mark_of(hers)}).status_code == 404
        assert hers.get("/you/").status_code == 200

    def test_cannot_be_undone_by_a_request_that_is_under_way(self, amina: Person) -> None:
        client = signed_in(amina)
        store = client.session
        assert store["device"]
        Session.objects.all().delete()

        store["device"] = ("x", "y")
        with pytest.raises(UpdateError):
            store.save()

        assert client.get("/you/").status_code == 302


class TestKey:
    @pytest.mark.parametrize("key", ["\0" + "a" * 31, "a" * 31, "A" * 32, "a" * 32 + "\n", "é" * 32])
    def test_is_looked_for_only_where_it_could_be_one(self, key: str) -> None:
        """PostgreSQL refuses to look for a zero byte at all."""
        assert SessionStore(key).session_key is None
        assert SessionStore("a" * 32).session_key

    def test_with_a_zero_byte_is_a_strangers(self, client: Client) -> None:
        cookie = {"Cookie": 'sessionid="\\000' + "a" * 31 + '"'}

        assert client.get("/sign-in/passkey/", headers=cookie).status_code == 200
        assert client.get("/you/", headers=cookie).status_code == 302


class TestLimit:
    def test_of_idle_days_signs_out(self, amina: Person) -> None:
        client = signed_in(amina)

        with time_machine.travel(timezone.now() + timedelta(days=31)):
            assert client.get("/you/").status_code == 302

    def test_of_idle_days_begins_anew_with_every_day_of_use(self, amina: Person) -> None:
        client = signed_in(amina)
        start = timezone.now()
        for day in (20, 40, 60):
            with time_machine.travel(start + timedelta(days=day)):
                assert client.get("/you/").status_code == 200

    def test_of_a_year_signs_out_however_often_somebody_came(self, amina: Person) -> None:
        client = signed_in(amina)
        start = timezone.now()
        for day in range(0, LONGEST.days, 20):
            with time_machine.travel(start + timedelta(days=day)):
                assert client.get("/you/").status_code == 200

        with time_machine.travel(start + LONGEST + timedelta(days=1)):
            assert client.get("/you/").status_code == 302

    def test_of_the_window_holds_where_somebody_did_not_say_that_the_device_is_theirs(self, amina: Person) -> None:
        stays = signed_in(amina).cookies["sessionid"]
        goes = signed_in(amina, stay="").cookies["sessionid"]

        assert stays["max-age"] == 30 * 24 * 60 * 60
        assert goes["max-age"] == ""
