"""What a person and a helper say to each other on their pages: inside a live invitation, and on its terms."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine

from ownterms.people.models import Person
from ownterms.spaces.models import Dictation, Entry, Invitation, Message, Part, Space
from ownterms.spaces.terms import Terms, Writing
from ownterms.spaces.tests.conftest import came_in, live

TUESDAY = datetime(2027, 3, 2, 10, 30, tzinfo=ZoneInfo("Europe/London"))
BOX = 'name="message-words"'


def seen(helper: Person, invitation: Invitation) -> str:
    return came_in(helper).get(f"/helping/{invitation.pk}/").content.decode()


def send(helper: Person, invitation: Invitation, words: str = "I am here.") -> int:
    return came_in(helper).post(f"/helping/{invitation.pk}/messages/", {"message-words": words}).status_code


class TestBox:
    def test_is_there_once_the_person_has_written(self, invitation: Invitation, amina: Person, ben: Person) -> None:
        assert BOX not in (before := seen(ben, invitation))
        assert "You can write back here once Amina has written to you." in before

        came_in(amina).post(f"/space/invitations/{invitation.pk}/messages/", {"words": "Are you there?"})

        assert BOX in (after := seen(ben, invitation))
        assert "Are you there?" in after

    def test_is_there_when_the_terms_allow_it(self, space: Space, ben: Person) -> None:
        with time_machine.travel(TUESDAY):
            terms = Terms(writing=Writing.ANY, days=(1,), between=(time(10), time(12)))
            made = live(space, ben, terms=terms)
            assert BOX in seen(ben, made)
        with time_machine.travel(TUESDAY.replace(hour=12)):
            page = seen(ben, made)
            assert BOX not in page
            assert "You can write again at a good time: Tuesday, from 10:00 to 12:00." in page

    def test_is_not_there_where_none_is_wanted(self, space: Space, ben: Person) -> None:
        page = seen(ben, live(space, ben, terms=Terms(writing=Writing.NEVER)))

        assert BOX not in page
        assert "Amina would rather have no messages here." in page


class TestMessage:
    def test_goes_to_the_person_and_shows_on_both_pages(self, space: Space, amina: Person, ben: Person) -> None:
        made = live(space, ben, terms=Terms(writing=Writing.ANY))

        assert send(ben, made, "  I come at ten.\r\nBring a coat.  ") == 302

        assert "I come at ten.\nBring a coat." in seen(ben, made)
        owners = came_in(amina).get(f"/space/invitations/{made.pk}/messages/").content.decode()
        assert "I come at ten.\nBring a coat." in owners
        assert "Ben · " in owners

    def test_that_comes_too_late_is_not_lost(self, space: Space, ben: Person) -> None:
        with time_machine.travel(TUESDAY):
            made = live(space, ben, terms=Terms(writing=Writing.ANY, days=(1,)))
        with time_machine.travel(TUESDAY.replace(day=3)):
            answer = came_in(ben).post(f"/helping/{made.pk}/messages/", {"message-words": "It took me long."})

        assert answer.status_code == 409
        assert "It took me long." in answer.content.decode()
        assert not Message.objects.exists()

    @pytest.mark.parametrize("words", ["", "  \n ", "x" * 5_001, "\0"])
    def test_that_cannot_be_kept_says_why(self, space: Space, ben: Person, words: str) -> None:
        made = live(space, ben, terms=Terms(writing=Writing.ANY))

        assert send(ben, made, words) == 422
        assert not Message.objects.exists()

    def test_too_long_stands_in_its_box_still(self, space: Space, ben: Person) -> None:
        made = live(space, ben, terms=Terms(writing=Writing.ANY))
        page = came_in(ben).post(f"/helping/{made.pk}/messages/", {"message-words": "🌳 الباص " * 1_000})

        assert "🌳 الباص" in page.content.decode()
        assert "Use 5,000 letters or fewer." in page.content.decode()

    def test_of_the_person_needs_a_live_invitation_and_is_not_lost(self, invitation: Invitation, amina: Person) -> None:
        invitation.end(by=amina)

        page = came_in(amina).post(f"/space/invitations/{invitation.pk}/messages/", {"words": "One more thing."})

        assert page.status_code == 409
        assert "One more thing." in page.content.decode()
        assert not Message.objects.exists()

    def test_of_a_helper_who_acts_says_for_whom(self, space: Space, amina: Person, ben: Person) -> None:
        made = live(space, ben, evidence="A deputy.", terms=Terms(writing=Writing.ANY))
        send(ben, made)

        assert "You, for Amina" in seen(ben, made)
        owners = came_in(amina).get(f"/space/invitations/{made.pk}/messages/").content.decode()
        assert "Ben for Amina" in owners

    def test_is_not_on_the_page_of_another(self, invitation: Invitation, amina: Person, cora: Person) -> None:
        Message.send(invitation, by=amina, words="Only for Ben.")
        other = live(invitation.space, cora, invitation.space.notebook)

        assert "Only for Ben." not in seen(cora, other)

    def test_page_is_the_persons_own(self, invitation: Invitation, ben: Person, dev: Person) -> None:
        from ownterms.spaces import actions

        actions.begin(dev)

        assert came_in(dev).get(f"/space/invitations/{invitation.pk}/messages/").status_code == 404
        assert came_in(ben).get(f"/space/invitations/{invitation.pk}/messages/").status_code == 302

    def test_of_long_ago_come_when_they_are_asked_for(self, invitation: Invitation, amina: Person, ben: Person) -> None:
        for number in range(31):
            Message.send(invitation, by=amina, words=f"Word {number}.")
        address = f"/helping/{invitation.pk}/"

        assert "Word 0." not in seen(ben, invitation)
        assert "Word 0." in came_in(ben).get(f"{address}?messages=60").content.decode()


class TestAnswer:
    def test_stands_beside_the_entry_on_both_pages(
        self, invitation: Invitation, entry: Entry, amina: Person, ben: Person
    ) -> None:
        address = f"/helping/{invitation.pk}/entries/{entry.pk}/answers/"

        came_in(ben).post(address, {f"answer-{entry.pk}-words": "I know one."})

        assert "I know one." in seen(ben, invitation)
        assert "I know one." in came_in(amina).get(f"/space/entries/{entry.pk}/").content.decode()

    def test_has_no_box_and_is_not_kept_where_the_terms_forbid_it(
        self, space: Space, notebook: Part, entry: Entry, ben: Person
    ) -> None:
        made = live(space, ben, notebook, terms=Terms(writing=Writing.NEVER))
        assert f"answer-{entry.pk}" not in seen(ben, made)

        answer = came_in(ben).post(
            f"/helping/{made.pk}/entries/{entry.pk}/answers/", {f"answer-{entry.pk}-words": "I know one."}
        )

        assert answer.status_code == 409
        assert "I know one." in answer.content.decode()
        assert not Message.objects.exists()

    def test_comes_back_where_a_reason_is_asked_first(self, space: Space, notebook: Part, ben: Person) -> None:
        made = live(space, ben, notebook, asks_why=True, terms=Terms(writing=Writing.NEVER))

        answer = came_in(ben).post(f"/helping/{made.pk}/messages/", {"message-words": "I will come at ten."})

        assert answer.status_code == 409
        assert "I will come at ten." in answer.content.decode()

    def test_that_is_empty_opens_its_box_again(self, invitation: Invitation, entry: Entry, ben: Person) -> None:
        page = came_in(ben).post(f"/helping/{invitation.pk}/entries/{entry.pk}/answers/", {})

        assert page.status_code == 422
        assert "<details" in page.content.decode()
        assert "Write a word first." in page.content.decode()


class TestTyping:
    @pytest.fixture
    def typing(self, space: Space, notebook: Part, ben: Person) -> Invitation:
        return live(space, ben, notebook, may_type=True)

    def typed(self, helper: Person, invitation: Invitation, **sent: str) -> int:
        sent = {"typed-words": "I want a piano."} | sent
        return came_in(helper).post(f"/helping/{invitation.pk}/typed/", sent).status_code

    def test_waits_until_the_person_says_that_it_is_theirs(
        self, typing: Invitation, amina: Person, ben: Person
    ) -> None:
        assert self.typed(ben, typing) == 302
        assert "Not yet confirmed" in seen(ben, typing)
        assert not Entry.objects.exists()
        waiting, client = Dictation.objects.get(), came_in(amina)
        assert "Ben typed this for you." in client.get("/space/notebook/").content.decode()

        client.post(f"/space/typed/{waiting.pk}/", {"mine": "yes"})

        [entry] = Entry.objects.read(by=amina)
        assert (entry.words, entry.typed_by) == ("I want a piano.", ben)

    def test_becomes_one_entry_however_often_it_is_confirmed(
        self, typing: Invitation, notebook: Part, amina: Person, ben: Person
    ) -> None:
        typed = Dictation.type(typing, notebook, by=ben, words="I want a piano.")
        again = Dictation.objects.get()
        typed.confirm(by=amina)

        with pytest.raises(Dictation.DoesNotExist):
            again.confirm(by=amina)
        assert Entry.objects.count() == 1

    def test_goes_where_it_was_not_the_persons(self, typing: Invitation, amina: Person, ben: Person) -> None:
        self.typed(ben, typing)

        came_in(amina).post(f"/space/typed/{Dictation.objects.get().pk}/", {"not-mine": "yes"})

        assert not Dictation.objects.exists()
        assert not Entry.objects.exists()

    def test_is_confirmed_by_nobody_else(self, typing: Invitation, ben: Person, dev: Person) -> None:
        from ownterms.spaces import actions

        actions.begin(dev)
        self.typed(ben, typing)
        waiting = Dictation.objects.get()

        for other in (ben, dev):
            came_in(other).post(f"/space/typed/{waiting.pk}/", {"mine": "yes"})
        assert Dictation.objects.exists()
        assert not Entry.objects.exists()

    def test_chooses_among_open_parts_alone(self, typing: Invitation, amina: Person, ben: Person) -> None:
        letters = Part.begin(typing.space, by=amina, name="Letters")
        closed = Part.begin(typing.space, by=amina, name="Mine")
        typing.cover(letters, by=amina)

        assert "Letters" in seen(ben, typing)
        assert self.typed(ben, typing, **{"typed-part": str(closed.pk)}) == 404
        assert self.typed(ben, typing, **{"typed-part": str(letters.pk)}) == 302
        assert Dictation.objects.get().part == letters

    def test_is_not_offered_where_it_is_not_allowed(self, invitation: Invitation, ben: Person) -> None:
        assert 'name="typed-words"' not in seen(ben, invitation)
        assert self.typed(ben, invitation) == 404
        assert not Dictation.objects.exists()

    def test_for_somebody_says_so(self, space: Space, notebook: Part, amina: Person, ben: Person) -> None:
        made = live(space, ben, notebook, evidence="A deputy.")
        self.typed(ben, made)

        assert "You, for Amina" in seen(ben, made)
        assert "Ben for Amina typed this for you." in came_in(amina).get("/space/notebook/").content.decode()
