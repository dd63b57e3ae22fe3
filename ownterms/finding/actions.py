"""Verbs that reach beyond one proposal: into the lexicon and the index."""

from ownterms.finding import index, vocabulary
from ownterms.finding.engine.lexicon import BadLexicon, Lexicon, slug
from ownterms.finding.models import Acceptance, Proposal


class DoesNotFit(ValueError):
    """The proposed line cannot be part of the lexicon as it stands; nothing was changed."""


def accept(proposal: Proposal, *, label: str = "", words: str = "", finds: str = "") -> Acceptance:
    """This will make a proposed line part of the lexicon here, and bring the index up to it.

    `label`, `words` and `finds` replace what the author wrote, where given.
    Raises AlreadyAnswered, or DoesNotFit with what to mend.
    """
    label, words, finds = label or proposal.label, words or proposal.words, finds or proposal.finds
    known = slug(label) in {concept.id for concept in vocabulary.lexicon().concepts}
    if proposal.kind == Proposal.Kind.REMOVE and not known:
        raise DoesNotFit(f"There is no concept “{label}” to take words out of. Say which, with --label.")
    if not known and not finds:
        raise DoesNotFit("A new concept needs directory words too. Say which, with --finds.")
    _must_read(label, words, finds)
    accepted = proposal.accept(label=label, words=words, finds=finds)
    index.follow()
    return accepted


def _must_read(label: str, words: str, finds: str) -> None:
    lists = "".join(f"{{{name}}} = some\n" for name in vocabulary.shipped().lists)
    try:
        Lexicon.read(f"{lists}{label}\n    {words}\n    => {finds or 'anything'}")
    except BadLexicon as trouble:
        raise DoesNotFit(f"That line does not fit: {trouble.reason} Nothing was changed.") from trouble
