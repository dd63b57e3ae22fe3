"""What helpers typed for a person, until the person says whether these are their words."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces.models import Dictation, Space
from ownterms.spaces.talk import typed_for
from ownterms.spaces.views.own import own_space


@require_safe
@own_space
def typed_page(request: SignedIn, space: Space) -> HttpResponse:
    """This will show a person what was typed for them and waits for their word."""
    return render(request, "spaces/typed.jinja", {"waiting": typed_for(space, by=request.user)})


@require_POST
@own_space
def typed_answer(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will make an entry of what was typed, where the person says that these are their words; or take it away."""
    typed = get_object_or_404(Dictation.objects.filter(space=space), pk=pk)
    if "mine" in request.POST:
        entry = typed.confirm(by=request.user)
        return redirect(reverse("entry", args=[entry.pk]) + "?told=kept")
    if "not-mine" in request.POST:
        typed.refuse(by=request.user)
    return redirect("typed")
