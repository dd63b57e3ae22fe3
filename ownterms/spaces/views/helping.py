"""What others opened to somebody: their invitations, and one of them from inside."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces import reasons
from ownterms.spaces.forms.helping import ReasonForm
from ownterms.spaces.models import Invitation, WhyAsked
from ownterms.spaces.tie import MESSAGES, Tie, called
from ownterms.spaces.views.asked import number

MOST_MESSAGES = 10_000


@require_safe
def helping_page(request: SignedIn) -> HttpResponse:
    """This will list what others opened to somebody, and what is quiet."""
    person = request.user
    live = Invitation.objects.of_helper(person).read(by=person)
    return render(request, "spaces/helping.jinja", {"live": live})


@require_safe
def tie_page(request: SignedIn, pk: UUID) -> HttpResponse:
    """This will show a helper what one invitation opens to them; they say why first where that is asked."""
    return tie_as_it_is(request, held(request, pk))


@require_POST
def reason(request: SignedIn, pk: UUID) -> HttpResponse:
    """This will take a helper's reason for looking, and let them look."""
    invitation, form = held(request, pk), ReasonForm(request.POST)
    if not form.is_valid():
        return render(request, "spaces/reason.jinja", asking(invitation, form), status=422)
    reasons.keep(request.session, invitation.space, form.cleaned_data["why"])
    return redirect("tie", pk)


def held(request: SignedIn, pk: UUID) -> Invitation:
    """This will give a live invitation of a helper, closed. One that is over, another's or never was: the same 404."""
    person = request.user
    invitation = (
        Invitation.objects.of_helper(person).open_to(person).filter(pk=pk).select_related("space__person").first()
    )
    if invitation is None:
        raise Http404
    return invitation


def tie_as_it_is(
    request: SignedIn, invitation: Invitation, *, status: int = 200, further: Mapping[str, Any] | None = None
) -> HttpResponse:
    """This will show a tie to its helper, with what else is to be said on it."""
    why = reasons.given(request.session, invitation.space_id) if invitation.asks_why else ""
    page, messages = number(request, "page", 1), number(request, "messages", MESSAGES)
    try:
        tie = Tie.seen(invitation, by=request.user, why=why, page=page, messages=min(messages, MOST_MESSAGES))
    except WhyAsked:
        return render(request, "spaces/reason.jinja", asking(invitation, ReasonForm()))
    if tie is None:
        raise Http404
    return render(request, "spaces/tie.jinja", {"tie": tie} | dict(further or {}), status=status)


def asking(invitation: Invitation, form: ReasonForm) -> dict[str, Any]:
    """What the page shows that asks for a reason."""
    return {"invitation": invitation, "form": form, "name": called(invitation.space.person)}
