"""A sheet that was written in two windows: nothing of either is lost, and nothing old comes back."""

import pytest
from django.test import Client

from ownterms.agenda.models import Sheet, WrittenMeanwhile
from ownterms.agenda.tests.conftest import came_in
from ownterms.agenda.tools import CIRCLE
from ownterms.people.models import Person
from ownterms.spaces.models import Space

from .test_pages import main, profile, the_sheet

pytestmark = pytest.mark.data


@pytest.fixture
def client(space: Space, amina: Person) -> Client:
    return came_in(amina)


def sent(client: Client, sheet: Sheet, *, shown: int, **said: str) -> object:
    """What a form sends in which version `shown` stood."""
    typed = {f"said-{slug}": words for slug, words in said.items() if slug != "called"}
    typed |= {"called": said["called"]} if "called" in said else {}
    return client.post(f"/space/about-me/{sheet.pk}/writing/", typed | {"shown": str(shown)})


def test_a_form_tells_which_version_stood_in_it(client: Client, space: Space, amina: Person) -> None:
    sheet = profile(space, amina).write({"liked": "My soup."}, by=amina)

    assert 'name="shown" value="2"' in main(client.get(f"/space/about-me/{sheet.pk}/writing/"))


def test_what_was_left_alone_does_not_come_back(client: Client, space: Space, amina: Person) -> None:
    sheet = profile(space, amina, matters="My bees.", liked="My soup.", support="OLD")
    sheet.write({"support": "", "liked": "My patience."}, by=amina, called="at work")

    sent(client, sheet, shown=1, matters="My bees, and tea.", liked="My soup.", support="OLD", called="")

    after = the_sheet(amina)
    assert after.answers == {"liked": "My patience.", "matters": "My bees, and tea."}
    assert after.called == "at work"


def test_of_two_sayings_both_are_shown_and_neither_is_lost(client: Client, space: Space, amina: Person) -> None:
    sheet = profile(space, amina, matters="My bees.", liked="My soup.")
    sheet.write({"matters": "My wasps.", "liked": "My patience."}, by=amina)

    answer = sent(client, sheet, shown=1, matters="My hens.", liked="My soup.", support="Wait.", called="")
    page = main(answer)

    assert answer.status_code == 409  # type: ignore[attr-defined]
    assert all(each in page for each in ("My wasps.", "My hens.", "Wait.", "It was written elsewhere meanwhile"))
    assert "My soup." not in page
    assert the_sheet(amina).answers == {"liked": "My patience.", "matters": "My wasps."}

    sent(client, sheet, shown=2, matters="My hens.", liked="My patience.", support="Wait.", called="")
    assert the_sheet(amina).answers == {"liked": "My patience.", "matters": "My hens.", "support": "Wait."}


def test_the_same_said_twice_is_no_second_saying(client: Client, space: Space, amina: Person) -> None:
    sheet = profile(space, amina).write({"matters": "My hens."}, by=amina)

    assert sent(client, sheet, shown=1, matters="My hens.").status_code == 302  # type: ignore[attr-defined]
    assert the_sheet(amina).version == 2


def test_two_settings_and_two_circles_are_two_sayings(space: Space, amina: Person) -> None:
    sheet = Sheet.begin(space, CIRCLE, by=amina, answers={"people": [{"name": "Ben"}]})
    sheet.write({"people": [{"name": "Cora"}]}, by=amina, called="at work")

    with pytest.raises(WrittenMeanwhile) as two:
        sheet.write({"people": [{"name": "Dev"}]}, by=amina, called="at home", shown=1)

    assert two.value.both == ["people", "called"]
    assert the_sheet(amina).version == 2


def test_an_emptied_part_and_one_written_anew_are_two_sayings(client: Client, space: Space, amina: Person) -> None:
    sheet = profile(space, amina, matters="My bees.", liked="My soup.")
    sheet.write({"matters": ""}, by=amina)

    page = main(sent(client, sheet, shown=1, matters="My hens.", liked="My soup."))

    assert "It was emptied there." in page
    assert "My hens." in page


@pytest.mark.parametrize("shown", ["", "x", "7", "9" * 40, "²"])
def test_a_version_that_never_was_writes_what_came(client: Client, space: Space, amina: Person, shown: str) -> None:
    sheet = profile(space, amina)

    client.post(f"/space/about-me/{sheet.pk}/writing/", {"said-matters": "My hens.", "shown": shown})

    assert the_sheet(amina).answers == {"matters": "My hens."}


def test_a_title_holds_no_word_of_the_person(client: Client, space: Space, amina: Person) -> None:
    sheet = profile(space, amina).write({}, by=amina, called="AT THE REFUGE")

    for address in ("", "?all=yes", "writing/", "before/", "removal/"):
        page = client.get(f"/space/about-me/{sheet.pk}/{address}").content.decode()
        assert "AT THE REFUGE" not in page.partition("<title>")[2].partition("</title>")[0]
