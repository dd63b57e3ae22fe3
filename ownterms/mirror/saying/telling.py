"""A whole mirror in words: what is good first, one next step, and why the boxes made sense once. No total, no rank."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ownterms.mirror.reading import Alarm, Beside, Cuts, Mirror, Reading, Verdict, read_cuts
from ownterms.mirror.saying import source
from ownterms.mirror.saying.besides import BESIDES
from ownterms.mirror.saying.charts import chart
from ownterms.mirror.saying.nine import NINE
from ownterms.mirror.saying.numbers import Row, at_least, counted, in_100, rows_of, unknown, whole
from ownterms.mirror.saying.steps import next_step
from ownterms.mirror.saying.travelling import Moved, moved
from ownterms.mirror.saying.verdicts import CALLED, asking_for, says


@dataclass(frozen=True, slots=True)
class One:
    """One of the nine, said. `drawing` is SVG that is safe to show, or nothing where there is nothing to draw."""

    id: str
    title: str
    test: str
    verdict: Verdict
    called: str
    says: tuple[str, ...]
    counted: str
    of: str
    rows: tuple[Row, ...]
    reason: str
    step: str
    boxes: str
    drawing: str
    moved: Moved | None


@dataclass(frozen=True, slots=True)
class Aside:
    """A number that is printed without a verdict, said. `of` is which of the nine it stands beside, or nothing."""

    id: str
    of: str
    title: str
    says: str
    note: str


@dataclass(frozen=True, slots=True)
class Telling:
    """All of it, in the order in which it is told."""

    about: tuple[str, ...]
    good: tuple[str, ...]
    step: str
    boxes: str
    alarm: tuple[str, ...]
    rings: bool
    nine: tuple[One, ...]
    beside: tuple[Aside, ...]
    how_sure: tuple[str, ...]
    version: str


def tell(mirror: Mirror, *, cuts: Cuts | None = None) -> Telling:
    """This will put a mirror into words, in the language of now. `cuts` are those by which it was read."""
    cuts = cuts or read_cuts()
    step = next_step(mirror, cuts)
    return Telling(
        tuple(_about(mirror)),
        tuple(_good(mirror, cuts)),
        step.says,
        step.boxes,
        tuple(_alarm(mirror)),
        mirror.alarm.rings,
        tuple(_one(mirror, each, cuts) for each in mirror.readings),
        tuple(_aside(each) for each in mirror.beside if each.id in BESIDES),
        tuple(_how_sure(cuts)),
        mirror.cuts,
    )


def _about(mirror: Mirror) -> Iterator[str]:
    told = {"rows": whole(mirror.rows), "people": whole(mirror.people)}
    yield _("Rows: %(rows)s. People: %(people)s.") % told
    if mirror.days:
        first, last = (date_format(date.fromisoformat(each), "j F Y") for each in mirror.days)
        yield _("From %(first)s to %(last)s.") % {"first": first, "last": last}
    else:
        yield _("No day was read, so it cannot be told by the quarter.")
    if len(mirror.periods) == 1:
        yield _("All of it lies in one quarter. Two would tell where it goes.")
    yield _("The nine stand apart: there is no total and no ranking.")
    yield _("It reads how the work is set up. It is not a reading of any worker.")


def _good(mirror: Mirror, cuts: Cuts) -> Iterator[str]:
    """What is good; where nothing is, that somebody looked, and what is mixed and nearest to it."""
    good = [each for each in mirror.readings if each.verdict is Verdict.PERSON_CENTRED]
    for each in good:
        yield f"{NINE[each.id].title}: {NINE[each.id].good}"
    if good:
        return
    yield _("You held up a mirror. Few do, and it is how things begin to change.")
    if some := [each for each in mirror.readings if each.verdict is Verdict.MIXED]:
        nearest = max(some, key=lambda each: _surely_good(each, cuts))
        said = {"title": NINE[nearest.id].title, "share": at_least(_surely_good(nearest, cuts))}
        yield _("Nearest to good: %(title)s. At least %(share)s were good, whatever is not known.") % said


def _surely_good(reading: Reading, cuts: Cuts) -> float:
    """The share of the good ones if none of the unknown were."""
    least, most = reading.count.least or 0.0, reading.count.most or 0.0
    return least if cuts.nine[reading.id].high_is_good else 1 - most


def _alarm(mirror: Mirror) -> Iterator[str]:
    yield from alarm_says(mirror.alarm)
    if mirror.alarm.rings:
        yield _("Of those who asked: %(counted)s.") % {"counted": counted(mirror.alarm.count)}
    else:
        yield from asking_for(mirror.alarm.lacks)


def alarm_says(alarm: Alarm) -> Iterator[str]:
    """This will say whether it rings, without a number, and to anybody."""
    if alarm.rings:
        yield _("People asked for paid help, and were told no.")
        yield _("In its place, family, neighbours or groups were written down.")
        yield _("That is a cut, and not a choice. Please look at this first.")
    elif alarm.lacks:
        yield _("Whether neighbours stand in for help that was cut: these rows do not tell it.")
    else:
        yield _("Nothing here shows that neighbours stand in for help that was cut.")


def _one(mirror: Mirror, reading: Reading, cuts: Cuts) -> One:
    words, cut = NINE[reading.id], cuts.nine[reading.id]
    is_seen = reading.verdict is not Verdict.CANNOT_SEE
    return One(
        reading.id,
        str(words.title),
        source.TESTS[reading.id],
        reading.verdict,
        str(CALLED[reading.verdict]),
        tuple(says(reading, cuts)),
        str(words.counted),
        str(words.of),
        tuple(rows_of(reading.count, cut, str(words.beside))) if is_seen else (),
        cut.reason,
        str(words.step),
        str(words.boxes),
        chart(reading, cut, str(words.title)) if is_seen else "",
        moved(mirror, reading.id, cuts) if is_seen else None,
    )


def _aside(beside: Beside) -> Aside:
    words = BESIDES[beside.id]
    return Aside(beside.id, beside.of, str(words.title), " ".join(_figure(beside)), str(words.note))


def _figure(beside: Beside) -> Iterator[str]:
    if why := BESIDES[beside.id].why:
        yield _("Can’t see.")
        yield str(why)
    elif beside.lacks:
        yield _("Can’t see.")
        yield from asking_for(beside.lacks)
    elif beside.figure is not None:
        kind = BESIDES[beside.id].in_
        yield in_100(beside.figure) if kind == "share" else _in(kind, beside.figure)
    elif beside.count and beside.count.denominator:
        yield f"{counted(beside.count)}."
        if beside.count.unknown:
            yield _("Not known: %(count)s.") % {"count": unknown(beside.count)}
    else:
        yield _("There is nothing here to count yet.")


def _in(kind: str, figure: float) -> str:
    said = {"count": whole(figure)}
    return _("%(count)s days") % said if kind == "days" else _("%(count)s people") % said


def _how_sure(cuts: Cuts) -> Iterator[str]:
    yield _("Version of the cuts: %(version)s.") % {"version": cuts.version}
    yield _("They are starting guesses. Nobody has tested them yet.")
    yield _("A verdict stands only where all of the line lies beyond a cut.")
    said = {"fewest": whole(cuts.people), "share": in_100(cuts.unknown)}
    yield _("Fewer than %(fewest)s people are never judged.") % said
    yield _("Where more than %(share)s are not known, that is the finding.") % said
    yield _("Hold a service up to itself over time, never to another.")
