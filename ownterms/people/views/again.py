"""Once more: somebody who is signed in shows that it is still them."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from ownterms.people import actions
from ownterms.people.forms import CodeForm
from ownterms.people.letters import folder
from ownterms.people.models import CodeSpent, Passkey, WrongCode
from ownterms.people.views.signed_in import SignedIn
from ownterms.people.views.ways import LOOK_OR_SEND, asked_code, asker, keep_code, shown, way_on


@LOOK_OR_SEND
def again_page(request: SignedIn) -> HttpResponse:
    """This will offer the ways to show it, and send a code to the person's own address."""
    person = request.user
    onwards = way_on(request, otherwise=reverse("you"))
    told = {"onwards": onwards, "has_passkey": Passkey.objects.of(person).exists(), "address": person.email}
    if request.method != "POST" or not person.email:
        return render(request, "people/again.jinja", told)
    try:
        code = actions.ask_for_code(person.email, asker=asker(request), person=person)
    except actions.TooManyCodes as refusal:
        return render(request, "people/again.jinja", told | {"refusal": str(refusal)}, status=429)
    return keep_code(request, redirect(f"{reverse('again-code')}?{urlencode({'next': onwards})}"), code)


@LOOK_OR_SEND
def again_code_page(request: SignedIn) -> HttpResponse:
    """This will take the digits that went to the person's own address."""
    person = request.user
    onwards = way_on(request, otherwise=reverse("you"))
    code = asked_code(request, by=person)
    if code is None or code.address != person.email:
        return render(request, "people/no_code.jinja", {"again": reverse("again")}, status=410)
    form = CodeForm(request.POST if request.method == "POST" else None)
    told = {"form": form, "onwards": onwards, "address": code.address, "letters_in": folder()}
    if not form.is_valid():
        return render(request, "people/again_code.jinja", told, status=422 if form.is_bound else 200)
    try:
        code.use(form.cleaned_data["code"], asker=asker(request))
    except WrongCode as wrong:
        form.add_error("code", str(wrong))
        return render(request, "people/again_code.jinja", told, status=422)
    except CodeSpent:
        return render(request, "people/no_code.jinja", {"again": reverse("again")}, status=410)
    shown(request)
    return redirect(onwards)
