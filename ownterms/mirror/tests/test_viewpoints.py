"""Four viewpoints: said by whoever likes, private, counted with a yes among ten or more, once."""

from collections import Counter
from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ownterms.agenda.models import Option
from ownterms.directory.models import Organisation
from ownterms.directory.tests.factories import make_listing, make_organisation
from ownterms.lib.small_numbers import Quarter
from ownterms.mirror.models import (
    CountedQuarter,
    CountedViews,
    Looks,
    PublishedMirror,
    Side,
    Stands,
    Viewpoint,
)
from ownterms.mirror.models.counted_views import as_shown
from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import NotClaimed, NotYours, Space, SpaceKey
from ownterms.spaces.tests.conftest import TOKEN

from .conftest import TOLD, browser_of

pytestmark = [pytest.mark.data, pytest.mark.django_db]

THEN, COUNTED, PUBLIC = "2026-05-05 10:00", "2026-07-03 10:00", "2026-07-20 10:00"
SPRING = Quarter(date(2026, 4, 1))


def says(organisation: Organisation, looks: Looks = Looks.YES, side: Side = Side.USES, **said: bool) -> Viewpoint:
    """Somebody new answers the first question."""
    space = actions.begin(Person.objects.create_user())
    said = {"may_count": True} | said
    return Viewpoint.say(space, organisation.pk, by=space.person, side=side, answers={"C1": looks}, **said)


def counted(organisation: Organisation, *crowds: tuple[int, Looks, Side]) -> dict[Side, dict[str, object]]:
    """What may be read of a spring in which crowds answered: how many, what, and from which side."""
    with time_machine.travel(THEN):
        for number, looks, side in crowds:
            for _ in range(number):
                says(organisation, looks, side)
    with time_machine.travel(COUNTED):
        CountedQuarter.count(date(2026, 7, 3))
    views = CountedViews.by_quarter(organisation.pk, date(2026, 7, 20))
    return {side: told["C1"] for side, told in views.get(SPRING, {}).items()}  # type: ignore[return-value]


class TestViewpoint:
    def test_is_one_for_each_person_organisation_and_side(self, kitchen: Organisation) -> None:
        space, other = actions.begin(Person.objects.create_user()), make_organisation("Weir Lane")
        for organisation, side, looks in (
            (kitchen, Side.USES, Looks.YES),
            (kitchen, Side.CARES, Looks.YES),
            (other, Side.USES, Looks.YES),
            (kitchen, Side.USES, Looks.NO),
        ):
            Viewpoint.say(space, organisation.pk, by=space.person, side=side, answers={"C1": looks})

        said = Viewpoint.of(space, kitchen.pk, by=space.person)
        assert {(each.side, each.answers["C1"]) for each in said} == {("uses", "no"), ("cares", "yes")}
        assert Viewpoint.objects.count() == 3

    def test_stays_as_it_was_in_a_quarter_that_is_over(self, kitchen: Organisation) -> None:
        space = actions.begin(Person.objects.create_user())
        for moment, looks in ((THEN, Looks.YES), (COUNTED, Looks.NO)):
            with time_machine.travel(moment):
                Viewpoint.say(space, kitchen.pk, by=space.person, side=Side.USES, answers={"C1": looks}, may_count=True)

        assert Viewpoint.counted_in(SPRING)[kitchen.pk, Side.USES]["C1"] == {Looks.YES: 1}

    def test_lies_sealed_even_about_whom_it_is(self, kitchen: Organisation) -> None:
        says(kitchen, Looks.NO, Side.MANAGES)

        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM mirror_viewpoint")
            row = [bytes(each) if isinstance(each, bytes | memoryview) else each for each in cursor.fetchone()]
        for secret in (kitchen.pk.hex, str(kitchen.pk), "manages", '"no"'):
            assert secret not in str(row)

    def test_is_its_person_s_alone(self, kitchen: Organisation, dev: Person) -> None:
        said = says(kitchen)

        assert not Viewpoint.objects.filter(pk=said.pk).read(by=dev)
        with pytest.raises(NotYours):
            said.remove(by=dev)
        with pytest.raises(NotYours):
            Viewpoint.say(said.space, kitchen.pk, by=dev, answers={})

    def test_goes_with_its_person(self, kitchen: Organisation) -> None:
        says(kitchen).space.person.leave()

        assert not Viewpoint.objects.exists()

    def test_is_not_said_by_whoever_sits_beside(self, kitchen: Organisation) -> None:
        space = actions.begin(Person.objects.create_user(), beside=True)

        with pytest.raises(NotClaimed):
            Viewpoint.say(space, kitchen.pk, by=space.person, answers={"C1": Looks.YES})


