"""One thing on a screen: each part of a page about oneself, and no word is lost on the way."""

import pytest
from django.test import Client

from ownterms.agenda.models import Sheet, Want
from ownterms.agenda.tests.conftest import came_in
from ownterms.agenda.tools.days import DAYS
from ownterms.design.look import Look
from ownterms.people.models import Person
from ownterms.spaces.models import Space

from .test_pages import NEW, main, profile, the_sheet

pytestmark = pytest.mark.data


@pytest.fixture
def single(space: Space, amina: Person) -> Client:
    """Amina, who likes one thing at a time."""
    client = came_in(amina)
    client.cookies["look"] = Look(pace="single").as_cookie
    return client


class TestOneThingAtATime:
    def test_each_section_is_a_screen_and_leads_to_the_next(self, single: Client, amina: Person) -> None:
        first = main(single.get(NEW))
        assert "said-liked" in first
        assert "said-matters" not in first

        second = single.post(NEW, {"said-liked": "My soup."})
        sheet = the_sheet(amina)
        assert second["Location"] == f"/space/about-me/{sheet.pk}/writing/?at=matters&told=kept&so_far=kept"

    def test_nothing_is_an_answer_and_leads_on(self, single: Client) -> None:
        answer = single.post(NEW, {"said-liked": ""})

        assert answer["Location"] == f"{NEW}?at=matters&told=nothing"
        assert not Sheet.objects.exists()
        assert "That is fine." in main(single.get(answer["Location"]))

    def test_a_sheet_is_read_one_section_at_a_time(self, single: Client, space: Space, amina: Person) -> None:
        sheet = profile(space, amina, matters="My bees.", liked="My soup.")

        first = main(single.get(f"/space/about-me/{sheet.pk}/"))
        second = main(single.get(f"/space/about-me/{sheet.pk}/?at=matters"))
        last = main(single.get(f"/space/about-me/{sheet.pk}/?at=end"))

        assert ("My soup." in first, "My bees." in first) == (True, False)
        assert ("My soup." in second, "My bees." in second) == (False, True)
        assert f"/space/invitations/new/?to={sheet.pk}" in last
        assert "design/pictures/heart" in second

    def test_the_whole_is_one_press_away(self, single: Client, space: Space, amina: Person) -> None:
        sheet = profile(space, amina, matters="My bees.", liked="My soup.")

        page = main(single.get(f"/space/about-me/{sheet.pk}/?all=yes"))

        assert "My soup." in page
        assert "My bees." in page

    def test_the_agenda_is_one_want_on_a_screen(self, single: Client, space: Space, amina: Person) -> None:
        long = "A quiet place that is mine, with a window to the garden, and a piano that nobody asks me to play."
        for words in (long, "Sleep."):
            Want.say(space, words, by=amina)

        first, second, last = (main(single.get(f"/space/agenda/?at={number}")) for number in (1, 2, 3))

        assert (long in first, "Sleep." in first, "<textarea" in first) == (True, False, False)
        assert ("Sleep." in second, "Say something new" in second) == (True, True)
        assert "<textarea" in last

    def test_the_space_is_a_few_large_ways_with_pictures(self, single: Client) -> None:
        page = main(single.get("/space/"))

        assert page.count('class="big-way"') == 5
        assert page.count('class="pictured"') == page.count('class="big-way"')
        assert "/space/about-me/" in page
        more = main(single.get("/space/?more=yes"))
        assert all(f'href="/space/{each}/"' in more for each in ("erasing", "looks", "take", "in-my-words"))

    def test_a_sheet_is_begun_from_a_screen_of_its_own(self, single: Client, space: Space, amina: Person) -> None:
        profile(space, amina)

        assert "/space/about-me/new/" not in main(single.get("/space/about-me/"))
        assert "/space/about-me/new/path/" in main(single.get("/space/about-me/?begin=yes"))


class TestNoWordIsLost:
    def test_to_go_on_keeps_what_stands_there(self, single: Client, amina: Person) -> None:
        for onto in ("after", "before"):
            single.post(f"{NEW}?at=matters", {"said-matters": "My bees.", "onto": onto})

        sheets = Sheet.objects.all().read(by=amina)
        assert [each.answers for each in sheets] == [{"matters": "My bees."}] * 2

    def test_each_way_of_the_page_sends_the_form(self, single: Client, space: Space, amina: Person) -> None:
        address = f"/space/about-me/{profile(space, amina).pk}/writing/"

        steps = main(single.get(f"{address}?at=matters")).partition('class="steps"')[2].partition("</form>")[0]

        assert 'name="onto" value="before"' in steps
        assert 'name="onto" value="after"' in steps
        assert "<a " not in steps

    def test_the_way_back_leads_back(self, single: Client, space: Space, amina: Person) -> None:
        address = f"/space/about-me/{profile(space, amina).pk}/writing/"

        answer = single.post(f"{address}?at=matters", {"said-matters": "My bees, and tea.", "onto": "before"})

        assert answer["Location"] == f"{address}?at=liked&told=kept&so_far=kept"
        assert the_sheet(amina).answers == {"matters": "My bees, and tea."}

    def test_what_is_too_long_stays_in_the_form(self, single: Client) -> None:
        answer = single.post(NEW, {"said-liked": "x" * 5_001, "onto": "after"})

        assert answer.status_code == 422
        assert "x" * 5_001 in main(answer)

    def test_an_emptied_part_is_passed_over_and_stands_as_it_was(
        self, single: Client, space: Space, amina: Person
    ) -> None:
        address = f"/space/about-me/{profile(space, amina).pk}/writing/"

        answer = single.post(f"{address}?at=matters", {"said-matters": "", "onto": "after"})

        assert answer["Location"] == f"{address}?at=support&told=nothing"
        assert the_sheet(amina).answers == {"matters": "My bees."}


class TestTheLastPage:
    def test_says_kept_where_anything_was(self, single: Client) -> None:
        at = single.post(NEW, {"said-liked": "My soup."})["Location"]
        while "/writing/" in at:
            assert "Kept" in main(single.get(at)) or "What you wrote before is kept." in main(single.get(at))
            at = single.post(at, {"onto": "after"})["Location"]

        assert at.endswith("?told=kept")
        assert "Nothing was written" not in main(single.get(at))

    def test_says_so_where_nothing_was(self, single: Client, space: Space, amina: Person) -> None:
        at = f"/space/about-me/{profile(space, amina).pk}/writing/?at=called"

        assert single.post(at, {"onto": "after"})["Location"].endswith("?told=nothing")


def test_a_finished_page_says_its_heading_once(single: Client, space: Space, amina: Person) -> None:
    sheet = Sheet.begin(space, DAYS, by=amina, answers={"good": [{"words": "Cat on the wall."}]})

    page = main(single.get(f"/space/about-me/{sheet.pk}/"))

    assert '<caption><span class="unseen">A good day</span></caption>' in page
    assert page.count(">A good day<") == 2
