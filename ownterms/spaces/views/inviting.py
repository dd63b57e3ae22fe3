"""Inviting somebody: said in one page, handed on from the next."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces import actions
from ownterms.spaces.forms.inviting import InvitingForm
from ownterms.spaces.models import NotClaimed, NotOpen, Space
from ownterms.spaces.things import ids, offered
from ownterms.spaces.views.invitations import own_invitation
from ownterms.spaces.views.own import own_space
from ownterms.spaces.views.words import hand_over, held_words


@LOOK_OR_SEND
@own_space
def inviting_page(request: SignedIn, space: Space) -> HttpResponse:
    """This will ask whom a person invites, and to what; from what they look at, that is chosen already."""
    started = ids([request.GET.get("to", "")])
    things = offered(space, by=request.user, besides=started | ids(request.POST.getlist("shows")))
    first = {"shows": [str(each) for each in started]}
    form = InvitingForm(request.POST if request.method == "POST" else None, offered=things, initial=first)
    told = {"form": form, "things": things, "shows": [things[each] for each in first["shows"] if each in things]}
    if not form.is_valid():
        return render(request, "spaces/inviting.jinja", told, status=422 if form.is_bound else 200)
    try:
        made = actions.invite(space, by=request.user, **form.written)
    except actions.TooManyInvitations as refusal:
        return render(request, "spaces/inviting.jinja", told | {"refusal": str(refusal)}, status=429)
    except NotClaimed:
        return render(request, "spaces/not_claimed.jinja", status=409)
    return hand_over(request, made, made.draw_words(by=request.user))


@LOOK_OR_SEND
@own_space
def words_page(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will show the words in the browser for which they were drawn, and draw new ones where they are asked for."""
    invitation = own_invitation(request, space, pk)
    if request.method == "POST":
        try:
            return hand_over(request, invitation, invitation.draw_words(by=request.user))
        except NotOpen:
            return redirect("invitation", pk)
    words = held_words(request, invitation)
    if not words:
        return redirect("invitation", pk)
    told = {"invitation": invitation, "words": words, "address": request.build_absolute_uri(reverse("invited"))}
    link = request.build_absolute_uri(reverse("invited-by-words", args=["-".join(words)]))
    return render(request, "spaces/invitation_words.jinja", told | {"link": link})
