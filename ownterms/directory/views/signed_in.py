"""Requests of people who signed in, and of stewards among them."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest

from ownterms.directory.models.keeping.access import is_steward
from ownterms.people.models import Person

if TYPE_CHECKING:

    class SignedIn(HttpRequest):
        """What pages get that the middleware lets nobody else open: it has asked who somebody is."""

        user: Person

else:
    SignedIn = HttpRequest


def stewards_only(request: SignedIn) -> None:
    """This will raise Http404 for everyone else, as if the page were not there."""
    if not is_steward(request.user):
        raise Http404
