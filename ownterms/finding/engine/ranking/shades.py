"""What whom, what-not, cost, time and distance leave of a score, as a factor for each listing."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ownterms.finding.engine.asking.audience import Audiences
from ownterms.finding.engine.asking.question import Question, When
from ownterms.finding.engine.files.segment import DAYTIME, EVENING, WEEKEND, Arrays
from ownterms.finding.engine.ranking.weights import Weights
from ownterms.lib.distance import kilometres

DAYS = 0b1111111

OPEN_TO_ALL = ("sex", "age")
"""Groups in which a listing for some does not put off a person who did not say which they are."""

Numbers = NDArray[np.int64]
Factors = NDArray[np.float64]


@dataclass(frozen=True)
class Shades:
    """The circumstances of one question, held against listings."""

    question: Question
    near: tuple[float, float] | None
    audiences: Audiences
    weights: Weights

    def of(self, arrays: Arrays, docs: Numbers) -> Factors:
        """The factor for each of some listings of a segment."""
        shade = self.audience(arrays.headed[docs], arrays.served[docs])
        if self.question.free:
            free = arrays.free[docs]
            shade *= np.where(free == 1, self.weights.free, np.where(free == 0, self.weights.paid, 1.0))
        if self.question.when:
            shade *= self.time(arrays.times[docs])
        if self.near is not None:
            away = np.array([self.away(arrays, int(doc)) for doc in docs])
            # A listing without a place loses what one in the middle distance does.
            lost = np.where(np.isnan(away), 0.5, away / (away + self.weights.near_half))
            shade *= 1 - self.weights.near * lost
        return shade

    def audience(self, headed: NDArray[np.uint64], served: NDArray[np.uint64]) -> Factors:
        """What is left where a listing is for other people than those asked for."""
        weights, shade = self.weights, np.ones(len(headed))
        all_asked = self.audiences.mask(self.question.audiences)
        only = self.audiences.mask(self.question.only)
        unwanted = np.uint64(self.audiences.mask(self.question.without_audiences))
        welcome = (headed & np.uint64(all_asked)) != 0
        shade *= np.where(((headed & unwanted) != 0) & ~welcome, weights.refused, 1.0)
        for name, group in self.audiences.groups.items():
            asked = np.uint64(all_asked & group)
            heads, serves = headed & np.uint64(group), served & np.uint64(group)
            if asked:
                meets, serves_asked = (heads & asked) != 0, (serves & asked) != 0
                others = (heads != 0) & ~meets & ~serves_asked
                only_text = (heads == 0) & (serves != 0) & ~serves_asked
                factors = [weights.shared, weights.others, weights.others_text]
                shade *= np.select([meets, others, only_text], factors, 1.0)
                if only & group:
                    shade *= np.where((heads & np.uint64(only)) != 0, 1.0, weights.not_only)
            elif name not in OPEN_TO_ALL:
                shade *= np.where(heads != 0, weights.special, 1.0)
        return shade

    def time(self, times: NDArray[np.uint16]) -> Factors:
        """What is gained by times that suit, and lost by times that are known and do not."""
        when = self.question.when
        suits = np.uint16(bits(when))
        days, refused = times & np.uint16(DAYS), np.uint16(sum(1 << day for day in when.not_days))
        fits = (times & suits) != 0
        wrong = (days != 0) & ((days & ~refused) == 0)
        if when.days:
            wrong |= ~fits & (days != 0)
        if when.evening or when.weekend:
            wrong |= ~fits & ((times & np.uint16(DAYTIME)) != 0)
        return np.select([wrong, fits], [self.weights.wrong_time, self.weights.right_time], 1.0)

    def away(self, arrays: Arrays, doc: int) -> float:
        """Kilometres to the nearest place of a listing; not a number without one."""
        low, high = np.searchsorted(arrays.place_docs, [doc, doc + 1])
        if low == high or self.near is None:
            return float("nan")
        return min(kilometres(self.near, (float(lat), float(lon))) for lat, lon in arrays.places[low:high])


def bits(when: When) -> int:
    """The times asked for, as the bits that segments hold."""
    days = sum(1 << day for day in when.days)
    return days | EVENING * when.evening | WEEKEND * when.weekend
