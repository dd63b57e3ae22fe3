"""A request of somebody who signed in."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

from ownterms.people.models import Person

if TYPE_CHECKING:

    class SignedIn(HttpRequest):
        """What pages get that the middleware lets nobody else open: it has asked who somebody is."""

        user: Person

else:
    SignedIn = HttpRequest
