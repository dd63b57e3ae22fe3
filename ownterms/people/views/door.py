"""The door: one form for everyone, a code by email, and out again."""

from urllib.parse import urlencode

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ownterms.people import actions
from ownterms.people.forms import AddressForm, CodeForm
from ownterms.people.letters import folder
from ownterms.people.models import CodeSpent, WrongCode
from ownterms.people.views.ways import COOKIE, LOOK_OR_SEND, asked_code, asker, begin, keep_code, way_on


@never_cache
@LOOK_OR_SEND
def sign_in_page(request: HttpRequest) -> HttpResponse:
    """This will ask for an address and send a code there, with the same answer for every address."""
    onwards = way_on(request, otherwise="")
    if request.method != "POST":
        return render(request, "people/sign_in.jinja", {"form": AddressForm(), "onwards": onwards})
    form = AddressForm(request.POST)
    shown = {"form": form, "onwards": onwards}
    if not form.is_valid():
        return render(request, "people/sign_in.jinja", shown, status=422)
    try:
        code = actions.ask_for_code(form.cleaned_data["email"], asker=asker(request))
    except actions.TooManyCodes as refusal:
        return render(request, "people/sign_in.jinja", shown | {"refusal": str(refusal)}, status=429)
    asked = f"?{urlencode({'next': onwards})}" if onwards else ""
    return keep_code(request, redirect(reverse("sign-in-code") + asked), code)


@never_cache
@LOOK_OR_SEND
def sign_in_code_page(request: HttpRequest) -> HttpResponse:
    """This will take the digits of the code that this browser asked for, and let its owner in."""
    onwards = way_on(request, otherwise="")
    code = asked_code(request)
    if code is None:
        return render(request, "people/no_code.jinja", status=410)
    form = CodeForm(request.POST if request.method == "POST" else None)
    shown = {"form": form, "onwards": onwards, "address": code.address, "letters_in": folder()}
    if not form.is_valid():
        return render(request, "people/sign_in_code.jinja", shown, status=422 if form.is_bound else 200)
    try:
        person = actions.come_in(code, form.cleaned_data["code"], asker=asker(request))
    except WrongCode as wrong:
        form.add_error("code", str(wrong))
        return render(request, "people/sign_in_code.jinja", shown, status=422)
    except CodeSpent:
        return render(request, "people/no_code.jinja", status=410)
    begin(request, person, stay=form.cleaned_data["stay"])
    response = redirect(onwards or "you")
    response.delete_cookie(COOKIE)
    return response


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """This will end the session in this browser."""
    logout(request)
    return redirect("home")
