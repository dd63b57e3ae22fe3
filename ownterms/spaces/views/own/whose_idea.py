"""Whose idea it was to come here: said, changed, and seen by nobody else."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces.forms.whose_idea import WhoseIdeaForm
from ownterms.spaces.models import Space, WhoseIdea
from ownterms.spaces.views.own import own_space


@LOOK_OR_SEND
@own_space
def whose_idea_page(request: SignedIn, space: Space) -> HttpResponse:
    """This will ask whose idea it was, and keep the answer in place of the one before."""
    person = request.user
    said = WhoseIdea.objects.filter(space=space).read_one(by=person)
    before = {"answer": said.answer, "may_count": said.may_count} if said else {}
    form = WhoseIdeaForm(request.POST if request.method == "POST" else None, initial=before)
    if not form.is_valid():
        told = {"form": form, "said": said, "is_claimed": space.unclaimed_until is None}
        return render(request, "spaces/whose_idea.jinja", told, status=422 if form.is_bound else 200)
    WhoseIdea.say(space, form.cleaned_data["answer"], by=person, may_count=form.cleaned_data["may_count"])
    return redirect(reverse("space") + "?told=kept")
