"""What is printed beside the nine without a verdict, as far as the rows tell."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np

from ownterms.lib.small_numbers import Quarter
from ownterms.mirror.reading.columns import KINDS, WOUNDS
from ownterms.mirror.reading.doubt import Marks, count
from ownterms.mirror.reading.facts import Array, date_of, day_of
from ownterms.mirror.reading.nine import Rows, numbered, told
from ownterms.mirror.reading.reading import Beside

HEARD_FROM: Final = ("helped", "friend", "neighbour")
LAST_DAYS: Final = 14
"""Days before a quarter's end at which endings that serve a count would crowd."""
LIMITS: Final = (42, 84)
"""Days after which support is commonly ended: six and twelve weeks."""
AROUND: Final = 7
QUIET: Final = 90
"""Days without a contact after which a tie has gone quiet."""


def copied(rows: Rows) -> Marks:
    """N1b. Purposes that stand word for word with five people or more, of those that are told."""
    return rows.of(rows.contacts, told(rows.copied, rows.facts.known("purpose")))


def set_by(who: str) -> Callable[[Rows], Marks]:
    """N1c, N1d. Contacts whose purpose was set by a faith or a method, or by the service itself."""

    def marks(rows: Rows) -> Marks:
        facts = rows.facts
        return rows.of(rows.contacts, told(facts.says("purpose_set_by", who), facts.known("purpose_set_by")))

    return marks


def service_first(rows: Rows) -> Marks:
    """N2b. Strands with options where a service was named before any words of the person."""
    facts = rows.facts
    own = rows.any_in_strand(facts.says("own_words_first", "yes"))
    return rows.of_strands(told(~own & rows.any_in_strand(facts.says("own_words_first", "no")), own))


def conditions(rows: Rows) -> Marks:
    """N4b. Contacts to which a sanction or a reward hung."""
    facts = rows.facts
    return rows.of(rows.contacts, told(facts.says("condition", "sanction", "reward"), facts.says("condition", "none")))


def crowded(rows: Rows) -> Marks:
    """N5b. Endings in the last fourteen days of a quarter; by the calendar it would be 15 in 100."""
    ended = rows.facts.get("ended_date")
    known = rows.facts.known("ended_date")
    days, places = np.unique(ended[known], return_inverse=True)
    late = np.zeros(len(ended), bool)
    late[known] = np.array([_near_end(int(day)) for day in days], bool)[places]
    return rows.of(rows.endings, told(late, known))


def _near_end(day: int) -> bool:
    when = date_of(day)
    return (Quarter.of(when).last - when).days < LAST_DAYS


def at_limits(rows: Rows) -> Marks:
    """N5d. Endings within a week of six or twelve weeks after the start."""
    facts = rows.facts
    known = facts.known("ended_date") & facts.known("date")
    lasted = facts.get("ended_date").astype(np.int64) - facts.get("date")
    at = np.logical_or.reduce([np.abs(lasted - limit) <= AROUND for limit in LIMITS])
    return rows.of(rows.endings, told(known & at, known))


def refused(rows: Rows) -> Marks:
    """N5c. Requests that were refused or sent elsewhere by the service's own rules."""
    refusal = rows.facts.says("event", "refusal")
    return rows.of(rows.starts | refusal, told(refusal, ~refusal))


def by_word_of_mouth(rows: Rows) -> Marks:
    """C1b. Starts that somebody heard of from a person who was helped, a friend or a neighbour."""
    facts = rows.facts
    return rows.of(rows.starts, told(facts.says("how_heard", *HEARD_FROM), facts.known("how_heard")))


def nothing_demanded(rows: Rows) -> Marks:
    """C2b. Starts at which nobody had to say what should come of it."""
    facts = rows.facts
    return rows.of(rows.starts, told(facts.says("outcome_at_intake", "no"), facts.says("outcome_at_intake", "yes")))


def kind_of_source(kind: str) -> Callable[[Rows], Marks]:
    """C3b. Contacts where a source of this kind stands; either mix is fine."""

    def marks(rows: Rows) -> Marks:
        return rows.of(rows.contacts, told(rows.facts.says("source_kind", kind), rows.facts.known("source_kind")))

    return marks


def one_category(rows: Rows) -> Marks:
    """C4c. Contacts in the largest category, of those that have one."""
    category = numbered(rows.facts.get("category"))
    known = rows.contacts & (category > 0)
    most = int(np.bincount(category[known]).argmax()) if known.any() else -1
    return rows.of(rows.contacts, told(category == most, category > 0))


