"""Taking away: asked once, and then it is gone. One page for all that a person wrote in this room."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces.models import Sealed, Space
from ownterms.spaces.views.own import own_one, own_space

View = Callable[..., HttpResponse]


def removal_of(
    model: type[Sealed],
    *,
    words: Callable[[Any], str],
    stays: Callable[[Any], str],
    onwards: Callable[[Any], str],
    also: str | Promise = "",
) -> View:
    """This will make the page that asks once, and takes a thing of one kind away.

    What is taken away has a `remove(by=…)`. `words` are its own, `also` what goes with it; `stays` is the address for
    whoever keeps it after all, and `onwards` the one where it was.
    """

    @LOOK_OR_SEND
    @own_space
    def page(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
        thing: Any = own_one(request, model.objects.filter(space=space), pk)
        if request.method != "POST":
            told = {"words": words(thing), "also": also, "stays": stays(thing)}
            return render(request, "agenda/removal.jinja", told)
        where = onwards(thing)
        thing.remove(by=request.user)
        return redirect(where)

    return page
