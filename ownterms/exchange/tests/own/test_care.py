"""For a service: the shapes of FHIR R4 hold, no goal is made up, and nobody becomes a practitioner."""

import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from fhir.resources.R4B.bundle import Bundle

from ownterms.agenda.models import Sheet, Step, Want
from ownterms.agenda.tools import TOOLS
from ownterms.exchange.own import told
from ownterms.exchange.own.care.chosen import Chosen
from ownterms.exchange.own.care.fhir import bundle
from ownterms.exchange.own.care.headings import ABOUT_ME, under_headings
from ownterms.exchange.own.gathered import gathered
from ownterms.lib.written.pages import Heading
from ownterms.lib.written.plain import in_text
from ownterms.people.models import Person
from ownterms.people.models.reaching import Reaching
from ownterms.spaces import actions
from ownterms.spaces.models import Invitation, Space

from .lives import Life
from .test_taking_pages import came_in

pytestmark = [pytest.mark.data, pytest.mark.django_db]


@pytest.fixture
def amina(db: None) -> Person:
    return Person.objects.create_user(name="Amina")


@pytest.fixture
def space(amina: Person) -> Space:
    space = actions.begin(amina)
    ben = Person.objects.create_user(name="Ben")
    made = Invitation.make(space, by=amina, called="Ben", about="The bus on Tuesdays.", asked=ben)
    made.accept(by=ben)
    want = Want.say(space, "A place that is quiet.", by=amina)
    Step.make(space, "Ring the library.", by=amina, want=want, who="Ben", when="On Tuesday", typed_by=ben)
    Step.make(space, "Ask my cousin.", by=amina, want=want, is_done=True)
    answers = {"matters": "Tea at four.", "support": "Wait for me."}
    Sheet.begin(space, TOOLS["one-page-profile"], by=amina, answers=answers)
    Reaching.write(amina, terms={"ways": ["text"]}, times="", someone="", words="")
    return space


@pytest.fixture
def own(space: Space) -> told.Own:
    return gathered(space, by=space.person)


def valid(own: told.Own, chosen: Chosen) -> dict[str, list[dict[str, Any]]]:
    """A bundle that fits the standard's own shapes, by kinds of resource."""
    plain = bundle(own, chosen)
    Bundle.model_validate_json(json.dumps(plain))
    kinds: dict[str, list[dict[str, Any]]] = {}
    for each in plain["entry"]:
        assert each["fullUrl"] == f"urn:uuid:{each['resource']['id']}"
        kinds.setdefault(each["resource"]["resourceType"], []).append(each["resource"])
    pointed = set(references(plain))
    assert pointed <= {each["fullUrl"] for each in plain["entry"]}
    return kinds


def references(plain: Any) -> list[str]:  # noqa: ANN401  (whatever JSON can hold)
    """All that a bundle points at."""
    if isinstance(plain, list):
        return [each for one in plain for each in references(one)]
    if isinstance(plain, dict):
        here = [plain["reference"]] if isinstance(plain.get("reference"), str) else []
        return here + [each for one in plain.values() for each in references(one)]
    return []


