"""Sheets as a helper sees them: each alone, with its photo, never with what it said before, and each look is told."""

import pytest
from django.test import Client

from ownterms.agenda.models import Sheet
from ownterms.agenda.tools import CIRCLE, PROFILE
from ownterms.people.models import Person
from ownterms.spaces.models import Holds, Invitation, Part, Space

from .conftest import shown

pytestmark = pytest.mark.data


@pytest.fixture
def sheet(space: Space, amina: Person) -> Sheet:
    """A profile that was written twice, with a photo."""
    made = Sheet.begin(space, PROFILE, by=amina, called="at work", answers={"matters": "My wasps."})
    made = made.write({"matters": "My bees."}, by=amina)
    made.add_picture(b"\xff\xd8photo", by=amina, media_type="image/jpeg", says="Me.")
    return made


@pytest.fixture
def other(space: Space, amina: Person) -> Sheet:
    """Another sheet, which nobody is shown."""
    return Sheet.begin(space, CIRCLE, by=amina, answers={"people": [{"name": "Denise"}]})


def tie(client: Client, made: Invitation) -> str:
    return client.get(f"/helping/{made.pk}/").content.decode()


class TestShown:
    @pytest.mark.usefixtures("other")
    def test_one_alone(self, space: Space, sheet: Sheet, ben: Person, his: Client) -> None:
        page = tie(his, shown(space, ben, sheet))

        assert "About Amina" in page
        assert "at work" in page
        assert "My bees." in page
        assert f"/sheets/{sheet.pk}/picture/" in page
        assert "My wasps." not in page
        assert "Denise" not in page

    @pytest.mark.usefixtures("sheet", "other")
    def test_all_with_the_part(self, space: Space, amina: Person, ben: Person, his: Client) -> None:
        page = tie(his, shown(space, ben, Part.of(space, Holds.ABOUT_ME, by=amina)))

        assert "My bees." in page
        assert "A circle of people around me" in page

    def test_nothing_of_it_without_one(self, space: Space, sheet: Sheet, ben: Person, his: Client) -> None:
        page = tie(his, shown(space, ben, space.notebook))

        assert "About Amina" not in page
        assert his.get(f"/sheets/{sheet.pk}/picture/").status_code == 404

    def test_the_photo_opens_with_it_and_closes_with_it(
        self, space: Space, sheet: Sheet, amina: Person, ben: Person, his: Client
    ) -> None:
        made = shown(space, ben, sheet)
        assert his.get(f"/sheets/{sheet.pk}/picture/").content == b"\xff\xd8photo"

        made.end(by=amina)

        assert his.get(f"/sheets/{sheet.pk}/picture/").status_code == 404

    def test_each_look_is_told_in_words(
        self, space: Space, sheet: Sheet, ben: Person, her: Client, his: Client
    ) -> None:
        tie(his, shown(space, ben, sheet))

        looks = her.get("/space/looks/").content.decode()

        assert "a page about you" in looks
        assert "a picture" in looks

    def test_its_own_page_says_who_sees_it(self, space: Space, sheet: Sheet, ben: Person, her: Client) -> None:
        shown(space, ben, sheet)

        page = her.get(f"/space/about-me/{sheet.pk}/").content.decode()

        assert "Ben, until" in page
        assert f"/space/invitations/new/?to={sheet.pk}" in page

    def test_the_way_to_inviting_has_it_chosen(self, sheet: Sheet, her: Client) -> None:
        session = her.session
        session["shown_at"] = 4_000_000_000
        session.save()

        page = her.get(f"/space/invitations/new/?to={sheet.pk}").content.decode()

        assert "One page about me: at work" in page.partition("They will see")[2].partition("<p>")[0]
