"""The words we know: anyone can read them, and propose better ones."""

import re

import pytest
from django.test import Client

from ownterms.finding.models import MOST_OPEN, Proposal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_lexicon")]

PROPOSAL = {"words": "worn out from caring", "label": "rest from caring", "leave": "yes"}


def entries(page: str) -> list[str]:
    """The labels of the entries that a page lists."""
    return re.findall(r'<li><a href="/words/[^"]+/">([^<]+)</a>', page[page.index("<main") : page.index("</main>")])


class TestWordsPage:
    def test_shows_every_entry_in_its_section(self, client: Client) -> None:
        page = client.get("/words/").content.decode()

        assert page.index("Caring, rest and sleep") < page.index("rest from caring") < page.index("Danger")
        assert len(entries(page)) == 3
        assert "What has" not in page

    @pytest.mark.parametrize(
        ("sought", "labels"),
        [("slept", ["help with sleep"]), ("REFUGE", ["somebody at home frightens me"]), ("zzz", [])],
    )
    def test_can_be_looked_through(self, client: Client, sought: str, labels: list[str]) -> None:
        page = client.get("/words/", {"q": sought}).content.decode()

        assert entries(page) == labels
        assert (f"What has “{sought}” in it:" in page) == bool(labels)
        assert ("No entry holds those words" in page) != bool(labels)


class TestConceptPage:
    def test_shows_what_people_say_and_what_it_finds(self, client: Client) -> None:
        page = client.get("/words/rest-from-caring/").content.decode()

        assert "looking after my (family)" in page
        assert ">We look for</h2>" in page
        assert "respite care" in page

    def test_says_that_danger_is_put_first(self, client: Client) -> None:
        page = client.get("/words/somebody-at-home-frightens-me/").content.decode()

        assert "These words put help now first." in page

    def test_is_404_for_an_entry_that_nobody_knows(self, client: Client) -> None:
        assert client.get("/words/no-such-entry/").status_code == 404


class TestProposalPage:
    def test_keeps_a_proposal_with_its_author_s_leave(self, client: Client) -> None:
        answer = client.post("/words/proposal/", PROPOSAL)

        assert answer.status_code == 200
        assert "Thank you" in answer.content.decode()
        assert Proposal.objects.get().words == "worn out from caring"

    @pytest.mark.parametrize(("name", "longest"), [("words", 100), ("label", 80), ("finds", 200), ("note", 1_000)])
    def test_measures_what_it_would_keep(self, client: Client, name: str, longest: int) -> None:
        """Clean, this character is three."""
        answer = client.post("/words/proposal/", PROPOSAL | {name: "\ufb2c" * (longest // 3 + 1)})

        assert answer.status_code == 422
        assert not Proposal.objects.exists()

    def test_keeps_nothing_without_leave(self, client: Client) -> None:
        answer = client.post("/words/proposal/", PROPOSAL | {"leave": ""})

        assert answer.status_code == 422
        assert "Tick this if we may keep it." in answer.content.decode()
        assert 'value="worn out from caring"' in answer.content.decode()
        assert not Proposal.objects.exists()

    def test_never_ticks_the_box_for_anyone(self, client: Client) -> None:
        page = client.get("/words/proposal/", {"leave": "yes"}).content.decode()

        assert 'name="leave" value="yes">' in page

    @pytest.mark.parametrize("wrong", [{"words": "a" * 101}, {"kind": "shout"}, {"label": "a" * 81}])
    def test_says_what_is_amiss_and_loses_nothing(self, client: Client, wrong: dict[str, str]) -> None:
        answer = client.post("/words/proposal/", PROPOSAL | {"note": "because"} | wrong)

        assert answer.status_code == 422
        assert "because" in answer.content.decode()
        assert not Proposal.objects.exists()

    def test_takes_what_stands_in_another_field_and_nothing_for_nothing(self, client: Client) -> None:
        assert client.post("/words/proposal/", PROPOSAL | {"words": " "}).status_code == 422
        assert not Proposal.objects.exists()

        client.post("/words/proposal/", PROPOSAL | {"words": "", "note": "We say: done in."})

        assert Proposal.objects.get().words == "We say: done in."

    def test_says_so_where_too_many_wait(self, client: Client) -> None:
        Proposal.objects.bulk_create(Proposal(words=f"words {number}") for number in range(MOST_OPEN))

        answer = client.post("/words/proposal/", PROPOSAL)

        assert answer.status_code == 503
        assert "so yours was not kept" in answer.content.decode()

    def test_cannot_be_sent_from_another_site(self) -> None:
        client = Client(enforce_csrf_checks=True)

        answer = client.post("/words/proposal/", PROPOSAL)

        assert answer.status_code == 403
        assert "This page cannot be opened that way" in answer.content.decode()
        assert not Proposal.objects.exists()

    def test_leaves_out_what_cannot_be_seen(self, client: Client) -> None:
        client.post("/words/proposal/", PROPOSAL | {"words": "worn\x1b[2J out", "note": "one\n   99  add"})

        kept = Proposal.objects.get()
        assert "\x1b" not in kept.words
        assert "\n" not in kept.note

    def test_is_not_kept_where_nothing_of_it_can_be_seen(self, client: Client) -> None:
        answer = client.post("/words/proposal/", PROPOSAL | {"words": "\u200b"})

        assert answer.status_code == 422
        assert not Proposal.objects.exists()

    def test_opens_with_the_words_of_a_question_and_keeps_nothing(self) -> None:
        client = Client(enforce_csrf_checks=True)

        answer = client.post("/words/proposal/draft/", {"words": "I am so\ntired of it"})

        assert 'value="I am so tired of it"' in answer.content.decode()
        assert not Proposal.objects.exists()

    def test_does_not_fill_in_a_long_sentence_but_shows_it(self, client: Client) -> None:
        said = "my dad has dementia and I have not slept since Sunday"

        page = client.post("/words/proposal/draft/", {"words": said}).content.decode()

        assert f'<blockquote class="sheet">{said}</blockquote>' in page
        assert page.count(said) == 1

    def test_says_what_is_kept(self, client: Client) -> None:
        before = client.get("/words/proposal/").content.decode()
        after = client.post("/words/proposal/", PROPOSAL).content.decode()

        assert "What you write here is kept only if you tick the box and send it." in before
        assert "The words that you sent are kept, and nothing else." in after
        assert "Nothing you type here is kept." not in before + after
