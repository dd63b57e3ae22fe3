"""From what people said yes to, to what may be told of it: pure, so that an attack on it can be tried in a test.

Each person counts once under each concept, as long as what was counted stands: so no two numbers of one concept speak
of the same people, and none can be taken from another to leave a few of them.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from typing import NamedTuple

from ownterms.lib.small_numbers import Shares, Told, told, told_with_noise

Noise = Callable[[Sequence[int]], list[int]]
"""What adds noise to counts of which one person changes one, by one."""


class Yes(NamedTuple):
    """One person's yes: under which concept, and whether what they want was not met yet."""

    person: Hashable
    concept: str
    unmet: bool

    @property
    def about(self) -> tuple[Hashable, str]:
        """Whom and what it is about."""
        return self.person, self.concept


def new(yeses: Iterable[Yes], counted_before: Collection[tuple[Hashable, str]], *, one_each: bool = False) -> list[Yes]:
    """This will give those that count, in their order: of people who were not counted under the same concept before.

    `one_each`: only the first of each person, so that one person changes one count.
    """
    found, seen = [], set[Hashable]()
    for yes in yeses:
        if yes.about not in counted_before and not (one_each and yes.person in seen):
            seen.add(yes.person)
            found.append(yes)
    return found


def table(yeses: Iterable[Yes], concepts: Iterable[str], *, noise: Noise | None = None) -> dict[str, Told]:
    """This will give, for each concept, how many want it and how many of them do not have it yet, as may be shown.

    It is drawn by chance (`lib.small_numbers`): to be made once.

    Whoever wants several things under one concept counts once, as somebody who does not have it where one of them is
    not met. With `noise`, each person has one yes (`new`, with `one_each`).
    """
    wanting, lacking = dict[str, set[Hashable]](), dict[str, set[Hashable]]()
    for person, concept, unmet in yeses:
        wanting.setdefault(concept, set()).add(person)
        lacking.setdefault(concept, set()).update({person} if unmet else ())
    shares = {
        each: Shares(len(lacking.get(each, ())), len(wanting.get(each, set()) - lacking.get(each, set())))
        for each in concepts
    }
    if noise is None:
        return {each: told(counts) for each, counts in shares.items()}
    drawn = iter(noise([count for counts in shares.values() for count in counts]))
    return {each: told_with_noise(counts, Shares(next(drawn), next(drawn))) for each, counts in shares.items()}
