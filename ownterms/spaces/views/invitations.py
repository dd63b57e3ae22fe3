"""A person's invitations: what each shows, and how it goes on or ends."""

from typing import Final
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.signed_in import SignedIn, fresh_only
from ownterms.spaces import inviting
from ownterms.spaces.looks import told as told_looks
from ownterms.spaces.models import Invitation, NotOpen, Space
from ownterms.spaces.standing import OVER, WRITING, on_shelves, standing
from ownterms.spaces.things import ids, offered
from ownterms.spaces.views.own import own_one, own_space
from ownterms.trail.models import Act, Trace

NEWEST: Final = 20
"""Rows of the trail on the page of an invitation."""

SAID: Final = {
    "asked": _("Your invitation is made."),
    "words": _("Words are shown only in the browser that made them, for an hour. You can make new ones."),
    "letter": _("A letter is on its way. It does not say who you are, so tell them that it comes."),
    "shows": _("It is kept. It counts from now on."),
    "nothing": _("It is kept. They see nothing of yours now."),
    "renewed": _("It is open for six months from today."),
    "ended": _("It is ended. They see nothing more."),
}


@require_safe
@own_space
def invitations_page(request: SignedIn, space: Space) -> HttpResponse:
    """This will list whom a person invited, by how each invitation stands."""
    mine = Invitation.objects.filter(space=space).with_answers().read(by=request.user)
    return render(request, "spaces/invitations.jinja", {"shelves": on_shelves(mine)})


@require_safe
@own_space
def invitation_page(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will show one invitation: how it stands, what it covers, and on which terms."""
    invitation = own_invitation(request, space, pk)
    things = offered(space, by=request.user, besides=invitation.slice_ids)
    traces = Trace.objects.of(space.pk).under(pk).filter(act=Act.LOOKED)
    told = {
        "invitation": invitation,
        "state": invitation.state,
        "standing": standing(invitation),
        "writing": WRITING[invitation.terms.writing],
        "things": things,
        "shows": [str(each) for each in invitation.slice_ids if str(each) in things],
        "shows_a_part": invitation.shows_a_part,
        "looks": told_looks(space, list(traces[:NEWEST]), by=request.user),
        "further": settings.INVITATION_PAGES if invitation.helper else [],
        "said": SAID.get(request.GET.get("told", ""), ""),
    }
    return render(request, "spaces/invitation.jinja", told)


@fresh_only
@require_POST
@own_space
def invitation_shows(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will change what an invitation shows, by the very next request."""
    invitation = own_invitation(request, space, pk)
    if invitation.state in OVER:
        return redirect("invitation", pk)
    shows = ids(request.POST.getlist("shows"))
    inviting.show_only(invitation, shows, by=request.user)
    return redirect(reverse("invitation", args=[pk]) + ("?told=shows" if shows else "?told=nothing"))


@fresh_only
@require_POST
@own_space
def invitation_renewal(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will let an invitation hold for six months from now."""
    try:
        own_invitation(request, space, pk).renew(by=request.user)
    except NotOpen:
        return redirect("invitation", pk)
    return redirect(reverse("invitation", args=[pk]) + "?told=renewed")


@LOOK_OR_SEND
@own_space
def invitation_ending(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will ask once, and end an invitation by the very next request."""
    invitation = own_invitation(request, space, pk)
    if request.method != "POST":
        return render(request, "spaces/invitation_ending.jinja", {"invitation": invitation, "state": invitation.state})
    invitation.end(by=request.user)
    return redirect(reverse("invitation", args=[pk]) + "?told=ended")


def own_invitation(request: SignedIn, space: Space, pk: UUID) -> Invitation:
    """This will open an invitation of a person's own. Raises Http404."""
    return own_one(request, Invitation.objects.filter(space=space).with_answers(), pk)
