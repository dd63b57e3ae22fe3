"""Thoughts: left by helpers, and taken up or laid aside by the person."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ownterms.agenda import actions
from ownterms.agenda.forms.thoughts import TakeUpForm, ThoughtForm, box
from ownterms.agenda.models import Thought, Want
from ownterms.agenda.thoughts import named
from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces.models import Holds, NoLiveInvitation, NotNow, Part, Space
from ownterms.spaces.things import ids
from ownterms.spaces.views.helping import held, tie_as_it_is, while_it_stands
from ownterms.spaces.views.own import own_one, own_space


@require_POST
@while_it_stands
def thoughts(request: SignedIn, pk: UUID) -> HttpResponse:
    """This will leave a helper's thought beside a want that is open to them, or beside the agenda as a whole."""
    invitation, want = held(request, pk), None
    if named := request.POST.get("want"):
        want = get_object_or_404(Want.objects.standing().under(pk).open_to(request.user), pk__in=ids([named]))
    at = box(want)
    form = ThoughtForm(request.POST, prefix=at, may_type=invitation.may_type)
    if not form.is_valid():
        return tie_as_it_is(request, invitation, status=422, at=at, form=form)
    try:
        left = Thought.leave(invitation, by=request.user, want=want, **form.cleaned_data)
    except NoLiveInvitation:
        raise Http404 from None
    except NotNow:
        return tie_as_it_is(request, invitation, status=409, unsent=form.cleaned_data["words"])
    return redirect(f"{reverse('tie', args=[pk])}#thought-{left.pk}")


@LOOK_OR_SEND
@own_space
def thought_page(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will let a person take a thought up, in their own words and as what they make of it."""
    thought = own_one(request, Thought.objects.filter(space=space), pk)
    if thought.settled_at:  # pressed twice, or in another window
        return redirect("agenda")
    before = {"words": thought.words, "taken_as": actions.usual(thought)}
    form = TakeUpForm(request.POST if request.method == "POST" else None, initial=before)
    if not form.is_valid():
        told = {"form": form, "thought": thought, "waiting": named([thought], by=request.user)[0], **seen_by(thought)}
        return render(request, "agenda/thought.jinja", told, status=422 if form.is_bound else 200)
    try:
        made = actions.take_up(thought, by=request.user, **form.cleaned_data)
    except actions.Settled:
        return redirect("agenda")
    want = made.pk if isinstance(made, Want) else made.want_id
    return redirect(reverse("want", args=[want]) + "?told=taken" if want else reverse("agenda") + "?told=taken")


@require_POST
@own_space
def thought_aside(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will lay a thought aside. Whoever left it is not told."""
    thought = own_one(request, Thought.objects.filter(space=space), pk)
    thought.settle(by=request.user)
    at_want = thought.want_id if "beside" in request.POST else None
    return redirect((reverse("want", args=[at_want]) if at_want else reverse("agenda")) + "?told=aside")


def seen_by(thought: Thought) -> dict[str, bool]:
    """This will say what whoever left a thought will see of it, once it stands on the agenda or beside its want."""
    if thought.by is None:
        return {"sees_all": False, "sees_want": False}
    agendas = Part.objects.filter(space=thought.space_id, holds=Holds.AGENDA)
    wants = Want.objects.standing().filter(thought=thought)
    return {"sees_all": agendas.open_to(thought.by).exists(), "sees_want": wants.open_to(thought.by).exists()}
