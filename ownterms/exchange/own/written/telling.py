"""All that is a person's own, told as one page."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from uuid import UUID

from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ownterms.design.pages import day
from ownterms.exchange.own import told
from ownterms.exchange.own.written.agenda import Agenda, photo, voice_note
from ownterms.exchange.own.written.sheets import sheet as about_me
from ownterms.exchange.own.written.ties import tie
from ownterms.lib.written.pages import Heading, Page, Piece, items, under, words
from ownterms.people.models.reaching import TERMS, Shelf


def everything(own: told.Own) -> Page:
    """This will tell all of it."""
    title = _("All that is mine: %(name)s") % {"name": own.name} if own.name else _("All that is mine")
    agenda = Agenda(called(own))
    pieces = [
        *_opening(own, title),
        *under(2, _("About me"), (piece for each in own.sheets for piece in about_me(each, 3))),
        *under(2, _("How I like to be reached"), reaching_told(own.reaching, 3)),
        *under(2, _("My agenda"), agenda.pieces(own)),
        *under(2, _("In my words"), (piece for each in own.scales for piece in agenda.scale(each))),
        *under(2, _("My notebook"), _notebook(own, agenda)),
        *under(2, _("People I asked in"), (piece for each in own.ties for piece in tie(each))),
        *under(
            2, _("Whose idea it was to come here"), words(str(own.whose_idea.answer.label) if own.whose_idea else "")
        ),
    ]
    return page(title, pieces)


def one_agenda(own: told.Own) -> Page:
    """This will tell the agenda alone."""
    title = _("My agenda")
    return page(title, [Heading(1, title), *Agenda(called(own)).pieces(own, above=2)])


def one_want(own: told.Own, which: UUID) -> Page | None:
    """This will tell one want alone; None where there is none."""
    for each in own.wants:
        if each.id == which:
            agenda = Agenda(called(own))
            return page(agenda.title(each), agenda.want(each, 1))
    return None


def one_sheet(own: told.Own, which: UUID) -> Page | None:
    """This will tell one page about me alone; None where there is none."""
    for each in own.sheets:
        if each.id == which:
            pieces = list(about_me(each, 1, with_before=False))
            first = pieces[0]
            return page(first.words if isinstance(first, Heading) else "", pieces)
    return None


def page(title: str, pieces: Iterable[Piece]) -> Page:
    """This will make a page in the language of now."""
    return Page(title, translation.get_language() or settings.LANGUAGE_CODE, tuple(pieces))


def called(own: told.Own) -> dict[UUID, str]:
    """How the person calls the other of each tie."""
    return {each.id: each.called for each in own.ties}


def _opening(own: told.Own, title: str) -> Iterator[Piece]:
    yield Heading(1, title)
    place = settings.PLACE or _("Own Terms")
    told_of = {"day": day(own.made_at), "place": place}
    yield from words(_("Taken from %(place)s on %(day)s.") % told_of, is_note=True)
    behind = sum(each is not None and each.content is None for each in _media(own))
    if behind:
        says = _("Photos and voice notes that were left behind: %(num)s.")
        yield from words(says % {"num": behind}, is_note=True)


def _media(own: told.Own) -> Iterator[told.Photo | told.VoiceNote | None]:
    for entry in own.entries:
        yield from (entry.photo, entry.sound)
    for want in own.wants:
        yield from (want.photo, want.sound)
    for sheet in own.sheets:
        yield sheet.photo


def reaching_told(reaching: told.Reaching | None, level: int) -> Iterator[Piece]:
    """This will tell how the person likes to be reached."""
    if reaching is None:
        return
    for shelf in Shelf:
        codes = reaching.terms.get(shelf, [])
        yield from under(level, shelf.label, items(str(TERMS[shelf].get(code, code)) for code in codes))
    yield from words(reaching.times, _("Good times, and times to leave me be"))
    yield from words(reaching.someone, _("Someone you can talk to instead of me"))
    yield from words(reaching.words)


def _notebook(own: told.Own, agenda: Agenda) -> Iterator[Piece]:
    names = {each.id: each.name for each in own.parts}
    of_parts = groupby(sorted(own.entries, key=lambda each: list(names).index(each.part)), key=lambda each: each.part)
    several = len({each.part for each in own.entries}) > 1
    for part, entries in of_parts:
        if several:
            yield Heading(3, names[part])
        for month, of_month in groupby(entries, key=_month):
            yield Heading(4 if several else 3, month)
            for entry in of_month:
                yield from _entry(entry, agenda)


def _month(entry: told.Entry) -> str:
    return date_format(timezone.localtime(entry.written_at), "F Y")


def _entry(entry: told.Entry, agenda: Agenda) -> Iterator[Piece]:
    at = day(entry.written_at)
    yield from words(entry.words, at)
    yield from photo(entry.photo, "" if entry.words.strip() else at)
    yield from voice_note(entry.sound, "" if entry.words.strip() else at)
    yield from agenda.typed(entry.typed_by)
