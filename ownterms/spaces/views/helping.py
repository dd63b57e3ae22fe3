"""What others opened to somebody: their invitations, and one of them from inside."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces import reasons
from ownterms.spaces.forms.helping import ReasonForm, StepBackForm
from ownterms.spaces.models import Gone, Invitation, NoKey, NotOpen, Over, SteppingBack, WhyAsked
from ownterms.spaces.tie import MESSAGES, Tie, called, ties_of
from ownterms.spaces.views.asked import number

View = Callable[..., HttpResponse]


def while_it_stands(view: View) -> View:
    """This will answer as where there never was a tie, where its space was erased while its helper pressed."""

    @wraps(view)
    def held(request: SignedIn, pk: UUID, **kwargs: Any) -> HttpResponse:  # noqa: ANN401  (whatever the view takes)
        try:
            return view(request, pk, **kwargs)
        except (Gone, NoKey):
            if Invitation.objects.filter(pk=pk).exists():
                raise
            raise Http404 from None

    return held


@require_safe
def helping_page(request: SignedIn) -> HttpResponse:
    """This will list what others opened to somebody, what they are asked, and what is quiet."""
    return render(request, "spaces/helping.jinja", {"ties": ties_of(request.user), "further": settings.HELPING_PAGES})


@require_POST
def over_away(request: SignedIn, pk: int) -> HttpResponse:
    """This will take away the line that says that an invitation is over."""
    get_object_or_404(Over, pk=pk, helper=request.user).delete()
    return redirect("helping")


@require_safe
@while_it_stands
def tie_page(request: SignedIn, pk: UUID) -> HttpResponse:
    """This will show a helper what one invitation opens to them; they say why first where that is asked."""
    return tie_as_it_is(request, held(request, pk))


@require_POST
@while_it_stands
def reason(request: SignedIn, pk: UUID) -> HttpResponse:
    """This will take a helper's reason for looking, and let them look."""
    invitation, form = held(request, pk), ReasonForm(request.POST)
    if not form.is_valid():
        return render(request, "spaces/reason.jinja", asking(invitation, form), status=422)
    reasons.keep(request.session, invitation.space, form.cleaned_data["why"])
    return redirect("tie", pk)


@LOOK_OR_SEND
@while_it_stands
def stepping_back_page(request: SignedIn, pk: UUID) -> HttpResponse:
    """This will say what happens when a helper steps back, and take their last day and their goodbye."""
    invitation = held(request, pk)
    form = StepBackForm(request.POST if request.method == "POST" else None, latest=invitation.last_day)
    told = asking(invitation, form) | {"said": SteppingBack.objects.filter(invitation=invitation).first()}
    if not form.is_valid():
        return render(request, "spaces/stepping_back.jinja", told, status=422 if form.is_bound else 200)
    try:
        invitation.step_back(by=request.user, **form.cleaned_data)
    except NotOpen:
        raise Http404 from None
    return redirect("tie", pk)


def held(request: SignedIn, pk: UUID) -> Invitation:
    """This will give a live invitation of a helper, closed. One that is over, another's or never was: the same 404."""
    person = request.user
    invitations = Invitation.objects.of_helper(person).open_to(person).select_related("space__person")
    return get_object_or_404(invitations, pk=pk)


def tie_as_it_is(request: SignedIn, invitation: Invitation, *, status: int = 200, **further: Any) -> HttpResponse:  # noqa: ANN401
    """This will show a tie to its helper, with what else is to be said on it."""
    why = reasons.given(request.session, invitation.space_id) if invitation.asks_why else ""
    page, messages = number(request, "page", 1), number(request, "messages", MESSAGES)
    try:
        tie = Tie.seen(invitation, by=request.user, why=why, page=page, messages=messages)
    except WhyAsked:
        form = further.get("form")
        unsent = form["words"].value() if form else further.get("unsent", "")
        return render(
            request, "spaces/reason.jinja", asking(invitation, ReasonForm()) | {"unsent": unsent}, status=status
        )
    if tie is None:
        raise Http404
    said_yes = tie.is_new and request.GET.get("told") == "yes"
    told = {"tie": tie, "at": "", "form": None, "unsent": "", "said_yes": said_yes}
    return render(request, "spaces/tie.jinja", told | further, status=status)


def asking(invitation: Invitation, form: ReasonForm | StepBackForm) -> dict[str, Any]:
    """What a page shows that asks a helper for something before they go on."""
    return {"invitation": invitation, "form": form, "name": called(invitation.space.person), "unsent": ""}
