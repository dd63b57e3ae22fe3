"""How tables become public: as the house does it, and in ways that would give people away."""

from collections.abc import Callable, Hashable, Iterable, Iterator

from ownterms.lib.small_numbers import Told, shown
from ownterms.mirror.wanting.tables import Yes, new, table

from .attack import NEAREST, Cell, cells
from .populations import CONCEPTS, Quarter

Tables = Iterator[Cell]
Publish = Callable[[list[Quarter]], Tables]


def public(name: Hashable, said: dict[str, Told], yeses: Iterable[Yes], off: int = NEAREST) -> Tables:
    """One table as readers know it, with who is in each of its cells; `off` is how far its numbers may be off."""
    everyone, some = set(), set()
    for yes in yeses:
        everyone.add(yes.about)
        if yes.unmet:
            some.add(yes.about)
    for concept, told in said.items():
        members, lacking = ({each for each in those if each[1] == concept} for those in (everyone, some))
        yield from cells(name, concept, told, frozenset(members), frozenset(lacking), off=off)


def in_turn(history: list[Quarter]) -> Iterator[tuple[int, list[Yes], Quarter]]:
    """What counts in each quarter: of each person, each concept once."""
    before: set[tuple[Hashable, str]] = set()
    for number, quarter in enumerate(history):
        counts = new(quarter.yeses, before)
        before |= {yes.about for yes in counts}
        yield number, counts, quarter


def as_the_house_does(history: list[Quarter], off: int = NEAREST) -> Tables:
    """Each quarter once. Who asks again, after an erasure or a restart, is given the same."""
    for number, counts, _quarter in in_turn(history):
        said = table(counts, CONCEPTS)
        yield from public(number, said, counts, off)
        yield from public(number, said, counts, off)


def with_totals(history: list[Quarter]) -> Tables:
    """How many said something at all stands under each table."""
    for number, counts, _quarter in in_turn(history):
        yield from public(number, table(counts, CONCEPTS), counts)
        everyone = frozenset(yes.about for yes in counts)
        yield cells(number, "in all", Told(shown(len(everyone)), None), everyone, frozenset())[0]


def without_the_rule_of_the_rest(history: list[Quarter]) -> Tables:
    """Who lacks it is told as soon as they are ten, however few the others are."""
    for number, counts, _quarter in in_turn(history):
        said = {}
        for concept, told in table(counts, CONCEPTS).items():
            lacking = {yes.about for yes in counts if yes.unmet and yes.concept == concept}
            said[concept] = Told(told.people, shown(len(lacking)))
        yield from public(number, said, counts)


def counted_anew_after_an_erasure(history: list[Quarter]) -> Tables:
    """A table is made from the rows whenever it is asked for."""
    for number, counts, quarter in in_turn(history):
        yield from public(number, table(counts, CONCEPTS), counts)
        left = [yes for yes in counts if yes.person not in quarter.erased_after]
        yield from public(f"{number} anew", table(left, CONCEPTS), left)


def as_a_stock(history: list[Quarter]) -> Tables:
    """Each table tells how many want it by now."""
    stock: list[Yes] = []
    for number, counts, quarter in in_turn(history):
        stock += counts
        yield from public(number, table(stock, CONCEPTS), stock)
        stock = [yes for yes in stock if yes.person not in quarter.erased_after]


def with_people_who_count_again(history: list[Quarter]) -> Tables:
    """Who says it again in a later quarter counts again."""
    for number, quarter in enumerate(history):
        yield from public(number, table(quarter.yeses, CONCEPTS), quarter.yeses)


FAULTS: list[Publish] = [
    with_totals,
    without_the_rule_of_the_rest,
    counted_anew_after_an_erasure,
    as_a_stock,
    with_people_who_count_again,
]
