"""Somebody who signed in: how that begins, how they show once more that it is them, and what their requests are."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import TYPE_CHECKING, Any, Final

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from ownterms.lib.browser.device import device
from ownterms.people.models import Person
from ownterms.people.views.drafts import kept, seen_at
from ownterms.people.views.onwards import by_way_of

if TYPE_CHECKING:

    class SignedIn(HttpRequest):
        """What pages get that the middleware lets nobody else open: it has asked who somebody is."""

        user: Person

else:
    SignedIn = HttpRequest

View = Callable[..., HttpResponse]

FRESH: Final = 15 * 60
"""Seconds for which somebody who showed that it is them need not show it again."""


def begin(
    request: HttpRequest,
    person: Person,
    *,
    stay: bool,
    lent_for: timedelta | None = None,
    claim_by: datetime | None = None,
) -> None:
    """This will sign somebody in, under a new session key. Unless they stay, it ends with the browser's window.

    `lent_for`: the device is somebody else's, and so long the session lasts at most. `claim_by`: until then they must
    have come on their own, and said that what began here is theirs; a card that is made here says so.

    Whoever begins with nothing is signed in by this too: `begin(request, Person.objects.create_user(), stay=True)`.
    """
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    request.session["device"] = device(request.META.get("HTTP_USER_AGENT", "")[:1000])
    request.session["began_on"] = request.session["used_on"] = timezone.localdate().isoformat()
    request.session["shown_at"] = time.time()
    for lent in ("ends_at", "claim_by"):  # signing in twice keeps what the session held
        request.session.pop(lent, None)
    if lent_for:
        request.session["ends_at"] = (timezone.now() + lent_for).isoformat()
    if claim_by:
        request.session["claim_by"] = claim_by.isoformat()
    request.session.set_expiry(None if stay else 0)


def is_lent(request: HttpRequest) -> bool:
    """This will say whether somebody is signed in on a device that is another's."""
    return "ends_at" in request.session


def claimed_by(request: HttpRequest) -> datetime | None:
    """This will say until when they must have said that what began here is theirs; None where nothing waits."""
    told = request.session.get("claim_by")
    return datetime.fromisoformat(told) if told else None


def shown(request: HttpRequest) -> None:
    """This will note that somebody has shown that it is them, under a new session key."""
    request.session.cycle_key()
    request.session["shown_at"] = time.time()


def wiped(answer: HttpResponse) -> HttpResponse:
    """This will have the browser let go of all that its person had it keep of this place: pages, and words not sent."""
    answer.headers["Clear-Site-Data"] = '"storage"'
    return answer


def fresh_only(view: View) -> View:
    """This will have somebody show once more that it is them, before what a stranger at their screen must not do.

    Who has no way to show it passes: this session is all that they have.
    """

    @wraps(view)
    def guarded(request: SignedIn, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401  (whatever the view takes)
        if time.time() - request.session.get("shown_at", 0) < FRESH or not request.user.can_come_back:
            return view(request, *args, **kwargs)
        if request.method in {"GET", "HEAD"}:
            return redirect(by_way_of("again", request.get_full_path()))
        answer = redirect(by_way_of("again", seen_at(request, otherwise=reverse("you"))))
        return kept(request, answer) or answer

    return guarded


def own_device_only(view: View) -> View:
    """This will let nobody make a way in on a device that is lent to them: it could be its owner who makes it."""

    @wraps(view)
    def guarded(request: SignedIn, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401  (whatever the view takes)
        return redirect(reverse("you") + "?told=lent") if is_lent(request) else view(request, *args, **kwargs)

    return guarded
