"""Who may keep what: named by address, taken up by a person, ended at once."""

import json
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from ownterms.directory.models import Listing, Naming
from ownterms.directory.models.keeping import naming
from ownterms.directory.models.keeping.access import organisations_kept_by, services_kept_by
from ownterms.directory.tests.factories import make_organisation
from ownterms.lib.mailbox import NoSuchMailbox
from ownterms.people.models import Person

from .conftest import name_keeper, person, sign_in

pytestmark = pytest.mark.django_db


def say(*words: str) -> str:
    """What the command prints."""
    out = StringIO()
    call_command("directory", *words, stdout=out)
    return out.getvalue()


class TestNaming:
    def test_waits_for_the_address_and_gives_nothing_before(self, kitchen: Listing, dev: Person) -> None:
        organisation = kitchen.service.organisation
        waiting = Naming.make(" DEV@example.org ", organisation=organisation)

        assert list(Naming.objects.waiting_for(dev)) == [waiting]
        assert not organisations_kept_by(dev).exists()

        waiting.take_up(dev)

        assert list(organisations_kept_by(dev)) == [organisation]
        assert list(services_kept_by(dev)) == [kitchen.service]
        assert not Naming.objects.waiting_for(dev).exists()

    def test_knows_an_address_by_the_form_in_which_its_holder_signs_in(self) -> None:
        waiting = Naming.make("Ben@bücher.example", organisation=None)

        assert list(Naming.objects.waiting_for(Person.objects.reached_at("ben@BÜCHER.example"))) == [waiting]

    def test_of_what_only_looks_like_an_address_is_not_made(self) -> None:
        with pytest.raises(NoSuchMailbox):
            Naming.make("\u212aate@example.org", organisation=None)  # the Kelvin sign, which becomes a "k"

    def test_stays_with_the_person_whatever_becomes_of_the_address(self, kitchen: Listing, dev: Person) -> None:
        name_keeper(dev, kitchen.service.organisation)
        Person.objects.filter(pk=dev.pk).update(email="new@example.org")
        other = person("Dev")

        assert organisations_kept_by(Person.objects.get(pk=dev.pk)).exists()
        assert not organisations_kept_by(other).exists()
        assert not Naming.objects.waiting_for(other).exists()

    def test_is_made_once_and_ends_at_once(self, kitchen: Listing, dev: Person) -> None:
        organisation = kitchen.service.organisation
        held = name_keeper(dev, organisation)

        assert Naming.make("dev@example.org", organisation=organisation) == held
        held.end(by=dev)

        assert not organisations_kept_by(dev).exists()
        assert Naming.make("dev@example.org", organisation=organisation) != held
        assert Naming.objects.count() == 2

    def test_forgets_the_address_and_goes_with_its_person(self, kitchen: Listing, dev: Person, ben: Person) -> None:
        held = name_keeper(dev, kitchen.service.organisation)
        waiting = Naming.make("who@example.org", organisation=None)
        assert Naming.objects.get(pk=held.pk).email == ""
        assert held.address == "dev@example.org"

        waiting.end(by=ben)
        dev.delete()

        assert Naming.objects.get(pk=waiting.pk).email == ""
        assert not Naming.objects.standing().filter(organisation=kitchen.service.organisation).exists()

    def test_somebody_without_an_address_waits_for_nothing(self) -> None:
        Naming.objects.create(organisation=None, email="")

        assert not Naming.objects.waiting_for(Person.objects.create_user(None)).exists()

    def test_has_an_end_to_how_many(self, kitchen: Listing, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(naming, "MOST_KEEPERS", 1)
        Naming.make("one@example.org", organisation=kitchen.service.organisation)

        with pytest.raises(naming.TooManyKeepers):
            Naming.make("two@example.org", organisation=kitchen.service.organisation)

    def test_of_a_steward_reaches_what_nobody_keeps(self, kitchen: Listing, cora: Person, dev: Person) -> None:
        assert kitchen.service in services_kept_by(cora)

        name_keeper(dev, kitchen.service.organisation)

        assert kitchen.service not in services_kept_by(cora)


class TestCommand:
    def test_names_lists_and_takes_off(self, kitchen: Listing) -> None:
        organisation = kitchen.service.organisation

        assert "amina@example.org: waits" in say(
            "keepers", "--organisation", organisation.name, "--add", "Amina@Example.org"
        )
        assert (
            json.loads(say("keepers", "--organisation", str(organisation.pk), "--json"))["keepers"][0]["taken_up"]
            is None
        )
        name_keeper(person("Amina"), organisation)
        assert "keeps since" in say("keepers", "--organisation", organisation.name)
        assert "Nobody is named." in say(
            "keepers", "--organisation", organisation.name, "--remove", "amina@example.org"
        )
        assert "cora@example.org: waits" in say("stewards", "--add", "cora@example.org")

    @pytest.mark.parametrize(
        ("words", "sentence"),
        [
            (["keepers", "--organisation", "Nobody", "--add", "a@example.org"], "no organisation “Nobody”"),
            (["keepers", "--organisation", "lamb hill"], "Is it one of these. Lamb Hill Neighbours"),
            (["keepers", "--organisation", "Twice"], "Several are called"),
            (["stewards", "--add", "not an address"], "is no email address"),
            (["stewards", "--remove", "a@example.org"], "is not named"),
        ],
    )
    def test_a_mistake_gets_a_sentence(self, words: list[str], sentence: str) -> None:
        for name in ("Twice", "Twice", "Lamb Hill Neighbours"):
            make_organisation(name)

        with pytest.raises(CommandError, match=sentence):
            say(*words)


class TestKeepersPages:
    def test_show_what_waits_and_take_it_up(self, client: Client, kitchen: Listing, dev: Person) -> None:
        waiting = Naming.make("dev@example.org", organisation=kitchen.service.organisation)
        sign_in(client, dev)

        assert kitchen.service.organisation.name in client.get("/keeping/").content.decode()
        client.post(f"/keeping/{waiting.pk}/", {"answer": "yes"})

        assert f"/organisations/{kitchen.service.organisation.pk}/keeping/" in client.get("/keeping/").content.decode()
        assert client.post(f"/keeping/{waiting.pk}/", {"answer": "no"}).status_code == 404

    def test_can_be_declined(self, client: Client, kitchen: Listing, dev: Person) -> None:
        waiting = Naming.make("dev@example.org", organisation=kitchen.service.organisation)

        sign_in(client, dev).post(f"/keeping/{waiting.pk}/", {"answer": "no"})

        assert not Naming.objects.standing().exists()

    @pytest.mark.usefixtures("dev")
    def test_name_known_and_unknown_addresses_alike_and_write_to_nobody(
        self, as_amina: Client, kitchen: Listing
    ) -> None:
        address = f"/organisations/{kitchen.service.organisation.pk}/keepers/"

        known = as_amina.post(address, {"email": "dev@example.org"}, follow=True).content.decode()
        unknown = as_amina.post(address, {"email": "who@example.org"}, follow=True).content.decode()

        assert known.count("waits until they sign in") == 1
        assert unknown.count("waits until they sign in") == 2
        assert mail.outbox == []

    @pytest.mark.parametrize("typed", ["dev at home", "a" * 260 + "@example.org"])
    def test_lose_nothing_where_the_address_is_none(self, as_amina: Client, kitchen: Listing, typed: str) -> None:
        answer = as_amina.post(f"/organisations/{kitchen.service.organisation.pk}/keepers/", {"email": typed})

        assert answer.status_code == 422
        assert f'value="{typed}"' in answer.content.decode()
        assert Naming.objects.count() == 1

    def test_take_somebody_off(self, as_amina: Client, kitchen: Listing, dev: Person) -> None:
        organisation = kitchen.service.organisation
        other = name_keeper(dev, organisation)

        as_amina.post(f"/organisations/{organisation.pk}/keepers/{other.pk}/end/")

        assert not organisations_kept_by(dev).exists()

    def test_cannot_take_off_those_of_others(self, as_amina: Client, kitchen: Listing, ben: Person) -> None:
        his = Naming.objects.held_by(ben).get()

        answer = as_amina.post(f"/organisations/{kitchen.service.organisation.pk}/keepers/{his.pk}/end/")

        assert answer.status_code == 404
        assert Naming.objects.held_by(ben).exists()
