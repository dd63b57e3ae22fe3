"""Take it with me: all of it, or a single page, as a file of one's own."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ownterms.exchange.own.formats import FORMATS, CannotBeMade, Format, can_lay_out
from ownterms.exchange.own.gathered import gathered
from ownterms.exchange.own.weighing import Media, weighed
from ownterms.exchange.own.written.agenda import short
from ownterms.exchange.own.written.sheets import title
from ownterms.exchange.own.written.telling import one_agenda, one_sheet, one_want
from ownterms.people.models import Tally
from ownterms.people.views.signed_in import SignedIn, fresh_only, own_device_only
from ownterms.spaces.models import Space
from ownterms.spaces.views.own import own_space

Maker = Callable[[Format], bytes]
ALONE: Final = 50
"""Wants, and pages about somebody, that are offered alone."""
MOST_FILES: Final = 60
"""That one person takes in an hour: each is work."""


@own_device_only
@fresh_only
@require_safe
@own_space
def take_page(request: SignedIn, space: Space) -> HttpResponse:
    """This will show the kinds of file in which all of it can be taken, each with its size."""
    media, own = Media.of(space), gathered(space, by=request.user)
    weights = weighed(own, media)
    told = {
        "wants": [(each.id, short(each.words)) for each in own.wants if each.away is None][:ALONE],
        "sheets": [(each.id, title(each)) for each in own.sheets][-ALONE:],
        "kinds": [(kind, FORMATS[kind].name, weight) for kind, weight in weights.items()],
        "media": media,
        "has_paper": can_lay_out(),
    }
    return render(request, "exchange/take.jinja", told)


@own_device_only
@fresh_only
@require_safe
@own_space
def take_file(request: SignedIn, space: Space, kind: str) -> HttpResponse:
    """This will give all of it as one file; with photos and voice notes where that is asked for."""
    if kind not in FORMATS:
        raise Http404

    def make(chosen: Format) -> bytes:
        media = request.GET.get("media") == "yes" and not Media.of(space).is_too_much
        return chosen.make(gathered(space, by=request.user, media=media))

    return made(request, FORMATS[kind], make, name=f"all-that-is-mine.{kind}")


@own_device_only
@fresh_only
@require_safe
@own_space
def take_one(request: SignedIn, space: Space, what: str, kind: str, pk: UUID | None = None) -> HttpResponse:
    """This will give a single page as a file: a want, a page about me, or the agenda."""
    if kind not in FORMATS or kind == "json":
        raise Http404

    def make(chosen: Format) -> bytes:
        own = gathered(space, by=request.user, media=not Media.of(space).is_too_much)
        page = {"want": one_want, "sheet": one_sheet}[what](own, pk) if pk else one_agenda(own)
        if page is None:
            raise Http404
        return chosen.of_page(page)

    return made(request, FORMATS[kind], make, name=f"{what}.{kind}")


def made(request: SignedIn, chosen: Format, make: Maker, *, name: str) -> HttpResponse:
    """This will make a file and give it, or say why it cannot be made."""
    if not Tally.take("files taken", str(request.user.pk), most=MOST_FILES, minutes=60):
        told = {"refusal": _("Many files were made for you just now. Please go on in an hour.")}
        return render(request, "exchange/not_made.jinja", told, status=429)
    try:
        content = make(chosen)
    except CannotBeMade as refusal:
        return render(request, "exchange/not_made.jinja", {"refusal": str(refusal)}, status=503)
    return as_file(content, chosen.media_type, name=name)


def as_file(content: bytes, media_type: str, *, name: str) -> HttpResponse:
    """This will answer with a file that a browser keeps, and no store on the way does."""
    answer = HttpResponse(content, content_type=media_type)
    first, _dot, last = name.rpartition(".")
    answer.headers["Content-Disposition"] = f'attachment; filename="{first}-{timezone.localdate()}.{last}"'
    answer.headers["Cache-Control"] = "no-store, private"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