class TestCounting:
    def test_tells_of_more_than_ten_and_never_of_ten(self, kitchen: Organisation) -> None:
        told = counted(kitchen, (15, Looks.YES, Side.USES), (3, Looks.NO, Side.USES), (10, Looks.NO, Side.MANAGES))

        assert told == {Side.USES: {"yes": 15, "partly": None, "no": None, "other": None}}

    @pytest.mark.parametrize("made_up", [12, 20])
    def test_cannot_be_read_by_whoever_made_up_all_the_others(self, made_up: int) -> None:
        """One answer more: most of the time there is nothing to see, and no other number goes or comes with it."""
        puppets = Counter({Looks.YES: made_up, Looks.NO: made_up})
        drawn = {
            looks: [tuple(as_shown(puppets + Counter([looks])).items()) for _ in range(400)]
            for looks in (Looks.YES, Looks.NO)
        }

        assert set(drawn[Looks.YES]) & set(drawn[Looks.NO])

    def test_leaves_out_what_is_taken_back_while_it_is_opened(
        self, kitchen: Organisation, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        opened = Viewpoint.opened

        def meanwhile(rows: object) -> list[Viewpoint]:
            found = list(opened(rows))  # type: ignore[arg-type]
            Viewpoint.objects.filter(pk=found[0].pk).update(may_count=False)
            return found

        monkeypatch.setattr(Viewpoint, "opened", meanwhile)

        assert counted(kitchen, (11, Looks.YES, Side.USES)) == {}

    def test_counts_only_with_a_yes_and_from_a_named_side(self, kitchen: Organisation) -> None:
        with time_machine.travel(THEN):
            for _ in range(10):
                says(kitchen)
            says(kitchen, may_count=False)
            for _ in range(11):
                says(kitchen, side=Side.UNSAID)

        assert counted(kitchen) == {}

    def test_is_done_once_whatever_comes_later(self, kitchen: Organisation) -> None:
        before = counted(kitchen, (15, Looks.YES, Side.USES))

        after = counted(kitchen, (30, Looks.YES, Side.USES))

        assert before == after
        for row in (CountedQuarter.objects.get(), CountedViews.objects.get()):
            with pytest.raises(Stands):
                row.delete()

    @pytest.mark.parametrize("day", ["2026-06-30", "2026-07-01", "2026-07-15", "2026-09-30"])
    def test_is_done_neither_too_early_nor_too_late(self, kitchen: Organisation, day: str) -> None:
        with time_machine.travel(THEN):
            for _ in range(12):
                says(kitchen)

        assert CountedQuarter.count(date.fromisoformat(day)) is None

    def test_stays_when_somebody_goes(self, kitchen: Organisation) -> None:
        before = counted(kitchen, (15, Looks.YES, Side.USES))
        Viewpoint.objects.first().space.person.leave()

        views = CountedViews.by_quarter(kitchen.pk, date(2026, 7, 20))

        assert views[SPRING][Side.USES]["C1"] == before[Side.USES]

    def test_passes_over_a_space_whose_key_is_gone(self, kitchen: Organisation) -> None:
        with time_machine.travel(THEN):
            SpaceKey.objects.filter(pk=says(kitchen).space_id).delete()

        assert counted(kitchen, (15, Looks.YES, Side.USES))[Side.USES]["yes"] == 15

    def test_is_read_by_nobody_before_its_day(self, kitchen: Organisation) -> None:
        counted(kitchen, (15, Looks.YES, Side.USES))

        assert CountedViews.by_quarter(kitchen.pk, date(2026, 7, 14)) == {}


def form(**said: str) -> dict[str, str]:
    return {"side": "uses", "C1": "yes", "words": ""} | said


def live(organisation: object, _today: date) -> dict[Quarter, dict[Side, object]]:
    """What nobody may read: answers as they stand now."""
    found = Viewpoint.counted_in(Quarter.of(date.today()))  # noqa: DTZ011
    return {SPRING: {side: {name: as_shown(each) for name, each in told.items()} for (_, side), told in found.items()}}


class TestItsPages:
    def at(self, organisation: Organisation, what: str = "viewpoint") -> str:
        return f"/organisations/{organisation.pk}/{what}/"

    def test_keeps_what_somebody_says_for_them_alone(self, kitchen: Organisation, dev: Person) -> None:
        theirs = browser_of(dev)

        answer = theirs.post(self.at(kitchen), form(words="They ring me back."))

        assert answer.status_code == 302
        assert "They ring me back." in theirs.get(f"{self.at(kitchen)}?side=uses").content.decode()
        assert "They ring me back." in theirs.get("/space/viewpoints/").content.decode()

    @pytest.mark.parametrize("sent", [{}, {"side": "uses"}, {"may_count": "yes"}])
    def test_sent_empty_it_says_so_kindly(self, kitchen: Organisation, dev: Person, sent: dict[str, str]) -> None:
        answer = browser_of(dev).post(self.at(kitchen), sent)

        assert answer.status_code == 422
        assert "Nothing was written" in answer.content.decode()
        assert not Viewpoint.objects.exists()
        assert not Space.objects.filter(person=dev).exists()

    def test_shows_what_was_said_filled_in_and_what_is_counted(self, kitchen: Organisation, dev: Person) -> None:
        theirs = browser_of(dev)

        page = theirs.post(self.at(kitchen), form(words="They ring.", N4="no", may_count="yes"), follow=True).text

        assert page.count("They ring.") == 2
        assert all(f'name="{name}" value="{said}" checked' in page for name, said in (("C1", "yes"), ("N4", "no")))
        assert '<details class="details" open>' in page
        assert "Only you can read it. Your answers may be counted, never your words." in page
        page = theirs.post(self.at(kitchen), form(side="cares"), follow=True).text
        assert "Only you can read it. It is not counted." in page

    def test_is_found_from_listing_organisation_and_own_page(self, kitchen: Organisation, dev: Person) -> None:
        listing, space = make_listing("Supper", organisation=kitchen), actions.begin(dev)
        Option.make(space, by=dev, words="Supper", listing=listing.pk)

        for page in (f"/listings/{listing.pk}/", f"/organisations/{kitchen.pk}/", "/space/viewpoints/"):
            assert f'href="{self.at(kitchen)}"' in browser_of(dev).get(page).text

    def test_any_answer_alone_is_enough(self, kitchen: Organisation, dev: Person) -> None:
        for sent in ({"N4": "unknown"}, {"words": "Well."}, {"C1": "unsaid"}):
            assert browser_of(dev).post(self.at(kitchen), sent).status_code == 302

    def test_can_be_taken_back(self, kitchen: Organisation, dev: Person) -> None:
        theirs = browser_of(dev)
        theirs.post(self.at(kitchen), form())

        theirs.post(f"/space/viewpoints/{Viewpoint.objects.get().pk}/removal/")

        assert not Viewpoint.objects.exists()

    def test_shows_four_sides_unmerged_users_first_beside_what_was_read(
        self, kitchen: Organisation, client: Client
    ) -> None:
        counted(kitchen, (15, Looks.NO, Side.USES), (30, Looks.YES, Side.MANAGES))
        PublishedMirror.publish(kitchen, TOLD, source="file", known_as=uuid4())

        with time_machine.travel(PUBLIC):
            page = client.get(self.at(kitchen, "viewpoints")).content.decode()

        places = [page.index(f">{who}<") for who in ("People who use support", "Those who lead or manage")]
        assert places == sorted(places)
        assert "about 15" in page
        assert "about 30" in page
        assert "about 45" not in page
        assert "Most came by themselves." in page

    def test_a_keeper_cannot_tell_whether_anybody_answered(self, kitchen: Organisation, amina: Person) -> None:
        hers = browser_of(amina)
        pages = [self.at(kitchen, what) for what in ("viewpoints", "viewpoint", "keeping")]
        before = [[seen(hers, page) for page in pages] for _ in range(2)][1]

        for _ in range(12):
            says(kitchen)

        assert [seen(hers, page) for page in pages] == before

    def test_that_could_show_a_page_that_tells(
        self, kitchen: Organisation, amina: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(CountedViews, "by_quarter", live)
        hers, page = browser_of(amina), self.at(kitchen, "viewpoints")
        before = [seen(hers, page) for _ in range(2)][1]

        for _ in range(15):
            says(kitchen)

        assert seen(hers, page) != before


def seen(browser: Client, page: str) -> tuple[int, str, int]:
    """What a browser is answered, without what is its own in each form, and how often the database was asked."""
    with CaptureQueriesContext(connection) as asked:
        answer = browser.get(page)
    return answer.status_code, TOKEN.sub("", answer.content.decode()), len(asked)
