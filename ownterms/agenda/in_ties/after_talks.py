"""After we talk, on the page of a tie: what its helper may read of what was said of talking with them."""

from dataclasses import dataclass

from ownterms.agenda.models import AfterTalk
from ownterms.spaces.tie import Look


@dataclass(frozen=True, slots=True)
class TalksShown:
    """What was released to a helper."""

    said: list[AfterTalk]
    template: str = "agenda/in_ties/after_talks.jinja"
    is_to_read: bool = True


def shown(look: Look) -> TalksShown | None:
    """This will read what a person released to a helper; None where nothing is. Raises WhyAsked."""
    said = look.at(look.open(AfterTalk))
    return TalksShown(said) if said else None