class TestFhir:
    def test_all_of_it_is_told_as_the_standard_has_it(self, own: told.Own) -> None:
        kinds = valid(own, Chosen.all_of(own, at=timezone.now(), goals=True))

        assert set(kinds) == {"Patient", "RelatedPerson", "Consent", "CareTeam", "Goal", "CarePlan", "Provenance"}
        [plan] = kinds["CarePlan"]
        assert (plan["intent"], plan["description"]) == ("plan", "A place that is quiet.")
        assert [each["detail"]["status"] for each in plan["activity"]] == ["unknown", "completed"]
        assert [each["type"]["coding"][0]["code"] for each in kinds["Provenance"][0]["agent"]] == ["author", "enterer"]

    def test_no_goal_is_told_unless_its_person_calls_it_one(self, own: told.Own) -> None:
        kinds = valid(own, Chosen.all_of(own, at=timezone.now()))

        assert "Goal" not in kinds
        assert "goal" not in kinds["CarePlan"][0]

    def test_without_a_want_there_is_no_plan(self, own: told.Own) -> None:
        ties = Chosen.all_of(own, at=timezone.now()).ties

        assert set(valid(own, Chosen())) == {"Patient"}
        assert set(valid(own, Chosen(ties=ties))) == {"Patient", "RelatedPerson", "Consent", "CareTeam"}

    def test_nobody_becomes_a_practitioner_and_no_wound_is_told(self, own: told.Own) -> None:
        plain = json.dumps(bundle(own, Chosen.all_of(own, at=timezone.now(), goals=True)))

        assert not [word for word in ("Practitioner", "Condition", "addresses", "RiskAssessment") if word in plain]

    def test_a_want_alone_is_a_proposal(self, space: Space) -> None:
        Step.objects.filter(space=space).delete()
        own = gathered(space, by=space.person)

        assert valid(own, Chosen.all_of(own, at=timezone.now()))["CarePlan"][0]["intent"] == "proposal"

    def test_two_bundles_give_the_person_two_ids(self, own: told.Own) -> None:
        one, other = (valid(own, Chosen())["Patient"][0]["id"] for _ in range(2))

        assert one != other

    @pytest.mark.parametrize(
        "seed", [*range(3), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(3, 60))]
    )
    def test_any_life_fits(self, seed: int) -> None:
        space = Life(seed).lived(40)
        own = gathered(space, by=space.person)

        valid(own, Chosen.all_of(own, at=timezone.now(), goals=seed % 2 == 0))


class TestHeadings:
    def test_stand_only_where_something_was_said(self, own: told.Own) -> None:
        page = under_headings(own, Chosen.all_of(own, at=timezone.now()))

        headings = [each.words for each in page.pieces if isinstance(each, Heading)]
        assert "What is most important to me" in headings
        assert "How I communicate and how to communicate with me" in headings
        assert "Actions" in headings
        assert "My wellness" not in headings
        assert "Supported to write this by" in headings
        assert in_text(page).decode().rstrip().endswith("- Ben")

    def test_nothing_chosen_says_nothing(self, own: told.Own) -> None:
        page = under_headings(own, Chosen())

        assert [each.words for each in page.pieces if isinstance(each, Heading)] == ["About me: Amina"]

    def test_name_sections_that_there_are(self) -> None:
        named = {place for places in ABOUT_ME.values() for place in places}

        assert named <= {(tool.slug, section.slug) for tool in TOOLS.values() for section in tool.sections}


class TestThePage:
    @pytest.fixture
    def her(self, amina: Person, space: Space) -> Client:
        return came_in(amina)

    def test_ticks_nothing_for_anybody(self, her: Client) -> None:
        assert " checked" not in her.get("/space/take/for-a-service/").text

    def test_shows_it_before_it_is_taken_and_says_why_no_goal_is_in_it(self, her: Client, own: told.Own) -> None:
        sends = {"how": "show", "sheets": str(own.sheets[0].id), "wants": str(own.wants[0].id)}
        page = her.post("/space/take/for-a-service/", sends).text

        assert "Tea at four." in page
        assert "No goal is in it" in page

    def test_gives_what_was_ticked_and_nothing_else(self, her: Client, own: told.Own) -> None:
        sends = {"how": "fhir", "wants": str(own.wants[0].id)}
        answer = her.post("/space/take/for-a-service/", sends)

        assert answer.headers["Content-Type"] == "application/fhir+json"
        assert "no-store" in answer.headers["Cache-Control"]
        Bundle.model_validate_json(answer.content)
        assert b"RelatedPerson" not in answer.content
        assert b"Amina" not in answer.content

    def test_what_is_not_theirs_cannot_be_ticked(self, her: Client) -> None:
        other = "00000000-0000-4000-8000-000000000000"
        assert her.post("/space/take/for-a-service/", {"how": "fhir", "wants": other}).status_code == 422
