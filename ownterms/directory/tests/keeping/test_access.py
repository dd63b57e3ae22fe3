"""Who gets what: every page, for everybody, by every method. What is not theirs is as if it were not there."""

from collections.abc import Callable
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from ownterms.directory.models import (
    Duplicate,
    FeedSaying,
    KeepingApart,
    Listing,
    Mistake,
    Naming,
    Reading,
    Refusing,
    Service,
    Version,
)
from ownterms.directory.models.keeping.naming import TakingUp
from ownterms.directory.tests.factories import make_listing, make_source
from ownterms.directory.urls import urlpatterns
from ownterms.directory.views import editing
from ownterms.people.models import Person

from .conftest import sign_in

pytestmark = pytest.mark.django_db

IN, AWAY, NO, NOT_SO, DONE = 200, 302, 404, 405, 302

# Page: what GET and POST answer for Amina (keeper), Ben (keeper of another), Cora (steward) and Dev (stranger).
# Nobody (not signed in) is asked to sign in on every one of them, by every method.
TABLE: dict[str, tuple[str, dict[str, tuple[int, int, int, int]]]] = {
    "listing-edit": ("/listings/{listing}/edit/", {"GET": (IN, NO, NO, NO), "POST": (422, NO, NO, NO)}),
    "listing-check": ("/listings/{listing}/check/", {"GET": (NOT_SO,) * 4, "POST": (DONE, NO, NO, NO)}),
    "listing-withdrawal": ("/listings/{listing}/withdrawal/", {"GET": (IN, NO, NO, NO), "POST": (DONE, NO, NO, NO)}),
    "organisation-edit": ("/organisations/{organisation}/edit/", {"GET": (IN, NO, NO, NO), "POST": (422, NO, NO, NO)}),
    "listing-new": ("/organisations/{organisation}/new/", {"GET": (IN, NO, NO, NO), "POST": (422, NO, NO, NO)}),
    "organisation-keeping": (
        "/organisations/{organisation}/keeping/",
        {"GET": (IN, NO, NO, NO), "POST": (NOT_SO,) * 4},
    ),
    "keepers": ("/organisations/{organisation}/keepers/", {"GET": (NOT_SO,) * 4, "POST": (422, NO, NO, NO)}),
    "keeper-end": (
        "/organisations/{organisation}/keepers/{naming}/end/",
        {"GET": (NOT_SO,) * 4, "POST": (DONE, NO, NO, NO)},
    ),
    "mistake-answer": ("/mistakes/{mistake}/", {"GET": (IN, NO, NO, NO), "POST": (422, NO, NO, NO)}),
    "feed-saying": ("/keeping/lists/{saying}/", {"GET": (IN, NO, NO, NO), "POST": (DONE, NO, NO, NO)}),
    "keeping": ("/keeping/", {"GET": (IN,) * 4, "POST": (NOT_SO,) * 4}),
    "naming": ("/keeping/{waiting}/", {"GET": (NOT_SO,) * 4, "POST": (NO, NO, NO, DONE)}),
    "stewards": ("/stewards/", {"GET": (NO, NO, IN, NO), "POST": (NOT_SO,) * 4}),
    "changes": ("/changes/", {"GET": (NO, NO, IN, NO), "POST": (NOT_SO,) * 4}),
    "change": ("/changes/{reading}/", {"GET": (NO, NO, IN, NO), "POST": (NOT_SO,) * 4}),
    "change-answer": ("/changes/{reading}/answer/", {"GET": (NOT_SO,) * 4, "POST": (NO, NO, DONE, NO)}),
    "pair": ("/stewards/pairs/{pair}/", {"GET": (NOT_SO,) * 4, "POST": (NO, NO, DONE, NO)}),
}
PUBLIC = {"listing", "organisation", "versions", "mistake"}


@pytest.fixture
def world(kitchen: Listing, amina: Person, ben: Person, cora: Person, dev: Person) -> dict[str, object]:
    """One of each thing that an address names, all of it Amina's, but for what waits for Dev."""
    other = make_listing("Choir")
    counts = dict.fromkeys(("mark", "listed", "new", "changed", "withdrawn", "records"), 0)
    return {
        "reading": Reading.objects.create(source=make_source(), **counts).pk,
        "listing": kitchen.pk,
        "organisation": kitchen.service.organisation_id,
        "mistake": Mistake.make(kitchen, what="times", asker="here").pk,
        "saying": FeedSaying.objects.create(page=kitchen.pk, source="A list", words={"name": "Other"}).pk,
        "naming": TakingUp.objects.get(person=amina).naming_id,
        "waiting": Naming.make(dev.email, organisation=other.service.organisation).pk,
        "pair": Duplicate.objects.create(first=kitchen, second=other, why="same-words").pk,
    }


