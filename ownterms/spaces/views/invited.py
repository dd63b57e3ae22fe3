"""Who was invited: they open an invitation with its six words, and answer it with or without an account.

To look changes nothing, signs nobody in, and shows nothing but the greeting. Words that were used, taken back,
too old or never drawn all find the same page.
"""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from ownterms.lib.words import NoSuchWord, read
from ownterms.people.actions import TooManyTries
from ownterms.people.models import Person
from ownterms.people.views.asking import LOOK_OR_SEND, asker
from ownterms.people.views.signed_in import begin
from ownterms.spaces import actions
from ownterms.spaces.forms.invited import LONGEST, AnswerForm, SixWordsForm
from ownterms.spaces.models import Invitation, NotOpen, NotThatMailbox, State


@never_cache
@LOOK_OR_SEND
def invited_page(request: HttpRequest) -> HttpResponse:
    """This will ask for the six words, and lead to the page that they open."""
    form = SixWordsForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "spaces/invited.jinja", {"form": form}, status=422 if form.is_bound else 200)
    return redirect("invited-by-words", "-".join(form.cleaned_data["words"]))


@never_cache
@LOOK_OR_SEND
def invited_by_words_page(request: HttpRequest, words: str) -> HttpResponse:
    """This will show what an invitation says to whoever holds its words, and take their answer."""
    typed = read_or_none(words)
    try:
        invitation = actions.invitation_by_words(typed, asker=asker(request))
    except TooManyTries as refusal:
        return render(request, "spaces/invited_later.jinja", {"refusal": str(refusal)}, status=429)
    if invitation is None:
        return render(request, "spaces/invited_over.jinja", status=404)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    answer = request.POST.get("answer") if form.is_valid() else None
    if answer == "yes":
        return _yes(request, invitation, typed, form)
    if answer == "no":
        return _no(request, invitation, typed, form)
    if answer == "another":
        logout(request)
        return redirect(request.path)
    return _ask(request, invitation, form, status=422 if form.is_bound else 200)


def _ask(request: HttpRequest, invitation: Invitation, form: AnswerForm, *, status: int) -> HttpResponse:
    """This will show the question, as it is for whoever asks."""
    person = signed_in(request)
    told = {
        "form": form,
        "person": person,
        "greeting": invitation.greeting_for_all(),
        "is_own": person is not None and person.pk == invitation.space.person_id,
        "may_say_yes": invitation.may_be_accepted_by(person),
        "until": invitation.sixwords.until,
    }
    return render(request, "spaces/invited_by_words.jinja", told, status=status)


def _yes(request: HttpRequest, invitation: Invitation, typed: tuple[str, ...], form: AnswerForm) -> HttpResponse:
    """This will open to whoever says yes what was shown to them, and take them there."""
    said = form.cleaned_data
    person = signed_in(request)
    try:
        helper = actions.say_yes(invitation, typed, by=person, name=said["name"])
    except NotThatMailbox:
        return _ask(request, Invitation.objects.get(pk=invitation.pk), form, status=403)
    except NotOpen:
        return render(request, "spaces/invited_over.jinja", status=404)
    if person is None:
        begin(request, helper, stay=said["stay"])
    if invitation.state == State.COMING:
        return render(request, "spaces/invited_coming.jinja", {"since": invitation.since})
    return redirect("tie", invitation.pk)


def _no(request: HttpRequest, invitation: Invitation, typed: tuple[str, ...], form: AnswerForm) -> HttpResponse:
    """This will pass a no on, without a word of who said it."""
    try:
        invitation.decline(typed=typed, saying=form.cleaned_data["saying"])
    except NotOpen:
        return render(request, "spaces/invited_over.jinja", status=404)
    return render(request, "spaces/invited_declined.jinja")


def read_or_none(words: str) -> tuple[str, ...]:
    """This will read words out of an address; none, where they are no words of ours."""
    try:
        return read(words[:LONGEST])
    except NoSuchWord:
        return ()


def signed_in(request: HttpRequest) -> Person | None:
    """This will give who is signed in, where somebody is."""
    return request.user if isinstance(request.user, Person) else None
