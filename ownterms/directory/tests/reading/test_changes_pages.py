"""Stewards see what would change, and take it or refuse it; nobody else sees these pages at all."""

import pytest
from django.test import Client
from django.urls import reverse

from ownterms.directory.models import ChangeCounter, Listing, Reading, Refusing, Service, Taking
from ownterms.directory.tests.keeping.conftest import name_keeper, person, sign_in
from ownterms.directory.tests.reading.conftest import line, read, serve
from ownterms.directory.tests.reading.town import Town
from ownterms.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def cora() -> Person:
    """Somebody who looks after the directory."""
    cora = person("Cora")
    name_keeper(cora, None)
    return cora


@pytest.fixture
def reading(changed: object) -> Reading:
    """A reading that waits."""
    found = read()
    assert found
    return found


def answer(client: Client, reading: Reading, says: str) -> str:
    """Where an answer leads."""
    return client.post(reverse("change-answer", args=[reading.pk]), {"answer": says}).headers.get("Location", "")


class TestPages:
    def test_show_which_sources_wait(self, client: Client, cora: Person, reading: Reading) -> None:
        page = sign_in(client, cora).get("/changes/").content.decode()

        assert "1 new, 1 changed, 1 withdrawn." in page
        assert reverse("change", args=[reading.pk]) in page

    def test_show_old_and_new_words(self, client: Client, cora: Person, reading: Reading) -> None:
        page = sign_in(client, cora).get(reverse("change", args=[reading.pk])).content.decode()

        assert '<del class="kept-lines">01632 960001</del>' in page
        assert 'The source says: <span class="kept-lines">01632 960999</span>' in page
        assert "Seed swap" in page

    @pytest.mark.usefixtures("source")
    def test_show_all_that_is_new(self, client: Client, cora: Person, town: Town) -> None:
        serve(town, [*(line(number) for number in range(30)), line(99, name="Seed swap", description="Ring Bob")])
        reading = read()
        assert reading

        page = sign_in(client, cora).get(reverse("change", args=[reading.pk])).content.decode()

        assert "Ring Bob" in page

    def test_say_how_much_could_not_be_read(self, client: Client, cora: Person, reading: Reading) -> None:
        own = reverse("change", args=[reading.pk])
        assert "could not be read" not in sign_in(client, cora).get(own).content.decode()
        Reading.objects.update(records_refused=2, values_left_empty=1)

        page = client.get(own).content.decode()

        assert "2 entries could not be read and are left out." in page
        assert "One value could not be read and stays empty." in page

    def test_say_what_was_decided(self, client: Client, cora: Person, reading: Reading) -> None:
        reading.refuse(by="Cora")

        page = sign_in(client, cora).get(reverse("change", args=[reading.pk])).content.decode()

        assert "It was refused on" in page
        assert "Take it in" not in page

    def test_show_one_sort(self, client: Client, cora: Person, reading: Reading) -> None:
        page = sign_in(client, cora).get(reverse("change", args=[reading.pk]), {"sort": "new"}).content.decode()

        assert "Seed swap" in page
        assert "Thing 1" not in page

    @pytest.mark.parametrize("query", [{"page": "999999999999"}, {"page": "x"}, {"sort": "'; --"}, {"told": "<b>"}])
    def test_stand_whatever_is_asked(
        self, client: Client, cora: Person, reading: Reading, query: dict[str, str]
    ) -> None:
        assert sign_in(client, cora).get(reverse("change", args=[reading.pk]), query).status_code == 200
        assert sign_in(client, cora).get("/changes/", query).status_code == 200

    @pytest.mark.usefixtures("source")
    def test_are_cut_into_parts(self, client: Client, cora: Person, town: Town) -> None:
        serve(town, [line(number, phone="01632 960777") for number in range(30)] + [line(n) for n in range(100, 140)])
        reading = read()
        assert reading

        page = sign_in(client, cora).get(reverse("change", args=[reading.pk])).content.decode()

        assert page.count("<article") == 50
        assert "Show more" in page

    @pytest.mark.parametrize("who", ["Amina", "Dev", None])
    def test_are_not_there_for_anybody_else(self, client: Client, reading: Reading, who: str | None) -> None:
        stranger = person(who) if who else None
        if who == "Amina":
            name_keeper(stranger, Service.objects.first().organisation)
        sign_in(client, stranger)
        own = reverse("change", args=[reading.pk])

        seen = [client.get("/changes/"), client.get(own), client.post(f"{own}answer/", {"answer": "take"})]

        assert {each.status_code for each in seen} == ({404} if who else {302})
        assert b"Seed swap" not in b"".join(each.content for each in seen)
        assert Reading.objects.waiting().exists()


class TestAnswers:
    def test_take_it_in(self, client: Client, cora: Person, reading: Reading) -> None:
        where = answer(sign_in(client, cora), reading, "take")

        assert "It is taken in" in client.get(where).content.decode()
        assert Service.objects.filter(name="Seed swap").exists()
        assert Taking.objects.get().by == "a steward"

    def test_refuse_it(self, client: Client, cora: Person, reading: Reading) -> None:
        where = answer(sign_in(client, cora), reading, "refuse")

        assert "It is refused" in client.get(where).content.decode()
        assert not Service.objects.filter(name="Seed swap").exists()
        assert Refusing.objects.exists()

    def test_are_asked_for_again_where_the_directory_changed(
        self, client: Client, cora: Person, reading: Reading
    ) -> None:
        Listing.objects.filter(service__name="Thing 5").update(change=ChangeCounter.take(1)[0])

        where = answer(sign_in(client, cora), reading, "take")

        assert "Please look again." in client.get(where).content.decode()
        assert not Service.objects.filter(name="Seed swap").exists()
        assert Reading.objects.get().pk != reading.pk

    def test_are_given_once(self, client: Client, cora: Person, reading: Reading) -> None:
        answer(sign_in(client, cora), reading, "take")

        again = client.post(reverse("change-answer", args=[reading.pk]), {"answer": "refuse"})

        assert "It was taken in on" in client.get(again.headers["Location"]).content.decode()
        assert not Refusing.objects.exists()

    def test_must_be_ticked_where_more_than_half_would_go(self, client: Client, cora: Person, reading: Reading) -> None:
        Reading.objects.update(withdrawn=20)

        where = answer(sign_in(client, cora), reading, "take")

        assert "Please tick this first." in client.get(where).content.decode()
        assert Reading.objects.waiting().exists()
        client.post(reverse("change-answer", args=[reading.pk]), {"answer": "take", "looked": "yes"})
        assert Taking.objects.exists()
