"""The agenda and what is in one's own words, told as pieces of a page."""

from base64 import b64decode
from collections.abc import Iterator, Mapping
from uuid import UUID

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ownterms.design.pages import day
from ownterms.exchange.own import told
from ownterms.lib.written.pages import Heading, Piece, Shown, Spoken, items, under, words

LETTERS = 100
"""Of a want that stands as a heading; more of it stands below."""


class Agenda:
    """Tells it; `called` says how the person calls the other of each tie."""

    def __init__(self, called: Mapping[UUID, str]) -> None:
        self.called = called

    def pieces(self, own: told.Own, above: int = 3) -> Iterator[Piece]:
        """This will tell all wants in their person's order, those put away last, and what stands alone."""
        for each in sorted(own.wants, key=lambda want: want.away is not None):
            yield from self.want(each, above)
        yield from under(above, _("Beside no want"), self._beside(own.alone, above + 1))

    def title(self, want: told.Want) -> str:
        """A want in one line."""
        return short(want.words)

    def want(self, want: told.Want, level: int) -> Iterator[Piece]:
        """This will tell one want, with all that hangs on it."""
        title = self.title(want)
        yield Heading(level, title)
        if title != want.words:
            yield from words(want.words)
        if want.is_seed:
            yield from words(_("A seed. It needs no shape yet."), is_note=True)
        if want.away:
            yield from words(f"{want.away.how.label} ({day(want.away.at)})", is_note=True)
        yield from photo(want.photo)
        yield from voice_note(want.sound)
        yield from self.typed(want.typed_by)
        yield from self._beside(want.beside, level + 1)
        whose = (f"{day(each.said_at)}: {each.answer.label}" for each in want.whose)
        yield from under(level + 1, _("Whose want it is"), items(whose))
        before = (f"{day(each.said_at)}: {each.words}" for each in want.before)
        yield from under(level + 1, _("What I said before"), items(before))

    def scale(self, scale: told.Scale) -> Iterator[Piece]:
        """This will tell something that a person keeps an eye on."""
        yield Heading(3, scale.thing or _("Something in my words"))
        ends = " – ".join(filter(None, [scale.low, scale.high]))
        yield from words(ends, _("From one end to the other"))
        yield from items(
            f"{day(each.said_at)}: "
            + " ".join(filter(None, ["" if each.value is None else str(each.value), each.words]))
            for each in scale.scores
        )

    def typed(self, by: UUID | None) -> Iterator[Piece]:
        """This will say who typed something, where somebody did."""
        name = self.called.get(by) if by else ""
        if name:
            says = _("%(name)s typed it, and I said that the words are mine.")
            yield from words(says % {"name": name}, is_note=True)

    def _beside(self, beside: told.Beside, level: int) -> Iterator[Piece]:
        yield from under(level, _("Options"), items(_option(each) for each in beside.options))
        yield from under(level, _("What I chose"), items(_choice(each) for each in beside.choices))
        yield from under(level, _("Steps"), items(self._step(each) for each in beside.steps))
        came = (f"{day(each.said_at)}: {each.words}" for each in beside.came)
        yield from under(level, _("What came of it"), items(came))

    def _step(self, step: told.Step) -> str:
        lines = [step.words, " · ".join(filter(None, [step.who, step.when]))]
        if step.done_at:
            lines.append(_("Done on %(day)s") % {"day": day(step.done_at)})
        if step.typed_by and (name := self.called.get(step.typed_by)):
            lines.append(_("Typed by %(name)s") % {"name": name})
        return "\n".join(filter(None, lines))


def _option(option: told.Option) -> str:
    said = {
        _("From"): str(option.source.label),
        _("What I give"): option.give,
        _("What I ask"): option.ask,
        _("Who has to say yes"): option.agree,
        _("What blocks it"): option.blocked_by,
        _("Why it is not for me"): option.not_for_me,
    }
    return "\n".join([option.words, *(f"{label}: {words}" for label, words in said.items() if words)]).strip()


def _choice(choice: told.Choice) -> str:
    table = {each.option: each for each in choice.table}
    chosen = [table[each].words for each in choice.chosen if each in table]
    lines = [f"{day(choice.chosen_at)}: {', '.join(chosen) or choice.answer.label}", choice.words]
    if choice.table:
        lines.append(_("On the table were:"))
        lines += [f"{each.words} ({each.real.label})" for each in choice.table]
    return "\n".join(filter(None, lines))


def short(words: str) -> str:
    """This will give the words of a want in one line."""
    return Truncator(" ".join(words.split())).chars(LETTERS) or _("A want without words")


def photo(shown: told.Photo | None, label: str = "") -> Iterator[Piece]:
    """This will show a photo, or say that one was left behind."""
    if shown:
        says = shown.says or _("A photo")
        if shown.content is None and shown.says:
            says = _("A photo, left behind: %(says)s") % {"says": shown.says}
        elif shown.content is None:
            says = _("A photo, left behind")
        yield Shown(": ".join(filter(None, [label, says])), shown.media_type, _bytes(shown.content))


def voice_note(note: told.VoiceNote | None, label: str = "") -> Iterator[Piece]:
    """This will give a voice note to be heard, or say that one was left behind."""
    if note:
        says = ngettext("A voice note of %(num)s second", "A voice note of %(num)s seconds", note.seconds)
        says = says % {"num": note.seconds}
        if note.content is None:
            says = _("%(note)s, left behind") % {"note": says}
        yield Spoken(": ".join(filter(None, [label, says])), note.media_type, _bytes(note.content))


def _bytes(content: str | None) -> bytes | None:
    return None if content is None else b64decode(content)
