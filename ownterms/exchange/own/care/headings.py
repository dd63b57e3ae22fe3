"""What is a person's own under the headings that services know: the Professional Record Standards Body's.

“About Me” (PRSB, version 1.2, 2021) and “Personalised Care and Support Plan” (PRSB, 2018). Only headings under which
the person said something stand there. Needs, problems and risks are asked of nobody, and so are not there.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ownterms.agenda import tools
from ownterms.design.pages import day
from ownterms.exchange.own import told
from ownterms.exchange.own.care.chosen import Chosen
from ownterms.exchange.own.written.sheets import row
from ownterms.exchange.own.written.telling import called, page, reaching_told
from ownterms.lib.written.pages import Heading, Page, Piece, items, under, words

ABOUT_ME: Final[dict[str | Promise, tuple[tuple[str, str], ...]]] = {
    gettext_lazy("What is most important to me"): (
        ("one-page-profile", "matters"),
        ("path", "dream"),
    ),
    gettext_lazy("People who are important to me"): (("circle", "people"), ("path", "who")),
    gettext_lazy("How I communicate and how to communicate with me"): (
        ("how-i-say-things", "signs"),
        ("how-i-say-things", "tell"),
    ),
    gettext_lazy("My wellness"): (("good-and-bad-days", "good"), ("good-and-bad-days", "bad"), ("path", "strong")),
    gettext_lazy("Please do and please don’t"): (("decisions", "decisions"), ("who-suits-me", "never")),
    gettext_lazy("How and when to support me"): (("one-page-profile", "support"), ("who-suits-me", "for")),
    gettext_lazy("Also worth knowing about me"): (("one-page-profile", "liked"), ("path", "gifts")),
}
"""By heading of About Me: which sections of which tools say it (`ownterms.agenda.tools`)."""

LIKE_TO_TALK: Final = 2
"""The place of the heading under which stands how to reach somebody."""


def under_headings(own: told.Own, chosen: Chosen) -> Page:
    """This will tell what was chosen under those headings."""
    name = own.name if chosen.name else ""
    title = _("About me: %(name)s") % {"name": name} if name else _("About me")
    pieces = [
        Heading(1, title),
        *words(_("In my own words. Taken on %(day)s.") % {"day": day(own.made_at)}, is_note=True),
        *under(2, _("About me"), _about_me(own, chosen)),
        *under(2, _("My care and support plan"), _plan(own, chosen)),
        *under(2, _("Supported to write this by"), items(_supported_by(own, chosen))),
    ]
    return page(title, pieces)


def _about_me(own: told.Own, chosen: Chosen) -> Iterator[Piece]:
    sheets = [each for each in own.sheets if each.id in chosen.sheets]
    for place, (heading, sections) in enumerate(ABOUT_ME.items()):
        told_in = ((sheet, slug) for sheet in sheets for tool, slug in sections if tool == sheet.tool)
        said = chain.from_iterable(_section(sheet, slug) for sheet, slug in told_in)
        reaching = reaching_told(own.reaching, 4) if place == LIKE_TO_TALK and chosen.reaching else iter(())
        yield from under(3, heading, chain(said, reaching))


def _section(sheet: told.Sheet, slug: str) -> Iterator[Piece]:
    for section in tools.of(sheet.tool, sheet.answers).sections:
        if section.slug == slug:
            kept = section.kept(sheet.answers.get(slug))
            if isinstance(kept, str):
                yield from words(kept, sheet.called)
            else:
                yield from items(row(section, each) for each in kept)


def _plan(own: told.Own, chosen: Chosen) -> Iterator[Piece]:
    wants = chosen.wants_of(own)
    hopes = (each.words for each in wants)
    yield from under(3, _("Goals and hopes"), items(hopes))
    steps = [step for each in wants for step in each.beside.steps]
    yield from under(3, _("Actions"), items(_action(each) for each in steps))
    came = (f"{day(one.said_at)}: {one.words}" for each in wants for one in each.beside.came)
    yield from under(3, _("What came of it"), items(came))


def _action(step: told.Step) -> str:
    lines = [step.words, " · ".join(filter(None, [step.who, step.when]))]
    lines.append(_("Done on %(day)s") % {"day": day(step.done_at)} if step.done_at else "")
    return "\n".join(filter(None, lines))


def _supported_by(own: told.Own, chosen: Chosen) -> Iterator[str]:
    """Those who typed something of what goes in, as the person calls them."""
    names = called(own)
    wants = chosen.wants_of(own)
    typed = [each.typed_by for each in wants] + [step.typed_by for each in wants for step in each.beside.steps]
    yield from dict.fromkeys(names[each] for each in typed if each in names)