@pytest.fixture
def people(amina: Person, ben: Person, cora: Person, dev: Person) -> list[Person]:
    return [amina, ben, cora, dev]


def test_the_table_has_every_page() -> None:
    named = {each.name for each in urlpatterns}

    assert named - PUBLIC == set(TABLE)


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("name", TABLE)
class TestEveryPage:
    def test_answers_each_as_the_table_says(
        self, client: Client, world: dict[str, object], people: list[Person], *, name: str, method: str
    ) -> None:
        address, answers = TABLE[name]
        order = [3, 2, 1, 0]  # Amina comes last: she may change what is asked about

        found = {
            place: sign_in(client, people[place]).generic(method, address.format(**world)).status_code
            for place in order
        }

        assert tuple(found[place] for place in range(4)) == answers[method]

    def test_asks_nobody_in(self, client: Client, world: dict[str, object], *, name: str, method: str) -> None:
        answer = client.generic(method, TABLE[name][0].format(**world))

        assert answer.status_code == AWAY
        assert answer.headers["Location"].startswith("/sign-in")


@pytest.mark.parametrize(
    ("name", "method"),
    [(name, how) for name, (_, answers) in TABLE.items() for how in answers if answers[how][3] == NO],
)
def test_what_is_not_theirs_is_as_if_it_never_was(
    client: Client, world: dict[str, object], dev: Person, *, name: str, method: str
) -> None:
    address = TABLE[name][0]
    nowhere = {key: int("9" * len(str(pk))) if isinstance(pk, int) else uuid4() for key, pk in world.items()}
    sign_in(client, dev)

    there = client.generic(method, address.format(**world))
    never = client.generic(method, address.format(**nowhere))

    assert there.status_code == never.status_code == NO
    bare = [page(each.content.decode(), address.format(**at)) for each, at in ((there, world), (never, nowhere))]
    assert bare[0] == bare[1]
    assert headers(there) == headers(never)


def headers(answer: HttpResponse) -> dict[str, str]:
    """What an answer says of itself, without the second in which it was given and the mark that only it has."""
    return {name: value for name, value in answer.headers.items() if name not in {"Expires", "Request-Id"}}


def page(text: str, address: str) -> str:
    """A page without its own address in it."""
    return text.replace(quote(address, safe=""), "HERE").replace(address, "HERE")


class TestWhatWasPlanted:
    """The table can fail: a rule that lets everybody in is seen."""

    def test_a_query_that_forgets_who_asks_is_found(
        self, client: Client, world: dict[str, object], dev: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(editing, "services_kept_by", lambda _person: Service.objects.all())

        assert sign_in(client, dev).get(f"/listings/{world['listing']}/edit/").status_code == 200


class TestEnding:
    def test_acts_on_the_very_next_request(self, client: Client, kitchen: Listing, amina: Person) -> None:
        sign_in(client, amina)
        address = f"/listings/{kitchen.pk}/edit/"
        assert client.get(address).status_code == 200

        Naming.objects.held_by(amina).get().end()

        assert client.get(address).status_code == 404
        assert client.post(address, {"name": "Mine"}).status_code == 404
        assert not Version.objects.exists()


class TestLeaving:
    def test_leaves_no_id_of_a_steward_behind(self, client: Client, world: dict[str, object], cora: Person) -> None:
        for name in ("pair", "change-answer"):
            answer = sign_in(client, cora).post(TABLE[name][0].format(**world), {"keep": "both", "answer": "refuse"})
            assert answer.status_code == DONE
        client.logout()

        pk = cora.pk
        cora.leave()

        assert KeepingApart.objects.get().by == Refusing.objects.get().by == "a steward"
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  our own tables
                held = str(cursor.fetchall())
                assert str(pk) not in held, table
                assert pk.hex not in held, table


@pytest.mark.usefixtures("kitchen")
def test_a_public_page_asks_nothing_about_somebody_who_never_signed_in(
    client: Client, kitchen: Listing, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    with django_assert_max_num_queries(60) as asked:  # type: ignore[attr-defined]
        client.get(f"/listings/{kitchen.pk}/")

    assert not [each for each in asked.captured_queries if "session" in each["sql"] or "people_person" in each["sql"]]
