"""What somebody was asked into: live, quiet and over; and how a helper steps back."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Entry, Invitation, Over, Space, State, SteppingBack
from ownterms.spaces.tests.conftest import came_in, live


def listed(person: Person) -> str:
    return came_in(person).get("/helping/").content.decode()


def card(person: Person) -> str:
    """The one thing that is quiet, without the button to put it away."""
    [quiet] = re.findall(r'<li class="card">(.*?)</li>', listed(person), re.DOTALL)
    return " ".join(re.sub(r"<form.*?</form>", "", quiet, flags=re.DOTALL).split())


class TestList:
    def test_says_whom_it_is_from_what_about_and_until_when(self, invitation: Invitation, ben: Person) -> None:
        page = listed(ben)

        assert f'<a href="/helping/{invitation.pk}/">Amina</a>' in page
        assert "The bus on Tuesdays." in page
        assert "Open to you until " in page

    def test_seeks_and_exports_nobody(self, invitation: Invitation, ben: Person) -> None:
        page = listed(ben).partition("<main")[2].partition("</main>")[0]

        assert "<form" not in page
        assert set(re.findall(r'href="(/[^"]+)"', page)) == {
            f"/helping/{invitation.pk}/", "/helping/sheet/", "/you/card/?next=/helping/", "/you/email/", "/you/",
        }  # fmt: skip

    def test_is_empty_for_a_stranger(self, invitation: Invitation, dev: Person) -> None:
        page = listed(dev)

        assert "Amina" not in page
        assert "Nothing is open to you now." in page

    def test_is_where_the_bar_leads_whoever_has_no_space(
        self, invitation: Invitation, ben: Person, dev: Person
    ) -> None:
        assert came_in(ben).get("/space/").headers["Location"] == "/helping/"
        assert came_in(dev).get("/space/").headers["Location"] == "/you/"

    def test_leads_whoever_was_not_asked_to_where_six_words_are_typed(self, dev: Person) -> None:
        assert 'href="/invited/"' in listed(dev)

    def test_leads_through_the_card_and_back(self, invitation: Invitation, ben: Person) -> None:
        client, tie = came_in(ben), f"/helping/{invitation.pk}/"
        asked = f"/you/card/?next={tie}"
        assert f'href="{asked}"' in client.get(tie).content.decode()
        assert f'name="next" value="{tie}"' in client.get(asked).content.decode()

        made = client.post("/you/card/", {"next": tie}).content.decode()

        assert f'href="{tie}"' in made

    def test_says_when_one_opens_that_is_to_come(self, space: Space, ben: Person) -> None:
        live(space, ben, since=timezone.now() + timedelta(days=3), about="Later.")

        page = listed(ben)

        assert "It opens on " in page
        assert "Later." not in page

    def test_leads_to_what_waits_for_an_answer(self, invitation: Invitation, amina: Person, ben: Person) -> None:
        asked = Invitation.make(invitation.space, by=amina, called="Ben", about="Not yet.", asked=ben)

        page = listed(ben)

        assert f'<a href="/helping/invitations/{asked.pk}/">Amina</a>' in page
        assert "Not yet." not in page

    def test_offers_a_way_back_to_whoever_has_none(self, invitation: Invitation, ben: Person) -> None:
        assert "So that you can come back" in listed(ben)

        ben.move_to("ben@example.org")

        assert "So that you can come back" not in listed(ben)


class TestQuiet:
    def test_looks_the_same_whether_it_ran_out_or_was_ended(self, amina: Person, ben: Person, cora: Person) -> None:
        space = actions.begin(amina)
        with time_machine.travel(timezone.now(), tick=False) as clock:
            over = timezone.now() + timedelta(days=3)
            live(space, ben, space.notebook, until=over)
            ended = live(space, cora, space.notebook)
            clock.move_to(over)
            ended.end(by=amina)
            clock.shift(timedelta(days=1))

            assert ended.state == State.ENDED
            assert listed(ben) == listed(cora)

    def test_tells_no_words_and_leads_nowhere(self, invitation: Invitation, amina: Person, ben: Person) -> None:
        invitation.end(by=amina)

        page = listed(ben)

        assert "Quiet since " in page
        assert "The bus on Tuesdays." not in page
        assert str(invitation.pk) not in page

    def test_of_an_erased_space_is_a_day_without_a_name(
        self, invitation: Invitation, space: Space, amina: Person, ben: Person
    ) -> None:
        actions.erase(space, by=amina)

        page = listed(ben)

        assert "Quiet since " in page
        assert "Amina" not in page

    def test_of_an_erased_space_looks_as_that_of_somebody_without_a_name(
        self, invitation: Invitation, space: Space, amina: Person, ben: Person, cora: Person
    ) -> None:
        amina.call("")
        live(space, cora, space.notebook)
        invitation.end(by=amina)
        ended = card(ben)
        actions.erase(space, by=amina)

        assert card(cora) == ended

    def test_can_be_put_away_by_its_helper_alone(self, ben: Person, dev: Person) -> None:
        over = Over.objects.create(helper=ben)

        assert came_in(dev).post(f"/helping/over/{over.pk}/away/").status_code == 404
        assert Over.objects.exists()
        came_in(ben).post(f"/helping/over/{over.pk}/away/")
        assert not Over.objects.exists()


class TestSteppingBack:
    def test_proposes_some_weeks(self, invitation: Invitation, ben: Person) -> None:
        page = came_in(ben).get(f"/helping/{invitation.pk}/stepping-back/").content.decode()

        assert f'value="{timezone.localdate() + timedelta(weeks=4)}"' in page

    def test_takes_a_last_day_and_a_goodbye_that_the_person_reads(
        self, invitation: Invitation, entry: Entry, amina: Person, ben: Person
    ) -> None:
        last = timezone.localdate() + timedelta(days=10)
        client = came_in(ben)

        client.post(f"/helping/{invitation.pk}/stepping-back/", {"last_day": last, "goodbye": "It was good."})

        assert "It was good." in came_in(amina).get(f"/space/invitations/{invitation.pk}/messages/").content.decode()
        assert "Until then all stays as it is." in client.get(f"/helping/{invitation.pk}/").content.decode()
        with time_machine.travel(timezone.now() + timedelta(days=12)):
            assert came_in(ben).get(f"/helping/{invitation.pk}/").status_code == 404

    def test_takes_a_goodbye_alone_and_nothing_for_nothing(self, invitation: Invitation, ben: Person) -> None:
        client, address = came_in(ben), f"/helping/{invitation.pk}/stepping-back/"

        assert client.post(address, {"last_day": "", "goodbye": " "}).status_code == 422
        assert not SteppingBack.objects.exists()
        client.post(address, {"last_day": "", "goodbye": "It was good."})

        assert SteppingBack.objects.get().last_day == timezone.localdate() + timedelta(weeks=4)

    @pytest.mark.parametrize("day", ["soon", "2020-01-01", "9999-99-99", "9999-12-31"])
    def test_asks_for_a_day_that_is_not_over_and_loses_no_word(
        self, invitation: Invitation, ben: Person, day: str
    ) -> None:
        sent = {"last_day": day, "goodbye": "It was good."}
        page = came_in(ben).post(f"/helping/{invitation.pk}/stepping-back/", sent)

        assert page.status_code == 422
        assert "It was good." in page.content.decode()
        assert not SteppingBack.objects.exists()

    def test_is_said_once(self, invitation: Invitation, ben: Person) -> None:
        client, sent = came_in(ben), {"last_day": timezone.localdate() + timedelta(days=10)}
        client.post(f"/helping/{invitation.pk}/stepping-back/", sent)
        until = Invitation.objects.get(pk=invitation.pk).until

        again = client.post(f"/helping/{invitation.pk}/stepping-back/", {"last_day": timezone.localdate()})

        assert again.status_code == 404
        assert Invitation.objects.get(pk=invitation.pk).until == until
        assert "You step back" in client.get(f"/helping/{invitation.pk}/stepping-back/").content.decode()

    def test_makes_nothing_longer(self, space: Space, ben: Person) -> None:
        made = live(space, ben, until=timezone.now() + timedelta(days=2))

        made.step_back(by=ben, last_day=date.max)

        assert Invitation.objects.get(pk=made.pk).until == made.until
        assert SteppingBack.objects.get().last_day == made.last_day

    def test_says_which_day_is_the_last_that_can_be(self, space: Space, ben: Person) -> None:
        made = live(space, ben, until=timezone.now() + timedelta(days=2))
        sent = {"last_day": made.last_day + timedelta(days=1)}

        page = came_in(ben).post(f"/helping/{made.pk}/stepping-back/", sent)

        assert page.status_code == 422
        assert "The invitation ends before that day." in page.content.decode()
        assert came_in(ben).post(f"/helping/{made.pk}/stepping-back/", {"last_day": made.last_day}).status_code == 302
