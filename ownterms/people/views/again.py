"""Once more: somebody who is signed in shows that it is still them."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from ownterms.people import actions
from ownterms.people.forms import CardForm
from ownterms.people.models import Card, EmailedCode, Passkey
from ownterms.people.views.asking import LOOK_OR_SEND, asker
from ownterms.people.views.codes import asked_code, code_page, keep_code
from ownterms.people.views.drafts import seen_at
from ownterms.people.views.onwards import by_way_of, own_address, way_on
from ownterms.people.views.signed_in import SignedIn, shown


@LOOK_OR_SEND
def again_page(request: SignedIn) -> HttpResponse:
    """This will offer the ways to show it, and send a code to the person's own address."""
    person = request.user
    card = Card.of(person)
    if card and card.is_only_way:
        return _again_with_card(request)
    onwards = way_on(request, otherwise=reverse("you"))
    told = {"onwards": onwards, "has_passkey": Passkey.objects.of(person).exists(), "address": person.email}
    told["back"] = came_from(request, onwards)
    if request.method != "POST" or not person.email:
        return render(request, "people/again.jinja", told)
    try:
        code = actions.ask_for_code(person.email, asker=asker(request), person=person)
    except actions.TooManyCodes as refusal:
        return render(request, "people/again.jinja", told | {"refusal": str(refusal)}, status=429)
    return keep_code(request, redirect(by_way_of("again-code", onwards)), code)


def _again_with_card(request: SignedIn) -> HttpResponse:
    """This will ask for the words of the card, where it is all that somebody has."""
    onwards = way_on(request, otherwise=reverse("you"))
    form = CardForm(request.POST if request.method == "POST" else None)
    told = {"form": form, "onwards": onwards, "back": came_from(request, onwards)}
    if not form.is_valid():
        return render(request, "people/again_card.jinja", told, status=422 if form.is_bound else 200)
    try:
        actions.show_card(request.user, form.cleaned_data["card"], asker=asker(request))
    except actions.TooManyTries as refusal:
        return render(request, "people/again_card.jinja", told | {"refusal": str(refusal)}, status=429)
    except actions.NoSuchCard as another:
        form.add_error("card", str(another))
        return render(request, "people/again_card.jinja", told, status=422)
    shown(request)
    return redirect(onwards)


def came_from(request: SignedIn, onwards: str) -> str:
    """This will give the page from which somebody was led here: neither this one nor the one that asks who they are."""
    here = reverse("again")
    seen = request.POST.get("back") or seen_at(request, otherwise=here)
    back = own_address(seen, otherwise=here)
    return reverse("you") if back == onwards or back.startswith(here) else back


@LOOK_OR_SEND
def again_code_page(request: SignedIn) -> HttpResponse:
    """This will take the digits that went to the person's own address."""
    person = request.user
    onwards = way_on(request, otherwise=reverse("you"))

    def see(code: EmailedCode, typed: dict[str, Any]) -> HttpResponse:
        code.use(typed["code"], asker=asker(request))
        shown(request)
        return redirect(onwards)

    code = asked_code(request, by=person)
    theirs = code if code and code.address == person.email else None
    told = {"again": reverse("again"), "onwards": onwards}
    return code_page(request, theirs, see, page="people/again_code.jinja", told=told)
