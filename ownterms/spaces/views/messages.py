"""What a person and a helper say to each other, and what a helper types for a person."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces.forms.helping import SayForm, TypeForm
from ownterms.spaces.models import (
    Dictation,
    Entry,
    Holds,
    Invitation,
    MayNotType,
    Message,
    NoLiveInvitation,
    NotNow,
    Part,
    Space,
)
from ownterms.spaces.talk import Talk
from ownterms.spaces.tie import MESSAGES
from ownterms.spaces.views.asked import number
from ownterms.spaces.views.helping import held, tie_as_it_is, while_it_stands
from ownterms.spaces.views.own import own_space


@require_POST
@while_it_stands
def tie_message(request: SignedIn, pk: UUID) -> HttpResponse:
    """This will leave a helper's message for the person, where and when the terms allow it."""
    invitation, form = held(request, pk), SayForm(request.POST, prefix="message")
    return said(request, invitation, form, at="message")


@require_POST
@while_it_stands
def answer(request: SignedIn, pk: UUID, entry: UUID) -> HttpResponse:
    """This will leave a helper's answer to an entry that is open to them under this invitation."""
    invitation = held(request, pk)
    shown = get_object_or_404(Entry.objects.under(pk).open_to(request.user), pk=entry)
    at = f"answer-{entry}"
    return said(request, invitation, SayForm(request.POST, prefix=at), at=at, entry=shown)


def said(
    request: SignedIn, invitation: Invitation, form: SayForm, *, at: str, entry: Entry | None = None
) -> HttpResponse:
    """This will send what a helper wrote, and show it where it stands; or all that they typed, where it cannot be."""
    if not form.is_valid():
        return tie_as_it_is(request, invitation, status=422, at=at, form=form)
    words = form.cleaned_data["words"]
    try:
        message = Message.send(invitation, by=request.user, words=words, entry=entry)
    except NoLiveInvitation:
        raise Http404 from None
    except NotNow:
        return tie_as_it_is(request, invitation, status=409, unsent=words)
    return redirect(f"{reverse('tie', args=[invitation.pk])}?page={number(request, 'page', 1)}#said-{message.pk}")


@require_POST
@while_it_stands
def typing(request: SignedIn, pk: UUID) -> HttpResponse:
    """This will keep what a helper typed for the person, until the person says whether these are their words."""
    invitation, form = held(request, pk), TypeForm(request.POST, prefix="typed")
    if not form.is_valid():
        return tie_as_it_is(request, invitation, status=422, at="typed", form=form)
    parts = Part.objects.filter(holds=Holds.NOTEBOOK).under(pk).open_to(request.user)
    chosen = form.cleaned_data["part"]
    part = get_object_or_404(parts, pk=chosen) if chosen else parts.first()
    if part is None:
        raise Http404
    try:
        typed = Dictation.type(invitation, part, by=request.user, words=form.cleaned_data["words"])
    except MayNotType:
        raise Http404 from None
    return redirect(f"{reverse('tie', args=[pk])}#typed-{typed.pk}")


@require_POST
@own_space
def typed_answer(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will make an entry of what was typed, where the person says that these are their words; or take it away."""
    typed = get_object_or_404(Dictation.objects.filter(space=space).select_related("space"), pk=pk)
    if "mine" in request.POST:
        try:
            entry = typed.confirm(by=request.user)
        except Dictation.DoesNotExist:
            raise Http404 from None
        return redirect(reverse("entry", args=[entry.pk]) + "?told=kept")
    if "not-mine" in request.POST:
        typed.refuse(by=request.user)
    return redirect("notebook")


@LOOK_OR_SEND
@own_space
def messages_page(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will show a person what they and a helper said to each other, and send what they write now."""
    invitation = get_object_or_404(Invitation.objects.filter(space=space), pk=pk)
    form = SayForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            message = Message.send(invitation, by=request.user, words=form.cleaned_data["words"])
        except NoLiveInvitation:
            talk = Talk.read(invitation, by=request.user)
            told = {"talk": talk, "form": form, "unsent": form.cleaned_data["words"]}
            return render(request, "spaces/messages.jinja", told, status=409)
        return redirect(f"{reverse('messages', args=[pk])}#said-{message.pk}")
    talk = Talk.read(invitation, by=request.user, messages=number(request, "messages", MESSAGES))
    told = {"talk": talk, "form": form, "unsent": ""}
    return render(request, "spaces/messages.jinja", told, status=422 if form.is_bound else 200)
