"""In my words, on the page of a tie: the scales that are open to its helper, with what was said on each."""

from dataclasses import dataclass

from ownterms.agenda.models import Scale, Score
from ownterms.agenda.scales import Kept, newest_of, with_scores
from ownterms.spaces.tie import Look


@dataclass(frozen=True, slots=True)
class ScalesShown:
    """The scales that are open to a helper."""

    scales: list[Kept]
    template: str = "agenda/in_ties/scales.jinja"
    is_to_read: bool = True


def shown(look: Look) -> ScalesShown | None:
    """This will read the scales that are open to a helper; None where none is. Raises WhyAsked."""
    scales = look.at(look.open(Scale))
    if not scales:
        return None
    newest = newest_of([scale.pk for scale in scales])
    return ScalesShown(with_scores(scales, look.at(look.open(Score).filter(pk__in=newest))))
