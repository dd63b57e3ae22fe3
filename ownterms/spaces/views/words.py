"""The six words of an invitation, held in one browser: of its person while they hand them on, or of whoever typed them.

A digest of them is all that we keep. So that a page which is loaded again, or printed later, need not draw new
ones, and no address holds what was typed, they travel in a cookie for that one page, sealed under the space's key.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from ownterms.lib.sealing import Tampered, seal, unseal
from ownterms.lib.words import read
from ownterms.spaces.models import Invitation

COOKIE: Final = "words"
SECONDS: Final = 60 * 60


def hand_over(
    request: HttpRequest, invitation: Invitation, words: str, *, to: str = "invitation-words"
) -> HttpResponse:
    """This will lead to a page of an opened invitation, and let this browser hold its words for that page."""
    page = reverse(to, args=[invitation.pk])
    response = redirect(page)
    sealed = urlsafe_b64encode(seal(invitation.key, words.encode(), bound=_bound(invitation))).decode()
    response.set_cookie(
        COOKIE, sealed, max_age=SECONDS, path=page, httponly=True, samesite="Strict", secure=request.is_secure()
    )
    return response


def held_words(request: HttpRequest, invitation: Invitation) -> tuple[str, ...]:
    """This will give the words that this browser holds, where they still open the invitation; else none."""
    try:
        sealed = urlsafe_b64decode(request.COOKIES.get(COOKIE, ""))
        words = read(unseal(invitation.key, sealed, bound=_bound(invitation)).decode())
    except (ValueError, Tampered):
        return ()
    return words if Invitation.objects.by_words(words) == invitation else ()


def _bound(invitation: Invitation) -> str:
    return f"{invitation.space_id}|words|{invitation.pk}"
