"""Inviting somebody: said on one page, handed on from the next."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from ownterms.people.letters import folder
from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.signed_in import SignedIn, fresh_only
from ownterms.spaces import inviting
from ownterms.spaces.forms.inviting import InvitingForm, LetterForm, said_before
from ownterms.spaces.models import Invitation, NotOpen, Space, State, TieBefore
from ownterms.spaces.things import ids, offered
from ownterms.spaces.views.invitations import own_invitation
from ownterms.spaces.views.own import own_space
from ownterms.spaces.views.words import hand_over, held_words


@fresh_only
@LOOK_OR_SEND
@own_space
def inviting_page(request: SignedIn, space: Space) -> HttpResponse:
    """This will ask whom a person invites, and to what; from what they look at, that is chosen already."""
    if space.unclaimed_until:
        return render(request, "spaces/not_claimed.jinja", status=409)
    again, after = earlier(request, space, "again"), earlier(request, space, "after")
    asked = again.helper if again else None
    elsewhere = before_of(request, space)
    to = ids([request.GET.get("to", "")])
    before = said_before(again or after or elsewhere, is_same=bool(asked or elsewhere), to=to)
    before["signed"] = request.user.name
    things = offered(space, by=request.user, besides=ids([*before["shows"], *request.POST.getlist("shows")]))
    form = InvitingForm(request.POST if request.method == "POST" else None, offered=things, initial=before)
    shows = [things[each] for each in before["shows"] if each in things]
    told = {"form": form, "shows": shows, "again": asked, "after": after, "has_name": bool(request.user.name)}
    if not form.is_valid():
        return render(request, "spaces/inviting.jinja", told, status=422 if form.is_bound else 200)
    try:
        made = inviting.invite(space, by=request.user, asked=asked, **form.written)
    except inviting.TooManyInvitations as refusal:
        return render(request, "spaces/inviting.jinja", told | {"refusal": str(refusal)}, status=429)
    if asked:
        return redirect(reverse("invitation", args=[made.pk]) + "?told=asked")
    return hand_over(request, made, made.draw_words(by=request.user))


@fresh_only
@LOOK_OR_SEND
@own_space
def words_page(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will show the words in the browser for which they were drawn, and draw new ones where they are asked for."""
    invitation = own_invitation(request, space, pk)
    if request.method == "POST":
        try:
            return hand_over(request, invitation, inviting.draw_words(invitation, by=request.user))
        except NotOpen:
            return redirect("invitation", pk)
    words = held_words(request, invitation)
    if not words:
        return redirect(reverse("invitation", args=[pk]) + ("?told=words" if invitation.state == State.OPEN else ""))
    link = request.build_absolute_uri(reverse("invited-by-words", args=["-".join(words)]))
    address = request.build_absolute_uri(reverse("invited"))
    told = {"invitation": invitation, "words": words, "link": link, "address": address}
    told["until"] = invitation.sixwords.until
    return render(request, "spaces/invitation_words.jinja", told)


@fresh_only
@LOOK_OR_SEND
@own_space
def letter_page(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will have one letter bring an invitation to an address, because its person presses for it."""
    invitation = own_invitation(request, space, pk)
    if not invitation.is_waiting:
        return redirect("invitation", pk)
    form = LetterForm(request.POST if request.method == "POST" else None)
    told = {"form": form, "invitation": invitation, "letters_in": folder()}
    if not form.is_valid():
        return render(request, "spaces/invitation_letter.jinja", told, status=422 if form.is_bound else 200)
    site = request.build_absolute_uri("/").rstrip("/")
    try:
        inviting.send_letter(invitation, form.cleaned_data["email"], by=request.user, site=site)
    except (inviting.TooManyInvitations, inviting.NoLetterThere) as refusal:
        return render(request, "spaces/invitation_letter.jinja", told | {"refusal": str(refusal)}, status=429)
    except NotOpen:
        return redirect("invitation", pk)
    return redirect(reverse("invitation", args=[pk]) + "?told=letter")


def before_of(request: SignedIn, space: Space) -> TieBefore | None:
    """This will give the tie from another place that an address names."""
    return TieBefore.objects.filter(space=space, pk__in=ids([request.GET.get("before", "")])).read_one(by=request.user)


def earlier(request: SignedIn, space: Space, how: str) -> Invitation | None:
    """This will give the earlier invitation that an address names."""
    named = Invitation.objects.filter(space=space, pk__in=ids([request.GET.get(how, "")])).with_answers()
    return named.read_one(by=request.user)
