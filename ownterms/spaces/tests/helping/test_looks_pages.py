"""Who has looked, as the person reads it."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from ownterms.people.models import Person
from ownterms.spaces.models import Entry, Invitation, Message, Space
from ownterms.spaces.tests.conftest import came_in, live
from ownterms.spaces.views import looks
from ownterms.trail.models import Act, Head, Trace

ALL = "/space/looks/"


def told(person: Person, address: str = ALL) -> str:
    return came_in(person).get(address).content.decode()


class TestLooks:
    def test_tell_who_and_what_in_plain_words(
        self, invitation: Invitation, entry: Entry, amina: Person, ben: Person
    ) -> None:
        came_in(ben).get(f"/helping/{invitation.pk}/")

        page = told(amina)

        assert "Ben looked at your invitation and an entry." in page
        assert "Invitation: Ben" in page
        assert "You invited Ben." in page
        assert f'<a href="/space/entries/{entry.pk}/">' in page

    def test_say_what_was_shown_later(self, invitation: Invitation, entry: Entry, amina: Person) -> None:
        invitation.cover(entry, by=amina)
        invitation.end(by=amina)

        page = told(amina)

        assert "You showed Ben more: an entry." in page
        assert "You ended the invitation for Ben." in page

    def test_of_one_visit_are_one_row_with_how_often(self, invitation: Invitation, amina: Person, ben: Person) -> None:
        with time_machine.travel(timezone.now(), tick=False) as clock:
            for minutes in (0, 2, 29):
                clock.shift(timedelta(minutes=minutes))
                came_in(ben).get(f"/helping/{invitation.pk}/")
            page = told(amina)

        assert page.count("Ben looked at your invitation.") == 1
        assert "3 times" in page

    def test_are_told_apart_where_they_were_not_one(self, invitation: Invitation, amina: Person, ben: Person) -> None:
        with time_machine.travel(timezone.now(), tick=False) as clock:
            came_in(ben).get(f"/helping/{invitation.pk}/")
            clock.shift(timedelta(minutes=31))
            came_in(ben).get(f"/helping/{invitation.pk}/")
            page = told(amina)

        assert page.count("Ben looked at your invitation.") == 2

    def test_name_whoever_acts_for_the_person_so(self, space: Space, amina: Person, ben: Person) -> None:
        made = live(space, ben, space.notebook, evidence="A deputy, seen on 3 March.")
        came_in(ben).get(f"/helping/{made.pk}/")

        page = told(amina)

        assert "Ben for Amina looked at your invitation and “Notebook”." in page
        assert "Ben for Amina said yes to an invitation." in page

    def test_name_whoever_left_as_they_were_called(self, invitation: Invitation, amina: Person, ben: Person) -> None:
        came_in(ben).get(f"/helping/{invitation.pk}/")
        ben.leave()

        assert "Ben looked at your invitation." in told(amina)

    def test_of_somebody_unknown_say_that_they_left(self, space: Space, amina: Person, dev: Person) -> None:
        Trace.write(space.pk, act=Act.LOOKED, who=dev.pk, what=[])

        assert "Someone who has left looked at" in told(amina)

    def test_outlast_what_was_looked_at(self, invitation: Invitation, entry: Entry, amina: Person, ben: Person) -> None:
        came_in(ben).get(f"/helping/{invitation.pk}/")
        entry.remove(by=amina)

        assert "One that you have taken away" in told(amina)

    def test_come_a_page_at_a_time(
        self, invitation: Invitation, amina: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(looks, "ROWS", 2)

        assert "You began this space." not in told(amina)
        assert "You began this space." in told(amina, f"{ALL}?page=2")
        assert "You began this space." in told(amina, f"{ALL}?page=999999")

    def test_are_the_persons_own(self, invitation: Invitation, ben: Person, dev: Person) -> None:
        for other, own in ((ben, "/helping/"), (dev, "/you/")):
            assert came_in(other).get(ALL).headers["Location"] == own

    def test_leave_no_trace_themselves(self, invitation: Invitation, amina: Person) -> None:
        before = Trace.objects.of(invitation.space_id).count()
        told(amina)
        told(amina, f"{ALL}copy/")

        assert Trace.objects.of(invitation.space_id).count() == before

    def test_cost_as_many_queries_for_many_as_for_few(
        self, invitation: Invitation, entry: Entry, amina: Person, ben: Person, django_assert_max_num_queries: object
    ) -> None:
        with time_machine.travel(timezone.now(), tick=False) as clock:
            for _each in range(12):
                clock.shift(timedelta(minutes=5))
                came_in(ben).get(f"/helping/{invitation.pk}/")
            client = came_in(amina)

            with django_assert_max_num_queries(19):  # type: ignore[operator]
                client.get(ALL)


class TestCopy:
    def test_holds_all_of_it_with_a_line_that_verifies(
        self, invitation: Invitation, entry: Entry, amina: Person, ben: Person, tmp_path: Path
    ) -> None:
        Message.send(invitation, by=amina, words="Not in the copy.")
        came_in(ben).get(f"/helping/{invitation.pk}/")

        copy = came_in(amina).get(f"{ALL}copy/")

        text = copy.content.decode()
        assert "Ben looked at your invitation, an entry and what you wrote to each other." in text
        assert "You began this space." in text
        assert "Not in the copy." not in text
        assert copy.headers["Content-Disposition"] == 'attachment; filename="who-has-looked.txt"'
        held = tmp_path / "heads"
        held.write_text(next(line for line in text.splitlines() if line.startswith(str(invitation.space_id))))
        call_command("verify", heads=held)

    def test_says_its_head_as_the_page_does(self, invitation: Invitation, amina: Person) -> None:
        head = Head.objects.of(invitation.space_id)

        assert f"Line {head}" in told(amina)
        assert f"line {head}" in told(amina, f"{ALL}copy/")
