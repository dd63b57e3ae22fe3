"""After we talk: said by the person when they like, hidden from the helper, released and taken back by the person."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ownterms.agenda.forms.after_talk import AfterTalkForm
from ownterms.agenda.models import AfterTalk
from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces.models import Space
from ownterms.spaces.views.invitations import own_invitation
from ownterms.spaces.views.own import own_one, own_space


@LOOK_OR_SEND
@own_space
def after_talk_page(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will ask how it was to talk with somebody, and show what was said of it before."""
    person, invitation = request.user, own_invitation(request, space, pk)
    form = AfterTalkForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        before = AfterTalk.may_count_in(space)
        may_count = form.cleaned_data["may_count"] if before is None else before
        AfterTalk.say(invitation, by=person, may_count=may_count, **form.said)
        return redirect(reverse("after-talk", args=[pk]) + "?told=kept")
    told = {
        "form": form,
        "invitation": invitation,
        "said": AfterTalk.objects.filter(invitation=invitation).read(by=person),
        "may_count": AfterTalk.may_count_in(space),
        "told": request.GET.get("told", ""),
    }
    return render(request, "agenda/after_talk.jinja", told, status=422 if form.is_bound else 200)


@require_POST
@own_space
def after_talk_release(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will let the helper read it, or take that back."""
    said = own_one(request, AfterTalk.objects.filter(space=space), pk)
    said.release(by=request.user, is_released="release" in request.POST)
    return redirect(f"{reverse('after-talk', args=[said.invitation_id])}#said-{pk}")


@require_POST
@own_space
def after_talk_show(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will let the helper show the words to others, without a name, or take that back."""
    said = own_one(request, AfterTalk.objects.filter(space=space), pk)
    said.let_show(by=request.user, may_show="show" in request.POST)
    return redirect(f"{reverse('after-talk', args=[said.invitation_id])}#said-{pk}")


@require_POST
@own_space
def after_talk_count(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will let all that was said after talks be counted among ten or more, or take that back."""
    invitation = own_invitation(request, space, pk)
    AfterTalk.let_count(space, by=request.user, may_count="count" in request.POST)
    return redirect(reverse("after-talk", args=[invitation.pk]))
