"""How sure a share is: Wilson's interval, widened because what one person lives through is alike.

Ten contacts of one person are not ten witnesses. What is counted is the variance between people (the linearised
estimator of a ratio; Cochran, Sampling Techniques, 3rd ed., 1977, § 6.11), which gives the number of independent
contacts that would tell as much (Korn and Graubard, Survey Methodology 24, 1998). Few events say little about that
variance, so it is drawn towards what contacts of one person are commonly like.
"""

from dataclasses import dataclass
from math import inf, sqrt
from typing import Final

import numpy as np

from ownterms.mirror.reading.facts import Array
from ownterms.mirror.reading.reading import Count

Z: Final = 1.959964
"""The 97.5 % point of the normal distribution: two of them hold 95 %."""
ALIKE: Final = 0.3
"""How alike the contacts of one person are taken to be, before anything is known (an intra-class correlation)."""
WEIGHT: Final = 6
"""What is taken for granted counts like this many people who are seen to differ."""
MOST: Final = 3
"""Nobody's contacts weigh more than so many times those of somebody in the middle."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is said of each of many things: 1 counts, 0 does not, -1 is not known; `who` tells whose it is, from 0.

    0 is nobody by name: those who are not told apart count as one.
    """

    who: Array
    marks: Array


@dataclass(frozen=True, slots=True)
class Doubt:
    """A share with all that its interval comes from: `size` things of `people` people, each as good as 1 / `alike`."""

    share: float
    size: float
    people: int
    alike: float

    def interval(self, times: float = 1) -> tuple[float, float]:
        """This will give both ends of the 95 % interval, from 0 to 1, as if there were `times` as many people."""
        if self.people * times < 2:
            return 0.0, 1.0
        z = student(self.people * times - 1)
        size, share = self.size * times / self.alike, self.share
        middle = share + z * z / (2 * size)
        reach = z * sqrt(share * (1 - share) / size + z * z / (4 * size * size))
        whole = 1 + z * z / size
        return max(0.0, (middle - reach) / whole), min(1.0, (middle + reach) / whole)


def student(free: float) -> float:
    """This will give the 97.5 % point of Student's t with `free` degrees of freedom, from 1 (Abramowitz, 26.7.5)."""
    if free == inf:
        return Z
    z = Z
    return (
        z
        + (z**3 + z) / (4 * free)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * free**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * free**3)
        + (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * free**4)
    )


def doubts(marks: Marks, *, unknown_is: int) -> tuple[Doubt, Doubt]:
    """This will weigh marks, of which there is at least one, with every unknown one taken as `unknown_is` (0 or 1).

    Twice: as they are, and with nobody weighing more than `MOST` times what somebody in the middle does. Where a few
    people carry most of it, whether they were met or their rows were copied, the two tell different things.
    """
    told = np.where(marks.marks < 0, unknown_is, marks.marks)
    sizes = np.bincount(marks.who)
    events = np.bincount(marks.who, weights=told)[sizes > 0]
    sizes = sizes[sizes > 0].astype(float)
    most = MOST * float(np.median(sizes))
    weights = np.minimum(1.0, most / sizes)
    order = np.lexsort((events, sizes))  # sums of fractions hang on their order
    return _weighed(sizes, events), _weighed((sizes * weights)[order], (events * weights)[order])


def _weighed(sizes: Array, events: Array) -> Doubt:
    size, people = float(sizes.sum()), len(sizes)
    share = min(1.0, float(events.sum()) / size)
    return Doubt(share, size, people, _alike(sizes, events, share))


def _alike(sizes: Array, events: Array, share: float) -> float:
    """How many contacts tell as much as one that stands alone, from 1 to the size of the largest heap."""
    size, people = float(sizes.sum()), len(sizes)
    expected = 1 + (float((sizes.astype(float) ** 2).sum()) / size - 1) * ALIKE
    if people < 2 or not 0 < share < 1:
        return expected
    # In whole numbers as far as it goes: the same people in another order give the same, to the last digit.
    squares, both = float((events**2).sum()), float((events * sizes).sum())
    spread = squares - 2 * share * both + share**2 * float((sizes.astype(float) ** 2).sum())
    between = people / (people - 1) * max(0.0, spread)
    seen = between / (size * share * (1 - share))
    differ = int(min(np.count_nonzero(events), np.count_nonzero(events < sizes)))
    return max(1.0, (differ * seen + WEIGHT * expected) / (differ + WEIGHT))


def count(marks: Marks) -> Count:
    """This will count marks, with their bounds and the interval around both."""
    known, size = marks.marks >= 0, len(marks.marks)
    numerator, unknown = int((marks.marks == 1).sum()), int(size - known.sum())
    people, *sides = (
        _people(marks.who[chosen]) for chosen in (slice(None), *(marks.marks == each for each in (1, 0, -1)))
    )
    if not size:
        return Count(0, 0, 0, 0, None, None, None, None)
    least, most = doubts(marks, unknown_is=0), doubts(marks, unknown_is=1)
    low = min(each.interval()[0] for each in least)
    high = max(each.interval()[1] for each in most)
    return Count(numerator, size, unknown, people, least[0].share, most[0].share, low, high, *sides)


def _people(who: Array) -> int:
    """How many distinct people; those who are not told apart are none."""
    return int(np.count_nonzero(np.bincount(who)[1:]))
