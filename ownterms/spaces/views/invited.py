"""Who was invited: they open an invitation with its six words, and answer it with or without an account.

To look changes nothing, signs nobody in, and shows nothing but the greeting. Words that were used, taken back,
too old or never drawn all find the same page.
"""

from uuid import UUID

from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from ownterms.lib.words import NoSuchWord, read, shown
from ownterms.people.actions import TooManyTries
from ownterms.people.forms import LONGEST_TYPED
from ownterms.people.models import Person
from ownterms.people.views.asking import LOOK_OR_SEND, asker
from ownterms.people.views.signed_in import SignedIn, begin
from ownterms.spaces import inviting
from ownterms.spaces.forms.invited import AnswerForm, SixWordsForm
from ownterms.spaces.models import Gone, Invitation, NotOpen, NotThatMailbox, State
from ownterms.spaces.tie import called
from ownterms.spaces.views.words import hand_over, held_words


@never_cache
@LOOK_OR_SEND
def invited_page(request: HttpRequest) -> HttpResponse:
    """This will ask for the six words, and lead to the question that they open. No address ever holds what is typed."""
    form = SixWordsForm(request.POST if request.method == "POST" else None)
    told = {"form": form}
    if not form.is_valid():
        return render(request, "spaces/invited.jinja", told, status=422 if form.is_bound else 200)
    typed = form.cleaned_data["words"]
    try:
        invitation = inviting.invitation_by_words(typed, asker=asker(request))
    except TooManyTries as refusal:
        return render(request, "spaces/invited.jinja", told | {"refusal": str(refusal)}, status=429)
    if invitation is None:
        form.add_error("words", _("These words open nothing now. They work once, and for a week."))
        return render(request, "spaces/invited.jinja", told, status=422)
    return hand_over(request, invitation.open_with(invitation.space.key), shown(typed), to="invited-typed")


@never_cache
@LOOK_OR_SEND
def invited_typed_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """This will go on where the words were typed in this browser: it holds them, and the address does not."""
    for invitation in Invitation.objects.filter(pk=pk).select_related("space"):
        if typed := held_words(request, invitation.open_with(invitation.space.key)):
            return _answered(request, invitation, typed)
    return render(request, "spaces/invited_over.jinja", status=404)


@never_cache
@LOOK_OR_SEND
def invited_by_words_page(request: HttpRequest, words: str) -> HttpResponse:
    """This will show what an invitation says to whoever holds its words, and take their answer."""
    typed = read_or_none(words)
    try:
        invitation = inviting.invitation_by_words(typed, asker=asker(request))
    except TooManyTries as refusal:
        return render(request, "spaces/invited_later.jinja", {"refusal": str(refusal)}, status=429)
    if invitation is None:
        return render(request, "spaces/invited_over.jinja", status=404)
    return _answered(request, invitation, typed)


def _answered(request: HttpRequest, invitation: Invitation, typed: tuple[str, ...]) -> HttpResponse:
    """This will ask whoever holds the words, and take their answer."""
    form = AnswerForm(request.POST if request.method == "POST" else None)
    answer = request.POST.get("answer") if form.is_valid() else None
    if answer == "yes":
        return _yes(request, invitation, typed, form)
    if answer == "no":
        return _no(request, invitation, typed, form)
    if answer == "never":
        return _no(request, invitation, typed, form, no_letters=True)
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
        "came_by_letter": not invitation.may_be_accepted_by(None),
        "may_say_yes": invitation.may_be_accepted_by(person),
        "until": invitation.sixwords.until,
    }
    return render(request, "spaces/invited_by_words.jinja", told, status=status)


def _yes(request: HttpRequest, invitation: Invitation, typed: tuple[str, ...], form: AnswerForm) -> HttpResponse:
    """This will open to whoever says yes what was shown to them, and take them there."""
    said = form.cleaned_data
    person = signed_in(request)
    try:
        helper = inviting.say_yes(invitation, typed, by=person, name=said["name"])
    except NotThatMailbox:
        return _ask(request, Invitation.objects.get(pk=invitation.pk), form, status=403)
    except (Gone, NotOpen):
        return render(request, "spaces/invited_over.jinja", status=404)
    if person is None:
        begin(request, helper, stay=said["stay"])
    return _opened(request, invitation)


def _no(
    request: HttpRequest, invitation: Invitation, typed: tuple[str, ...], form: AnswerForm, *, no_letters: bool = False
) -> HttpResponse:
    """This will pass a no on, without a word of who said it."""
    try:
        if no_letters:
            inviting.want_no_letters(invitation, typed)
        else:
            invitation.decline(typed=typed, saying=form.cleaned_data["saying"])
    except (Gone, NotOpen):
        return render(request, "spaces/invited_over.jinja", status=404)
    return render(request, "spaces/invited_declined.jinja", {"no_letters": no_letters})


@LOOK_OR_SEND
def asked_page(request: SignedIn, pk: UUID) -> HttpResponse:
    """This will ask somebody again who said yes to the same person before, and take their answer."""
    person = request.user
    invitation = get_object_or_404(Invitation.objects.waiting_for(person).select_related("space__person"), pk=pk)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    answer = request.POST.get("answer") if form.is_valid() else None
    status = 422 if form.is_bound else 200
    try:
        if answer == "yes":
            invitation.accept(by=person)
            return _opened(request, invitation)
        if answer == "no":
            invitation.decline(by=person, saying=form.cleaned_data["saying"])
            return render(request, "spaces/invited_declined.jinja", {"no_letters": False})
    except (Gone, NotOpen):
        raise Http404 from None
    except NotThatMailbox:
        status = 403
    name, greeting = called(invitation.space.person), invitation.greeting_for_all()
    told = {"form": form, "name": name, "greeting": greeting, "invitation": invitation, "person": person}
    told["may_say_yes"] = invitation.may_be_accepted_by(person)
    return render(request, "spaces/asked.jinja", told, status=status)


def _opened(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """This will take whoever said yes to what is open to them, or say when it opens."""
    if invitation.state == State.COMING:
        return render(request, "spaces/invited_coming.jinja", {"since": invitation.since})
    return redirect(reverse("tie", args=[invitation.pk]) + "?told=yes")


def read_or_none(words: str) -> tuple[str, ...]:
    """This will read words out of an address; none, where they are no words of ours."""
    try:
        return read(words[:LONGEST_TYPED])
    except NoSuchWord:
        return ()


def signed_in(request: HttpRequest) -> Person | None:
    """This will give who is signed in, where somebody is."""
    return request.user if isinstance(request.user, Person) else None
