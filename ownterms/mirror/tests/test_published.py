"""What was published stands: for everyone, for good, and never in the order of a league."""

from uuid import uuid4

import pytest
from django.test import Client

from ownterms.directory.models import Organisation
from ownterms.directory.tests.factories import make_organisation
from ownterms.mirror.models import PublishedMirror, Stands, TakenBack
from ownterms.people.models import Person

from .conftest import TOLD, browser_of

pytestmark = [pytest.mark.data, pytest.mark.django_db]


def address(published: PublishedMirror, more: str = "") -> str:
    return f"/mirror/published/{published.pk}/{more}"


class TestPublishedMirror:
    def test_cannot_be_changed_or_taken_away(self, published: PublishedMirror) -> None:
        back = published.take_back(words="We read it wrongly.")

        for row in (published, back):
            for verb in (row.save, row.delete, type(row).objects.all().delete):
                with pytest.raises(Stands):
                    verb()
            with pytest.raises(Stands):
                type(row).objects.update(on="2020-01-01")
        assert PublishedMirror.objects.get().told == TOLD

    def test_is_published_once_however_often_it_is_pressed(self, kitchen: Organisation) -> None:
        drawn = uuid4()

        first, second = (
            PublishedMirror.publish(kitchen, told, source="file", known_as=drawn)
            for told in (TOLD, TOLD | {"cuts": "x"})
        )

        assert first == second
        assert PublishedMirror.objects.get().cuts == "2026-11-27"

    def test_outlives_its_organisation(self, published: PublishedMirror, kitchen: Organisation) -> None:
        kitchen.delete()

        page = browser_of(None).get(address(published))

        assert page.status_code == 200
        assert "Millbrook Neighbours" in page.content.decode()

    def test_keeps_nobody_s_name(self) -> None:
        assert [field.name for field in PublishedMirror._meta.fields if field.related_model is Person] == []


class TestItsPage:
    def test_shows_all_of_it_to_anyone(self, published: PublishedMirror, client: Client) -> None:
        page = client.get(address(published)).content.decode()

        for words in (
            "Millbrook Neighbours",
            "Most came by themselves.",
            "Not known",
            "2026-11-27",
            "about 40",
            "January",
        ):
            assert words in page

    def test_and_its_organisation_lead_to_each_other(
        self, published: PublishedMirror, kitchen: Organisation, client: Client
    ) -> None:
        own, its = f"/organisations/{kitchen.pk}/", f"/mirror/published/{published.pk}/"

        assert f'href="{its}"' in client.get(own).text
        assert f'href="{own}"' in client.get(its).text
        assert "/mirror/published/" not in client.get(f"/organisations/{make_organisation('Weir Lane').pk}/").text

    def test_gives_a_link_and_no_praise_to_put_elsewhere(self, published: PublishedMirror, client: Client) -> None:
        page = client.get(address(published)).content.decode()

        line = page.partition('name="line"')[2].partition("</textarea>")[0]
        assert f"http://testserver{address(published)}" in line
        assert "read what it says" in line
        assert "img" not in line
        assert "person centred" not in line

    def test_a_name_with_tags_stays_a_name_where_it_is_put(self, client: Client) -> None:
        made = PublishedMirror.publish(make_organisation("<b>Us</b>"), TOLD, source="file", known_as=uuid4())

        page = client.get(address(made)).content.decode()

        assert "&amp;lt;b&amp;gt;Us" in page
        assert "<b>Us" not in page

    def test_stays_when_it_is_taken_back(self, published: PublishedMirror, amina: Person, client: Client) -> None:
        answer = browser_of(amina).post(address(published, "taken-back/"), {"words": "We read it wrongly."})

        page = client.get(address(published)).content.decode()
        assert answer.status_code == 302
        assert "We read it wrongly." in page
        assert "Most came by themselves." in page

    def test_can_be_taken_back_without_a_word_and_only_once(self, published: PublishedMirror, amina: Person) -> None:
        hers = browser_of(amina)
        hers.post(address(published, "taken-back/"), {"words": ""})
        hers.post(address(published, "taken-back/"), {"words": "Again."})

        assert TakenBack.objects.get().words == ""

    @pytest.mark.parametrize("who", ["ben", "cora", "dev"])
    def test_only_its_keepers_take_it_back(
        self, published: PublishedMirror, who: str, request: pytest.FixtureRequest
    ) -> None:
        theirs = browser_of(request.getfixturevalue(who))

        assert theirs.get(address(published, "taken-back/")).status_code == 404
        assert theirs.post(address(published, "taken-back/"), {"words": "x"}).status_code == 404
        assert not TakenBack.objects.exists()

    def test_too_long_a_reason_is_kept_on_the_page(self, published: PublishedMirror, amina: Person) -> None:
        answer = browser_of(amina).post(address(published, "taken-back/"), {"words": "because " * 200})

        assert answer.status_code == 422
        assert "because because" in answer.content.decode()
        assert not TakenBack.objects.exists()


class TestTheList:
    def test_goes_by_name_and_by_nothing_else(self, client: Client) -> None:
        for name, people in (("weir lane", 900), ("Abbey", 15), ("Zoe’s", 400), ("Millbrook", 10)):
            PublishedMirror.publish(make_organisation(name), TOLD | {"people": people}, source="file", known_as=uuid4())

        page = client.get("/mirror/published/").content.decode()

        places = [page.index(f">{name}</h2>") for name in ("Abbey", "Millbrook", "weir lane", "Zoe’s")]
        assert places == sorted(places)

    def test_says_so_where_nothing_is_published(self, client: Client, db: None) -> None:
        assert "Nothing is published yet" in client.get("/mirror/published/").content.decode()


def test_the_mirror_says_what_it_is(client: Client, db: None) -> None:
    page = client.get("/mirror/").content.decode()

    assert "Is your work person centred? Really?" in page
    assert "There is no score" in page
