"""The door: one form for everyone, a code by email, and out again."""

from typing import Any, Final

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ownterms.people import actions
from ownterms.people.forms import AddressForm
from ownterms.people.models import EmailedCode, Person
from ownterms.people.views import drafts
from ownterms.people.views.asking import LOOK_OR_SEND, asker
from ownterms.people.views.codes import asked_code, code_page, keep_code
from ownterms.people.views.onwards import by_way_of, way_on
from ownterms.people.views.signed_in import begin, wiped

UNSENT: Final = "unsent"
"""A cookie in which a browser says that words wait there which were written without a network, and how many."""


@never_cache
@LOOK_OR_SEND
def sign_in_page(request: HttpRequest) -> HttpResponse:
    """This will ask for an address and send a code there, with the same answer for every address."""
    onwards = way_on(request, otherwise="")
    form = AddressForm(request.POST if request.method == "POST" else None)
    shown = {"form": form, "onwards": onwards, "has_words": bool(onwards) and drafts.COOKIE in request.COOKIES}
    if not form.is_valid():
        return render(request, "people/sign_in.jinja", shown, status=422 if form.is_bound else 200)
    try:
        code = actions.ask_for_code(form.cleaned_data["email"], asker=asker(request))
    except actions.TooManyCodes as refusal:
        return render(request, "people/sign_in.jinja", shown | {"refusal": str(refusal)}, status=429)
    return keep_code(request, redirect(by_way_of("sign-in-code", onwards)), code)


@never_cache
@LOOK_OR_SEND
def sign_in_code_page(request: HttpRequest) -> HttpResponse:
    """This will take the digits of the code that this browser asked for, and let its owner in."""
    onwards = way_on(request, otherwise="")

    def let_in(code: EmailedCode, typed: dict[str, Any]) -> HttpResponse:
        person = actions.come_in(code, typed["code"], asker=asker(request))
        begin(request, person, stay=typed["stay"])
        return redirect(onwards or settings.OWN_PAGE[0])

    told = {"again": reverse("sign-in"), "onwards": onwards}
    return code_page(request, asked_code(request), let_in, page="people/sign_in_code.jinja", told=told)


def unsent_at(request: HttpRequest) -> str:
    """This will give the page from which words are sent that wait on this device; nothing where none do."""
    return settings.UNSENT_AT if UNSENT in request.COOKIES else ""


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """This will end the session in this browser, and wipe what it kept of one's pages.

    Whoever could not come back, or has words there that were not sent, is told so first, and presses again.
    """
    person = request.user
    loses = {"unsent": UNSENT in request.COOKIES, "all": isinstance(person, Person) and not person.can_come_back}
    if any(loses.values()) and "anyway" not in request.POST:
        return render(request, "people/signing_out.jinja", {"loses": loses, "sending": settings.UNSENT_AT}, status=409)
    logout(request)
    answer = wiped(redirect("home"))
    answer.delete_cookie(UNSENT, samesite="Strict")
    return answer
