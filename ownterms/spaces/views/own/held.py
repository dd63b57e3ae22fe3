"""Pictures and voice notes, for their person and for whoever they are open to; here, those of an entry."""

from typing import TypeVar
from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from ownterms.lib.browser.pieces import NoSuchBytes, piece_asked_for
from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces import reasons
from ownterms.spaces.models import Medium, Picture, SealedQuerySet, Sound, WhyAsked

Kind = TypeVar("Kind", bound=Medium)


@require_safe
def picture(request: SignedIn, pk: UUID) -> HttpResponse:
    """This will give the picture of an entry."""
    return given(request, held_by(request, Picture.objects.filter(entry=pk)), name="picture")


@require_safe
def sound(request: SignedIn, pk: UUID) -> HttpResponse:
    """This will give the voice note of an entry, or a piece of it."""
    return given(request, held_by(request, Sound.objects.filter(entry=pk)), name="voice-note")


def held_by(request: SignedIn, held: SealedQuerySet[Kind]) -> Kind:
    """This will open the one that is asked for, with a row in the trail where it is another's. Raises Http404."""
    held = held.exclude(content=b"")  # left behind elsewhere
    space = held.open_to(request.user).values_list("space", flat=True).first()
    try:
        found = held.read(by=request.user, why=reasons.given(request.session, space)) if space else []
    except WhyAsked:
        raise Http404 from None
    if not found:
        raise Http404
    return found[0]


def given(request: SignedIn, held: Medium, *, name: str) -> HttpResponse:
    """This will answer with a file, or with the piece of it that a player asks for."""
    content = held.content
    answer = HttpResponse(content, content_type=held.media_type)
    answer.headers["Content-Disposition"] = f'inline; filename="{name}.{held.media_type.rpartition("/")[2]}"'
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["Accept-Ranges"] = "bytes"
    # Nothing may press it on the way: a piece of it would no longer be the piece that was asked for.
    answer.headers["Content-Encoding"] = "identity"
    try:
        piece = piece_asked_for(request.headers.get("Range", ""), len(content))
    except NoSuchBytes:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{len(content)}"})
    if piece:
        answer.status_code, answer.content = 206, content[piece.start : piece.stop]
        answer.headers["Content-Range"] = f"bytes {piece.start}-{piece.stop - 1}/{len(content)}"
    return answer