def several_categories(rows: Rows) -> Marks:
    """C4d. People who were met in more than one category."""
    category = numbered(rows.facts.get("category"))
    named = (rows.who > 0) & (category > 0)
    pairs = np.unique(rows.who[named].astype(np.int64) * (int(category.max(initial=0)) + 1) + category[named])
    people, kinds = np.unique(pairs // (int(category.max(initial=0)) + 1), return_counts=True)
    return Marks(np.arange(1, len(people) + 1), (kinds > 1).astype(np.int8))


def wounds(rows: Rows) -> float | None:
    """N3b. Of all that was demanded at starts, the share that asks for a wound."""
    items, wounds = rows.facts.get("required_items"), rows.facts.get(WOUNDS)
    known = rows.starts & (wounds >= 0)
    all_items = int(items[known].sum())
    return float(wounds[known].sum()) / all_items if all_items else None


def outside_the_list(rows: Rows) -> float | None:
    """N2c. Of all distinct purposes, the share that is no category of the service's own."""
    purposes, categories = (np.unique(rows.facts.get(name)) for name in ("purpose", "category"))
    purposes = purposes[purposes > 0]
    return float((~np.isin(purposes, categories)).mean()) if purposes.size else None


def length(rows: Rows) -> float | None:
    """Days from somebody's first row to their last, for half of the people at least."""
    who, days = _by_person(rows)
    changes = np.flatnonzero(who[1:] != who[:-1])
    first, last = np.r_[0, changes + 1][: who.size], np.r_[changes, who.size - 1][: who.size]
    return float(np.median(days[last] - days[first])) if who.size else None


def _by_person(rows: Rows) -> tuple[Array, Array]:
    """Whose each row with a day is, and that day: a person after another, each from the first day to the last."""
    named = (rows.who > 0) & rows.facts.known("date")
    who, days = rows.who[named], rows.facts.get("date")[named].astype(np.int64)
    order = np.lexsort((days, who))
    return who[order], days[order]


def relabelled(rows: Rows) -> Marks:
    """Contacts of the last quarter under a heading that no earlier one knew. Renaming alone moves no reading."""
    category, known = numbered(rows.facts.get("category")), rows.facts.known("date")
    days = rows.facts.get("date")
    newest = date_of(int(days[known].max())) if known.any() else date.min
    begins = day_of(Quarter.of(newest).first)
    earlier = known & (days < begins) & (category > 0)
    late = rows.contacts & known & (days >= begins) & earlier.any()
    return rows.of(late, told((category > 0) & ~np.isin(category, category[earlier]), category > 0))


def came_back(rows: Rows) -> float | None:
    """People who were met again after a season of quiet: a tie that was kept."""
    who, days = _by_person(rows)
    again = (who[1:] == who[:-1]) & (days[1:] - days[:-1] >= QUIET)
    return float(len(np.unique(who[1:][again]))) if who.size else None


def space_held(rows: Rows) -> float | None:
    """People with no purpose told and no option yet: no agenda is a whole answer."""
    none = ~rows.facts.known("purpose") & (rows.weighed[rows.strand] == 0)
    told_of = np.bincount(rows.who, weights=~none, minlength=1)[1:]
    return float((told_of == 0).sum()) if told_of.size else None


@dataclass(frozen=True, slots=True)
class Aside:
    """One of them: what it stands beside, how it is had, and the columns that it needs.

    One that has neither `marks` nor `figure` is told as what no rows show: it belongs here, and nobody knows it yet.
    """

    id: str
    of: str
    needs: tuple[str, ...] = ()
    marks: Callable[[Rows], Marks] | None = None
    figure: Callable[[Rows], float | None] | None = None

    def seen(self, rows: Rows) -> Beside:
        """This will give it as far as the rows tell."""
        if lacks := tuple(name for name in self.needs if not rows.facts.has(name)):
            return Beside(self.id, self.of, None, lacks=lacks)
        counted = count(self.marks(rows)) if self.marks else None
        return Beside(self.id, self.of, counted, self.figure(rows) if self.figure else None)


ASIDES: Final = (
    Aside("N1b", "N1", ("person_id", "purpose"), copied),
    Aside("N1c", "N1", ("person_id", "purpose_set_by"), set_by("creed")),
    Aside("N1d", "N1", ("person_id", "purpose_set_by"), set_by("service")),
    Aside("N2b", "N2", ("person_id", "source_kind", "own_words_first"), service_first),
    Aside("N2c", "N2", ("purpose", "category"), figure=outside_the_list),
    Aside("N3b", "N3", ("required_items",), figure=wounds),
    Aside("N4b", "N4", ("person_id", "condition"), conditions),
    Aside("N4c", "N4"),
    Aside("N5b", "N5", ("person_id", "ended_date"), crowded),
    Aside("N5c", "N5", ("person_id", "event"), refused),
    Aside("N5d", "N5", ("person_id", "date", "ended_date"), at_limits),
    Aside("C1b", "C1", ("person_id", "how_heard"), by_word_of_mouth),
    Aside("C1c", "C1"),
    Aside("C2b", "C2", ("person_id", "outcome_at_intake"), nothing_demanded),
    *(Aside(f"C3b-{kind}", "C3", ("person_id", "source_kind"), kind_of_source(kind)) for kind in KINDS),
    Aside("C4b", "C4"),
    Aside("C4c", "C4", ("person_id", "category"), one_category),
    Aside("C4d", "C4", ("person_id", "category"), several_categories),
    Aside("length", "", ("person_id", "date"), figure=length),
    Aside("came-back", "", ("person_id", "date"), figure=came_back),
    Aside("relabelled", "", ("person_id", "date", "category"), relabelled),
    *(Aside(unseen, "") for unseen in ("method-declined", "break-glass", "barriers", "claim")),
    Aside("space-held", "", ("person_id", "purpose", "source_kind"), figure=space_held),
)
