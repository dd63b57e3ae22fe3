"""Chips: each thing that was understood of a question, to be struck out and put back by a code of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ownterms.finding.engine import Question, When
from ownterms.finding.engine.asking.audience import Audiences
from ownterms.finding.vocabulary import lexicon

FREE: Final = "free"
WHEN: Final = "when"
FOR: Final = "for:"
ONLY: Final = "only:"
NOT: Final = "not"

DAYS: Final = (
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
    gettext_lazy("Sunday"),
)


@dataclass(frozen=True)
class Chip:
    """One thing that was understood: its code (a concept's id, or one of those above) and its words."""

    code: str
    words: str
    struck: bool = False


def chips(question: Question, struck: Sequence[str]) -> Iterator[Chip]:
    """This will give what is understood now, and then what was struck out, each once."""
    understood = [chip for chip in _understood(question) if chip.code not in struck]
    yield from understood
    for code in dict.fromkeys(struck):
        if words := _label(code) or _of_code(code):
            yield Chip(code, words, struck=True)


def _understood(question: Question) -> Iterator[Chip]:
    for concept in question.concepts:
        yield Chip(concept.id, concept.label)
    if question.free:
        yield Chip(FREE, _of_code(FREE))
    if question.when:
        yield Chip(WHEN, ", ".join(_times(question.when)))
    for audience in question.audiences:
        yield Chip(FOR + audience, _of_code(FOR + audience))
    for audience in question.only:
        yield Chip(ONLY + audience, _of_code(ONLY + audience))
    if question.without:
        yield Chip(NOT, _("without: %(words)s") % {"words": ", ".join(question.without)})


def _label(code: str) -> str:
    """What a concept is called; nothing for a code that is none."""
    try:
        return lexicon()[code].label
    except KeyError:
        return ""


def _times(when: When) -> Iterator[str]:
    if when.evening:
        yield _("in the evening")
    if when.weekend:
        yield _("at the weekend")
    yield from (str(DAYS[day]) for day in when.days)
    yield from (_("not on %(day)s") % {"day": DAYS[day]} for day in when.not_days)


def _of_code(code: str) -> str:
    """The words of a code where the question no longer tells them; nothing for a code that nobody knows."""
    people = {FOR: _("for %(audience)s"), ONLY: _("%(audience)s only")}
    for begins, words in people.items():
        audience = code.removeprefix(begins)
        if code.startswith(begins) and audience in {each.name for each in Audiences.standard().all}:
            return words % {"audience": audience}
    others = {FREE: _("free"), WHEN: _("the times you said"), NOT: _("what you did not want")}
    return others.get(code, "")
