"""Pages of a person's own space: how each comes to it or leads elsewhere, and those of keeping something there."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from uuid import UUID

from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from ownterms.people.models import Person
from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces.models import Gone, NoKey, Sealed, SealedQuerySet, Space, Unclaimed
from ownterms.spaces.tie import is_asked_in

View = Callable[..., HttpResponse]
M = TypeVar("M", bound=Sealed)


def own_space(view: View) -> View:
    """This will hand a page the space of whoever asks. Without one they are led to who asked them in, or to their page.

    So they are where they erased it in another window meanwhile. A single thing that they took away there is not there.

    Where its 72 hours went by unclaimed, the session is over too, before the sweep takes both away.
    """

    @wraps(view)
    def held(request: SignedIn, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401  (whatever the view takes)
        space = Space.objects.of(request.user)
        if space:
            try:
                return view(request, space, *args, **kwargs)
            except (Gone, NoKey) as over:
                if not Space.objects.filter(pk=space.pk).exists():
                    return redirect("you")
                if isinstance(over, Gone):
                    raise Http404 from over
                raise
        return led_out(request, request.user) or redirect("helping" if is_asked_in(request.user) else "you")

    return held


def own_one(request: SignedIn, things: SealedQuerySet[M], pk: UUID) -> M:
    """This will open one of some things of a person's own. Raises Http404."""
    found = things.filter(pk=pk).read_one(by=request.user)
    if found is None:
        raise Http404
    return found


def led_out(request: HttpRequest, person: Person) -> HttpResponse | None:
    """This will sign out whoever's space went by unclaimed, and say that it is over; None for anybody else."""
    if not Unclaimed.objects.over().filter(space__person=person).exists():
        return None
    logout(request)
    return redirect(reverse("space-start") + "?told=over")
