"""After we talk: what a person said of talking with a helper, and what of it its helper may read."""

from dataclasses import dataclass

from ownterms.agenda.models import AfterTalk
from ownterms.spaces.tie import Look


@dataclass(frozen=True, slots=True)
class TalksShown:
    """What was released to a helper."""

    said: list[AfterTalk]
    template: str = "agenda/parts/after_talks_shown.jinja"
    is_to_read: bool = True


def seen(look: Look) -> TalksShown | None:
    """This will read what a person released to a helper; None where nothing is. Raises WhyAsked."""
    said = look.at(look.open(AfterTalk))
    return TalksShown(said) if said else None
