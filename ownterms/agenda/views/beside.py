"""What stands beside a want or alone: which wants there are to stand beside, and the way back to where it stands."""

from uuid import UUID

from django.http import Http404
from django.urls import reverse

from ownterms.agenda.models import Want
from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces.models import Space
from ownterms.spaces.things import one_id
from ownterms.spaces.views.own import own_one

OFFERED = 50  # wants, in their person's order


def wants_of(request: SignedIn, space: Space, *besides: UUID | None) -> dict[str, str]:
    """This will give the wants that something can stand beside, by id, in a few words; `besides` are never left out."""
    every = Want.objects.of(space)
    first = list(every.standing().values_list("pk", flat=True)[:OFFERED])
    wants = every.filter(pk__in={*first, *filter(None, besides)}).read(by=request.user)
    return {str(want.pk): want.in_few_words for want in wants}


def want_named(request: SignedIn, space: Space) -> Want | None:
    """This will open the want that an address names (`?want=`); None where it names none. Raises Http404."""
    told = request.GET.get("want", "")
    if not told:
        return None
    if pk := one_id(told):
        return own_want(request, space, pk)
    raise Http404


def own_want(request: SignedIn, space: Space, pk: UUID) -> Want:
    """This will open a want of a person's own, and say what it holds. Raises Http404."""
    return own_one(request, Want.objects.of(space).with_what_they_hold(), pk)


def where(want: UUID | None, part: str = "") -> str:
    """This will give the address at which something stands: a want's page, or the agenda; `part` is a place on it."""
    return (reverse("want", args=[want]) if want else reverse("agenda")) + (f"#{part}" if part else "")
