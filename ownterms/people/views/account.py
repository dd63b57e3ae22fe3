"""A person's own page, what they like to be called, their email, and leaving."""

from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ownterms.people import actions
from ownterms.people.forms import AddressForm, NameForm
from ownterms.people.models import AddressTaken, Card, EmailedCode, Passkey, Reaching, Session
from ownterms.people.views.asking import LOOK_OR_SEND, asker
from ownterms.people.views.codes import asked_code, code_page, keep_code
from ownterms.people.views.signed_in import SignedIn, fresh_only, own_device_only, wiped


@require_safe
def you_page(request: SignedIn) -> HttpResponse:
    """This will show a person what is theirs here."""
    person = request.user
    theirs = {
        "person": person,
        "reaching": Reaching.of(person),
        "passkeys": Passkey.objects.of(person).count(),
        "card": Card.of(person),
        "sessions": Session.objects.of(person).count(),
        "further": settings.YOUR_PAGES,
        "told": request.GET.get("told"),
    }
    return render(request, "people/you.jinja", theirs)


@LOOK_OR_SEND
def name_page(request: SignedIn) -> HttpResponse:
    """This will ask what somebody likes to be called, and remember it."""
    person = request.user
    form = NameForm(request.POST if request.method == "POST" else None, initial={"name": person.name})
    if not form.is_valid():
        return render(request, "people/name.jinja", {"form": form}, status=422 if form.is_bound else 200)
    person.call(form.cleaned_data["name"])
    return redirect("you")


@own_device_only
@fresh_only
@LOOK_OR_SEND
def email_page(request: SignedIn) -> HttpResponse:
    """This will ask for a new address and send a code there, with the same answer for every address."""
    form = AddressForm(request.POST if request.method == "POST" else None)
    told = {"form": form, "person": request.user}
    if not form.is_valid():
        return render(request, "people/email.jinja", told, status=422 if form.is_bound else 200)
    try:
        code = actions.ask_for_code(form.cleaned_data["email"], asker=asker(request), person=request.user)
    except actions.TooManyCodes as refusal:
        return render(request, "people/email.jinja", told | {"refusal": str(refusal)}, status=429)
    return keep_code(request, redirect("your-email-code"), code)


@own_device_only
@fresh_only
@LOOK_OR_SEND
def email_code_page(request: SignedIn) -> HttpResponse:
    """This will take the digits that went to the new address, and change to it."""
    person = request.user

    def move(code: EmailedCode, typed: dict[str, Any]) -> HttpResponse:
        try:
            actions.move(person, code, typed["code"], asker=asker(request))
        except AddressTaken:
            return render(request, "people/address_taken.jinja", status=409)
        return redirect("you")

    code = asked_code(request, by=person)
    return code_page(request, code, move, page="people/email_code.jinja", told={"again": reverse("your-email")})


@fresh_only
@LOOK_OR_SEND
def leaving_page(request: SignedIn) -> HttpResponse:
    """This will say what goes when somebody leaves, and take it all away when they say so."""
    if request.method != "POST":
        return render(request, "people/leaving.jinja")
    person = request.user
    logout(request)
    person.leave()
    return wiped(render(request, "people/left.jinja"))
