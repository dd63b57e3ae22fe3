"""The first page of a space: what others did, and the ways on."""

import re
from datetime import timedelta

import time_machine
from django.test import Client
from django.utils import timezone

from ownterms.people.models import Person
from ownterms.spaces.models import Entry, Invitation, Message, Space, Unclaimed


class TestTheFirstPage:
    def test_says_what_others_did_and_not_who_looked(
        self, her: Client, entry: Entry, invitation: Invitation, ben: Person
    ) -> None:
        Entry.objects.read(by=ben)
        Message.send(invitation, by=ben, words="I know a quiet place.", entry=entry)

        page = her.get("/space/").content.decode()

        assert "What others did" in page
        assert f'href="/space/invitations/{invitation.pk}/"' in page
        assert "looked" not in page.partition("What others did")[2].partition("What you wrote last")[0]

    def test_leaves_out_what_is_long_ago(self, her: Client, entry: Entry, invitation: Invitation) -> None:
        with time_machine.travel(timezone.now() + timedelta(days=15)):
            assert "What others did" not in her.get("/space/").content.decode()

    def test_leads_to_who_asked_her_in(self, her: Client, entry: Entry) -> None:
        assert 'href="/helping/"' in her.get("/space/").content.decode()

    def test_says_that_to_leave_is_not_to_sign_out(self, her: Client, space: Space) -> None:
        for page in (her.get("/space/"), Client().get("/space/start/")):
            assert "“Leave” does not sign you out." in page.content.decode()
        assert 'action="/sign-out/"' in her.get("/space/").content.decode()

    def test_asks_to_write_and_nothing_else_while_it_is_unclaimed(self, her: Client, space: Space) -> None:
        Unclaimed.objects.create(space=space)

        page = her.get("/space/").content.decode()

        assert "Write anything" in page
        assert "Whose idea" not in page

    def test_says_where_one_is_and_puts_the_ways_into_three_groups(self, her: Client, space: Space) -> None:
        page = her.get("/space/").content.decode()

        assert re.findall(r"<h1[^>]*>([^<]*)<", page) == ["Your space"]
        assert re.findall(r'<h2 id="[\w-]+">([^<]*)</h2>', page) == ["What is mine", "Who helps me", "Keys and leaving"]
        assert "Take it all with me" in page.partition("What is mine")[2].partition("Who helps me")[0]
        assert '<div class="fact by-script">' in page.partition("My pages without a network")[0].rpartition("</div>")[2]
