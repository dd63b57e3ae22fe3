"""This is wrong: anyone may say so, nothing of them is kept, and the answer stands for all to read."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from ownterms.directory.models import Listing, Mistake, MistakeAnswer, Service
from ownterms.directory.models import mistake as rules
from ownterms.directory.tasks import let_old_mistakes_go
from ownterms.directory.tests.factories import make_listing
from ownterms.people.models import Person

from .conftest import sign_in

pytestmark = pytest.mark.django_db


def tell(client: Client, listing: object, **sent: str) -> object:
    """What a reader sends."""
    return client.post(f"/listings/{listing.pk}/mistake/", {"what": "contact"} | sent)  # type: ignore[attr-defined]


class TestTelling:
    def test_needs_no_account_and_keeps_the_day_alone(self, client: Client, kitchen: Listing) -> None:
        answer = tell(client, kitchen, words="It is 01632 960007.")

        assert answer.status_code == 200
        kept = Mistake.objects.values().get()
        assert kept == {
            "id": kept["id"],
            "page": kitchen.pk,
            "what": "contact",
            "words": "It is 01632 960007.",
            "made_on": timezone.localdate(),
        }

    def test_keeps_no_address_of_the_reader_anywhere(self, client: Client, kitchen: Listing) -> None:
        client.post(f"/listings/{kitchen.pk}/mistake/", {"what": "gone"}, REMOTE_ADDR="203.0.113.77")

        with connection.cursor() as cursor:
            tables = connection.introspection.table_names(cursor)
            for table in tables:
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  our own tables
                assert "203.0.113.77" not in str(cursor.fetchall()), table

    @pytest.mark.parametrize(
        ("sent", "sentence"),
        [
            ({"what": "all"}, "Please choose one."),
            ({"words": "x" * 501}, "too long"),
            ({"words": "\ufb2c" * 500}, "too long"),  # each becomes three characters where it is kept
        ],
    )
    def test_loses_nothing_where_something_is_amiss(
        self, client: Client, kitchen: Listing, sent: dict[str, str], sentence: str
    ) -> None:
        answer = tell(client, kitchen, **{"words": "Ring the bell."} | sent)

        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert (sent.get("words") or "Ring the bell.") in answer.content.decode()
        assert not Mistake.objects.exists()

    def test_takes_away_what_cannot_be_seen(self, client: Client, kitchen: Listing) -> None:
        tell(client, kitchen, words="wro\u202eng\x07\u200b number")

        assert Mistake.objects.get().words == "wrong number"

    @pytest.mark.parametrize("limit", ["MOST_OF_ONE", "MOST_OPEN"])
    def test_of_a_flood_is_refused_kindly(
        self, client: Client, kitchen: Listing, monkeypatch: pytest.MonkeyPatch, limit: str
    ) -> None:
        monkeypatch.setattr(rules, limit, 2)
        for _number in range(2):
            tell(client, kitchen)

        answer = tell(client, kitchen, words="My words.")

        assert answer.status_code == 503
        assert "My words." in answer.content.decode()
        assert Mistake.objects.count() == 2

    def test_from_one_place_leaves_the_others_room(
        self, client: Client, kitchen: Listing, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(rules, "MOST_A_DAY", 4)
        choir = make_listing("Choir")
        sent = [tell(client, kitchen).status_code for _each in range(4)] + [tell(client, choir).status_code]

        again = tell(client, choir, words="My words.")

        assert sent == [200, 200, 200, 429, 200]
        assert again.status_code == 429
        assert "Please try again tomorrow." in again.content.decode()
        assert "My words." in again.content.decode()
        assert tell(Client(REMOTE_ADDR="203.0.113.77"), kitchen).status_code == 200

    def test_can_never_be_shut_for_everybody_from_one_place(self) -> None:
        assert rules.MOST_A_DAY * (rules.WAITS_FOR.days + 2) < rules.MOST_OPEN

    def test_that_nobody_answered_goes_after_half_a_year(self, kitchen: Listing, amina: Person) -> None:
        for days in (10, 180, 181, 181):
            old = Mistake.objects.create(
                page=kitchen.pk, what="gone", made_on=timezone.localdate() - timedelta(days=days)
            )
        old.reply(how="is-right", speaker="organisation", by=amina)

        let_old_mistakes_go.call()

        assert sorted(Mistake.objects.open().values_list("made_on", flat=True)) == [
            timezone.localdate() - timedelta(days=days) for days in (180, 10)
        ]
        assert Mistake.objects.filter(pk=old.pk).exists()

    def test_needs_the_token_of_our_own_form(self, kitchen: Listing) -> None:
        strict = Client(enforce_csrf_checks=True)

        assert tell(strict, kitchen).status_code == 403
        assert not Mistake.objects.exists()

    def test_is_shown_to_nobody_before_it_is_answered(self, client: Client, kitchen: Listing) -> None:
        tell(client, kitchen, words="They are thieves.")

        assert "thieves" not in client.get(f"/listings/{kitchen.pk}/").content.decode()


class TestAnswering:
    def test_reaches_the_keeper_and_stands_on_the_page(self, as_amina: Client, service: Service) -> None:
        tell(as_amina, service, words="It is 01632 960007.")
        mistake = Mistake.objects.get()
        kept = as_amina.get(f"/organisations/{service.organisation_id}/keeping/").content.decode()
        assert "It is 01632 960007." in kept
        assert f"/mistakes/{mistake.pk}/" in kept

        as_amina.post(f"/mistakes/{mistake.pk}/", {"how": "put-right", "words": "Thank you."})

        as_amina.logout()
        page = as_amina.get(f"/listings/{service.pk}/").content.decode()
        assert "Somebody said: The phone, email or web page is wrong." in page
        assert "It was put right." in page
        assert "Thank you." in page
        assert "by the organisation." in page
        assert "01632 960007" not in page  # what a stranger wrote is shown to nobody else

    def test_is_given_once(self, as_amina: Client, service: Service) -> None:
        tell(as_amina, service)
        address = f"/mistakes/{Mistake.objects.get().pk}/"
        as_amina.post(address, {"how": "put-right"})

        again = as_amina.post(address, {"how": "is-right", "words": "No."})

        assert again.status_code == 409
        assert MistakeAnswer.objects.get().how == "put-right"

    def test_needs_no_choice_and_takes_nothing_for_nothing(self, as_amina: Client, service: Service) -> None:
        tell(as_amina, service)
        address = f"/mistakes/{Mistake.objects.get().pk}/"

        nothing = as_amina.post(address, {"words": " "})
        assert (nothing.status_code, MistakeAnswer.objects.count()) == (422, 0)
        as_amina.post(address, {"words": "We moved."})

        assert MistakeAnswer.objects.get().how == MistakeAnswer.How.NOT_KNOWN

    def test_is_the_stewards_where_nobody_keeps_the_page(
        self, client: Client, kitchen: Listing, cora: Person, ben: Person
    ) -> None:
        tell(client, kitchen, words="Gone for good.")

        assert "Gone for good." in sign_in(client, cora).get("/stewards/").content.decode()
        assert client.get(f"/mistakes/{Mistake.objects.get().pk}/").status_code == 200
        assert sign_in(client, ben).get(f"/mistakes/{Mistake.objects.get().pk}/").status_code == 404

    @pytest.mark.usefixtures("amina")
    def test_is_not_the_stewards_where_somebody_keeps_it(self, client: Client, kitchen: Listing, cora: Person) -> None:
        tell(client, kitchen, words="Gone for good.")

        assert "Gone for good." not in sign_in(client, cora).get("/stewards/").content.decode()
        assert client.get(f"/mistakes/{Mistake.objects.get().pk}/").status_code == 404


class TestDoubt:
    @pytest.mark.parametrize(("count", "days", "is_said"), [(3, 14, True), (2, 14, False), (3, 13, False)])
    def test_is_said_where_nobody_answers(
        self, client: Client, kitchen: Listing, *, count: int, days: int, is_said: bool
    ) -> None:
        day = timezone.localdate() - timedelta(days=days)
        for _number in range(count):
            Mistake.objects.create(page=kitchen.pk, what="times", made_on=day)

        page = client.get(f"/listings/{kitchen.pk}/").content.decode()

        assert ("Several people say this may be wrong" in page) is is_said

    def test_ends_with_an_answer(self, kitchen: Listing, amina: Person) -> None:
        day = timezone.localdate() - timedelta(days=20)
        made = [Mistake.objects.create(page=kitchen.pk, what="times", made_on=day) for _number in range(3)]

        made[0].reply(how="is-right", speaker="organisation", by=amina)

        assert not Mistake.is_doubted(kitchen.pk)
