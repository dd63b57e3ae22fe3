"""Erasing a space: what goes, what cannot be taken back, and then all of it at once."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.signed_in import SignedIn, fresh_only, wiped
from ownterms.spaces import actions
from ownterms.spaces.models import Space
from ownterms.spaces.views.own import own_space


@fresh_only
@LOOK_OR_SEND
@own_space
def erasing_page(request: SignedIn, space: Space) -> HttpResponse:
    """This will say what goes, and take the space away when its person says so, from this device too."""
    if request.method != "POST":
        return render(request, "spaces/erasing.jinja", {"first": settings.BEFORE_WIPING})
    actions.erase(space, by=request.user)
    return wiped(render(request, "spaces/erased.jinja"))
