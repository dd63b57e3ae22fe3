"""The picture and the voice note of a want, for its person and for whoever it is open to while it stands."""

from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from ownterms.agenda.models import WantPicture, WantSound
from ownterms.people.models import Person
from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces.views.own.held import given, held_by


@require_safe
def picture(request: SignedIn, pk: UUID) -> HttpResponse:
    """This will give the picture of a want."""
    return given(request, held_by(request, WantPicture.objects.filter(standing(request.user), want=pk)), name="picture")


@require_safe
def sound(request: SignedIn, pk: UUID) -> HttpResponse:
    """This will give the voice note of a want, or a piece of it."""
    return given(
        request, held_by(request, WantSound.objects.filter(standing(request.user), want=pk)), name="voice-note"
    )


def standing(person: Person) -> Q:
    """This will leave out what was put away, but for its own person: nobody else finds it any more."""
    return Q(want__away=None) | Q(space__person=person)
