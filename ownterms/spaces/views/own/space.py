"""The held space: what its person sees first."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ownterms.people.views.door import unsent_at
from ownterms.people.views.signed_in import SignedIn, is_lent
from ownterms.spaces.forms.notebook import WriteForm
from ownterms.spaces.looks import lately
from ownterms.spaces.models import Entry, Space
from ownterms.spaces.talk import typed_for
from ownterms.spaces.views.own import own_space

NEWEST = 3  # entries on the first page


@require_safe
@own_space
def space_page(request: SignedIn, space: Space) -> HttpResponse:
    """This will show a person their space: where to write, and what they wrote last."""
    newest = Entry.objects.of(space).page(1, of=NEWEST).with_what_they_hold()
    told = {
        "form": WriteForm(),
        "entries": newest.read(by=request.user),
        "lately": lately(space, by=request.user),
        "typed": typed_for(space, by=request.user),
        "unclaimed_until": space.unclaimed_until,
        "is_lent": is_lent(request),
        "can_come_back": request.user.can_come_back,
        "further": settings.SPACE_PAGES,
        "pictures": settings.SPACE_PICTURES,
        "first": settings.SPACE_FIRST,
        "by_script": settings.SPACE_BY_SCRIPT,
        "more": "more" in request.GET,
        "unsent_at": unsent_at(request),
        "is_kept": request.GET.get("told") == "kept",
    }
    return render(request, "spaces/space.jinja", told)
