"""Proposed words: kept as sent, acting only when accepted."""

import pytest

from ownterms.directory.tests.factories import make_listing
from ownterms.finding import actions, index, models, vocabulary
from ownterms.finding.models import AlreadyAnswered, Proposal, TooManyProposals

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_lexicon")]


def concepts(words: str) -> list[str]:
    return [concept.label for concept in index.search(words).question.concepts]


class TestProposal:
    def test_changes_nothing_until_it_is_accepted(self) -> None:
        make_listing("Clog dancers", description="Lancashire clog dancing.")
        Proposal.make(words="tap my feet in wood", label="clog dancing", finds="clog dancing")

        assert concepts("i want to tap my feet in wood") == []

    def test_leads_somewhere_once_accepted(self) -> None:
        make_listing("Clog dancers", description="Lancashire clog dancing.")
        proposal = Proposal.make(words="tap my feet in wood", label="clog dancing")

        actions.accept(proposal, finds="clog dancing")

        assert concepts("i want to tap my feet in wood") == ["clog dancing"]
        assert index.search("i want to tap my feet in wood").hits[0].name == "Clog dancers"

    def test_can_take_a_cue_out(self) -> None:
        concept = vocabulary.shipped().concepts[0]
        proposal = Proposal.make(words=concept.cues[0], label=concept.label, kind=Proposal.Kind.REMOVE)

        actions.accept(proposal)

        assert concept.cues[0] not in vocabulary.lexicon()[concept.id].cues

    def test_cannot_be_answered_twice(self) -> None:
        proposal = Proposal.make(words="tap my feet in wood", label="clog dancing", finds="clog dancing")
        proposal.decline()

        with pytest.raises(AlreadyAnswered):
            actions.accept(proposal)

    def test_does_not_fit_without_directory_words(self) -> None:
        proposal = Proposal.make(words="tap my feet in wood", label="clog dancing")

        with pytest.raises(actions.DoesNotFit, match="directory words"):
            actions.accept(proposal)

        assert list(Proposal.objects.open()) == [proposal]

    @pytest.mark.parametrize("label", ["two; words", "=> gone", "{family} = x"])
    def test_cannot_break_the_lexicon(self, label: str) -> None:
        proposal = Proposal.make(words="tap my feet in wood", label=label, finds="clog dancing")

        with pytest.raises(actions.DoesNotFit):
            actions.accept(proposal)

        assert vocabulary.lexicon().concepts

    def test_is_refused_where_too_many_wait(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(models, "MOST_OPEN", 1)
        Proposal.make(words="one")

        with pytest.raises(TooManyProposals):
            Proposal.make(words="two")

        assert Proposal.objects.count() == 1
