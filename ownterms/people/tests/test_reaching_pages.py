"""How somebody likes to be reached: in their terms, with nothing required."""

import pytest
import time_machine

from ownterms.people.models import Person, Reaching, ReachingTerm

from .conftest import signed_in

pytestmark = pytest.mark.django_db

ALL = {
    "ways": ["text", "letter"],
    "avoid": ["phone"],
    "formats": ["large", "easy"],
    "support": ["time", "instead"],
    "times": "Not before ten",
    "someone": "My sister",
    "words": "Please\nno brown envelopes.",
}


class TestReaching:
    def test_is_kept_as_it_was_written_and_shown_again(self, amina: Person) -> None:
        client = signed_in(amina)
        client.post("/you/reaching/", ALL)

        kept = Reaching.of(amina)
        assert kept.chosen() == {shelf: ALL[shelf] for shelf in ("ways", "avoid", "formats", "support")}
        page = client.get("/you/reaching/").content.decode()
        assert page.count(" checked") == 7
        assert "no brown envelopes." in page

    def test_says_that_it_is_kept_and_what_it_says(self, amina: Person) -> None:
        page = signed_in(amina).post("/you/reaching/", ALL, follow=True).content.decode()

        assert "Kept</h2>" in page
        assert "A text, A letter" in page
        assert "Kept</h2>" not in signed_in(amina).get("/you/?told=<b>").content.decode()

    def test_may_be_empty(self, amina: Person) -> None:
        assert signed_in(amina).post("/you/reaching/", {}).status_code == 302
        assert Reaching.of(amina) is None

    def test_replaces_what_was_there_before(self, amina: Person) -> None:
        client = signed_in(amina)
        client.post("/you/reaching/", ALL)
        client.post("/you/reaching/", {"ways": ["email"]})

        assert [str(each) for each in ReachingTerm.objects.all()] == ["Good ways to reach me: An email"]
        assert Reaching.of(amina).words == ""

    def test_says_when_it_was_last_looked_at(self, amina: Person) -> None:
        with time_machine.travel("2026-03-01 12:00Z", tick=False) as clock:
            client = signed_in(amina)
            client.post("/you/reaching/", ALL)
            clock.move_to("2026-03-20 12:00Z")
            assert "You last looked at this on 1 March 2026." in client.get("/you/reaching/").content.decode()

            client.post("/you/reaching/review/")

            assert "You last looked at this on 20 March 2026." in client.get("/you/").content.decode()

    def test_can_be_cleared(self, amina: Person) -> None:
        client = signed_in(amina)
        client.post("/you/reaching/", ALL)

        client.post("/you/reaching/clearing/")

        assert not ReachingTerm.objects.exists()

    def test_asks_where_one_way_is_in_both_lists_and_loses_nothing(self, amina: Person) -> None:
        client = signed_in(amina)
        answer = client.post("/you/reaching/", ALL | {"avoid": ["text"]})

        page = answer.content.decode()
        assert answer.status_code == 422
        assert "One way is ticked in both lists." in page
        assert "no brown envelopes." in page
        assert Reaching.of(amina) is None

    def test_is_measured_as_it_would_be_kept(self, amina: Person) -> None:
        """Clean, this character is three."""
        client = signed_in(amina)
        for name, longest in (("times", 300), ("someone", 300), ("words", 2_000)):
            answer = client.post("/you/reaching/", {name: "\ufb2c" * (longest // 3 + 1)})
            assert answer.status_code == 422
            assert "That is too long." in answer.content.decode()

        assert Reaching.of(amina) is None

    def test_takes_only_terms_that_it_offers(self, amina: Person) -> None:
        assert signed_in(amina).post("/you/reaching/", {"ways": ["pigeon"]}).status_code == 422
