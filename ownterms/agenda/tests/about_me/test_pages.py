"""About me: begun with any word, in any order, shown alone, and never lost by writing it anew."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ownterms.agenda.models import Sheet, SheetPicture
from ownterms.agenda.tests.conftest import came_in
from ownterms.agenda.tools import CIRCLE, PROFILE, TOOLS
from ownterms.lib.tests.apart import photos
from ownterms.people.models import Person
from ownterms.spaces.models import Space

pytestmark = pytest.mark.data

NEW = "/space/about-me/new/one-page-profile/"


@pytest.fixture
def client(space: Space, amina: Person) -> Client:
    return came_in(amina)


def main(answer: object) -> str:
    page: str = answer.content.decode()  # type: ignore[attr-defined]
    return page.partition("<main")[2].partition("</main>")[0]


def the_sheet(amina: Person) -> Sheet:
    [sheet] = Sheet.objects.all().read(by=amina)
    return sheet


def profile(space: Space, amina: Person, **answers: str) -> Sheet:
    return Sheet.begin(space, PROFILE, by=amina, answers=answers or {"matters": "My bees."})


class TestBeginning:
    @pytest.mark.parametrize("slug", TOOLS)
    def test_every_tool_is_offered_and_opens(self, client: Client, slug: str) -> None:
        assert f"/space/about-me/new/{slug}/" in main(client.get("/space/about-me/"))
        page = main(client.get(f"/space/about-me/new/{slug}/"))
        first = re.findall(r'<(?:textarea|input)[^>]* name="(said-[\w-]+)"', page)[0]

        answer = client.post(f"/space/about-me/new/{slug}/", {first: "Tea, and a window."})
        assert "Tea, and a window." in main(client.get(answer["Location"]))

    def test_one_word_anywhere_begins_one(self, client: Client, amina: Person) -> None:
        answer = client.post(NEW, {"said-support": "Wait until I answer."})

        sheet = the_sheet(amina)
        assert answer["Location"] == f"/space/about-me/{sheet.pk}/?told=kept"
        assert sheet.answers == {"support": "Wait until I answer."}
        assert "Wait until I answer." in main(client.get(answer["Location"]))

    def test_nothing_begins_nothing_and_is_said_kindly(self, client: Client) -> None:
        answer = client.post(NEW, {"said-support": "  ", "said-liked": ""})

        assert answer.status_code == 422
        assert "Nothing was written" in main(answer)
        assert not Sheet.objects.exists()

    def test_several_of_a_kind_for_several_settings(self, client: Client, amina: Person) -> None:
        for called in ("at work", "in hospital"):
            client.post(NEW, {"said-matters": "Quiet.", "called": called})

        page = main(client.get("/space/about-me/"))
        assert "One page about me: at work" in page
        assert "One page about me: in hospital" in page

    def test_an_unknown_tool_is_not_there(self, client: Client) -> None:
        assert client.get("/space/about-me/new/horoscope/").status_code == 404


class TestWriting:
    def test_all_on_one_page_keeps_what_it_said_before(self, client: Client, space: Space, amina: Person) -> None:
        sheet = profile(space, amina)

        client.post(
            f"/space/about-me/{sheet.pk}/writing/", {"said-matters": "My bees, and sleep.", "called": "at work"}
        )

        assert the_sheet(amina).answers == {"matters": "My bees, and sleep."}
        before = main(client.get(f"/space/about-me/{sheet.pk}/before/"))
        assert "My bees." in before
        assert "and sleep" not in before

    def test_one_section_leaves_the_others(self, client: Client, space: Space, amina: Person) -> None:
        sheet = profile(space, amina, matters="My bees.", liked="My soup.")

        client.post(f"/space/about-me/{sheet.pk}/writing/?at=liked", {"said-liked": "My patience."})

        assert the_sheet(amina).answers == {"liked": "My patience.", "matters": "My bees."}

    def test_an_empty_form_changes_nothing(self, client: Client, space: Space, amina: Person) -> None:
        sheet = profile(space, amina)

        for query in ("", "?at=matters", "?at=called"):
            answer = client.post(f"/space/about-me/{sheet.pk}/writing/{query}", {"said-matters": ""})
            assert answer.status_code == 422, query

        assert (the_sheet(amina).answers, the_sheet(amina).version) == ({"matters": "My bees."}, 1)

    def test_a_section_is_emptied_by_its_own_button(self, client: Client, space: Space, amina: Person) -> None:
        sheet = profile(space, amina, matters="My bees.", liked="My soup.")

        client.post(f"/space/about-me/{sheet.pk}/writing/?at=matters", {"said-matters": "My bees.", "empty": "yes"})

        assert the_sheet(amina).answers == {"liked": "My soup."}
        assert "My bees." in main(client.get(f"/space/about-me/{sheet.pk}/before/"))

    def test_what_is_too_long_loses_nothing(self, client: Client, space: Space, amina: Person) -> None:
        sheet = profile(space, amina)

        answer = client.post(
            f"/space/about-me/{sheet.pk}/writing/", {"said-matters": "x" * 5_001, "said-liked": "Soup."}
        )

        assert answer.status_code == 422
        assert "x" * 5_001 in main(answer)
        assert "Soup." in main(answer)
        assert the_sheet(amina).answers == {"matters": "My bees."}

    def test_nobody_else_writes_it(self, space: Space, amina: Person, ben: Person) -> None:
        sheet = profile(space, amina)

        for address in ("", "writing/", "before/", "removal/"):
            assert came_in(ben).get(f"/space/about-me/{sheet.pk}/{address}").status_code in {302, 404}

    def test_it_is_taken_away_when_asked_once(self, client: Client, space: Space, amina: Person) -> None:
        sheet = profile(space, amina)
        address = f"/space/about-me/{sheet.pk}/removal/"

        assert "Remove it?" in main(client.get(address))
        assert client.post(address, {"sure": "yes"})["Location"] == "/space/about-me/"

        assert not Sheet.objects.exists()


class TestRows:
    def test_a_row_is_added_without_script(self, client: Client, amina: Person) -> None:
        said = {"said-people-0-name": "Ben", "said-people-0-ring": "closest", "more": "people"}

        answer = client.post("/space/about-me/new/circle/", said)
        sheet = the_sheet(amina)
        page = main(client.get(answer["Location"]))

        assert answer["Location"] == f"/space/about-me/{sheet.pk}/writing/?more=people#said-people-1-name"
        assert sheet.answers == {"people": [{"name": "Ben", "ring": "closest", "words": ""}]}
        assert re.findall(r'name="said-people-(\d)-name"', page) == ["0", "1", "2"]
        assert "Keep it, and add someone else" in page
        assert "<legend>Person 2</legend>" in page

    def test_a_row_left_empty_goes(self, client: Client, space: Space, amina: Person) -> None:
        rows = [{"name": each, "ring": "", "words": ""} for each in ("Ben", "Cora", "Dev")]
        sheet = Sheet.begin(space, CIRCLE, by=amina, answers={"people": rows})
        said = {"said-people-0-name": "Ben", "said-people-1-name": "", "said-people-2-name": "Dev"}

        client.post(f"/space/about-me/{sheet.pk}/writing/", said)

        assert [row["name"] for row in the_sheet(amina).answers["people"]] == ["Ben", "Dev"]

    def test_words_of_ones_own_stay_where_choices_are_offered(
        self, client: Client, space: Space, amina: Person
    ) -> None:
        rows = [{"name": "Ben", "ring": "next door", "words": ""}]
        sheet = Sheet.begin(space, CIRCLE, by=amina, answers={"people": rows})

        assert '<option value="next door" selected>' in main(client.get(f"/space/about-me/{sheet.pk}/writing/"))


class TestBefore:
    def test_the_circle_of_then_is_drawn(self, client: Client, space: Space, amina: Person) -> None:
        made = Sheet.begin(space, CIRCLE, by=amina, answers={"people": [{"name": "Denise"}]})
        for names in (["Denise", "Tom"], ["Tom", "Fay"]):
            made = made.write({"people": [{"name": each} for each in names]}, by=amina)
        address = f"/space/about-me/{made.pk}/before/"

        first, second = (main(client.get(f"{address}?version={number}")) for number in (1, 2))

        assert ("Denise" in first, "Tom" in first) == (True, False)
        assert ("Denise" in second, "Tom" in second, "Fay" in second) == (True, True, False)
        assert main(client.get(address)) == second
        assert client.get(f"{address}?version=9").status_code == 404

    def test_what_was_written_once_has_no_before(self, client: Client, space: Space, amina: Person) -> None:
        assert "written once" in main(client.get(f"/space/about-me/{profile(space, amina).pk}/before/"))


class TestPhoto:
    @pytest.fixture
    def sent(self) -> SimpleUploadedFile:
        return SimpleUploadedFile("me.jpg", photos.file("JPEG", **photos.told("JPEG")), "image/jpeg")

    def test_it_is_made_anew_and_shown(self, client: Client, amina: Person, sent: SimpleUploadedFile) -> None:
        client.post(NEW, {"picture": sent, "says": "Me with the bees."})
        sheet = the_sheet(amina)

        page = main(client.get(f"/space/about-me/{sheet.pk}/"))
        photo = client.get(f"/sheets/{sheet.pk}/picture/")

        assert 'alt="Me with the bees."' in page
        assert photos.CANARY.encode() not in photo.content
        assert photo["Content-Type"] in {"image/jpeg", "image/png"}

    def test_it_goes_and_gets_other_words(self, client: Client, amina: Person, sent: SimpleUploadedFile) -> None:
        client.post(NEW, {"picture": sent, "said-matters": "Bees."})
        address = f"/space/about-me/{the_sheet(amina).pk}/writing/"

        client.post(address, {"said-matters": "Bees.", "says": "Me."})
        assert [each.says for each in SheetPicture.objects.all().read(by=amina)] == ["Me."]
        client.post(address, {"said-matters": "Bees.", "no_picture": "yes"})

        assert not SheetPicture.objects.exists()

    def test_words_for_a_photo_that_is_not_here_are_kept_in_the_form(self, client: Client) -> None:
        answer = client.post(NEW, {"said-matters": "Bees.", "says": "Me."})

        assert answer.status_code == 422
        assert "The photo is not here." in main(answer)
        assert 'value="Me."' in main(answer)


class TestRead:
    def test_a_profile_says_whose_it_is_unless_its_person_leaves_that_off(
        self, client: Client, space: Space, amina: Person
    ) -> None:
        amina.name = "Amina"
        amina.save()
        address = f"/space/about-me/{profile(space, amina).pk}/"

        page, without = main(client.get(address)), main(client.get(f"{address}?all=yes&name=off"))

        assert re.search(r'class="about-name"[^>]*>Amina<', page)
        assert "?all=yes&amp;name=off" in page
        assert "Amina" not in without
        assert "Put my name on this page" in without

    def test_no_name_was_given_and_none_is_asked_for(self, client: Client, space: Space, amina: Person) -> None:
        amina.name = ""
        amina.save()

        assert "my name" not in main(client.get(f"/space/about-me/{profile(space, amina).pk}/"))
