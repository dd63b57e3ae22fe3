"""Removing: asked once, and then it is gone. One page for all that a person wrote, in whichever room."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render

from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces.models import SealedQuerySet, Space
from ownterms.spaces.views.own import View, own_one, own_space


def nothing(_thing: Any) -> str:  # noqa: ANN401  (whatever is removed)
    """This will say nothing of a thing."""
    return ""


def removal_of(  # noqa: PLR0913  (all that the page says, and where it leads)
    things: SealedQuerySet[Any],
    *,
    words: Callable[[Any], str] = nothing,
    also: Callable[[Any], Iterable[str]] = nothing,
    stays: Callable[[Any], str],
    onwards: Callable[[Any], str],
    page: str = "spaces/removal.jinja",
) -> View:
    """This will make the page that asks once, and removes one of some things, each with a `remove(by=…)`.

    `words` are its own, `also` sentences of what goes with it; `stays` is the address for whoever keeps it after all,
    and `onwards` the one where it was. `page` may extend what the page says.
    """

    @LOOK_OR_SEND
    @own_space
    def removal(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
        thing = own_one(request, things.filter(space=space), pk)
        if request.method != "POST":
            told = {"thing": thing, "words": words(thing), "also": also(thing), "stays": stays(thing)}
            return render(request, page, told)
        where = onwards(thing)
        thing.remove(by=request.user)
        return redirect(where)

    return removal
