"""Passkeys: added, taken away, and shown at the door."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ownterms.people import passkeys
from ownterms.people.forms import AddressForm, PasskeyForm
from ownterms.people.models import Passkey, Session
from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.onwards import own_address
from ownterms.people.views.signed_in import SignedIn, begin, fresh_only, own_device_only, shown

NOTE: Final = "passkey"
"""The cookie that holds the note of what a device was asked."""


@own_device_only
@fresh_only
@LOOK_OR_SEND
def passkeys_page(request: SignedIn) -> HttpResponse:
    """This will list somebody's passkeys, and keep a new one that a device has just made."""
    person = request.user
    here = str(Session.objects.get(pk=request.session.session_key))
    form = PasskeyForm(request.POST if request.method == "POST" else None, initial={"name": here})
    told = {"form": form, "passkeys": Passkey.objects.of(person)}
    if not form.is_valid():
        return render(request, "people/passkeys.jinja", told, status=422 if form.is_bound else 200)
    try:
        passkeys.add(person, name=form.cleaned_data["name"] or here, answer=form.cleaned_data["credential"])
    except passkeys.NotThatPasskey:
        form.add_error("name", _("The passkey could not be kept. Please try again."))
        return render(request, "people/passkeys.jinja", told, status=422)
    return redirect("passkeys")


@own_device_only
@fresh_only
@require_safe
def new_passkey(request: SignedIn) -> HttpResponse:
    """This will give what the device is asked, so that it makes a passkey."""
    return JsonResponse(passkeys.ask_for_new(request.user))


@fresh_only
@require_POST
def passkey_removal(request: SignedIn, pk: int) -> HttpResponse:
    """This will take a passkey away: the device may keep its half, but it opens nothing here."""
    get_object_or_404(Passkey.objects.of(request.user), pk=pk).delete()
    return redirect("passkeys")


@never_cache
@LOOK_OR_SEND
def passkey_sign_in(request: HttpRequest) -> HttpResponse:
    """This will ask a device for its passkey, and let in whoever it belongs to: anew, or once more."""
    if request.method != "POST":
        asked, note = passkeys.ask()
        answer = JsonResponse(asked)
        answer.set_cookie(
            NOTE, note, max_age=passkeys.SECONDS, httponly=True, samesite="Strict", secure=request.is_secure()
        )
        return answer
    onwards = own_address(request.POST.get("next", ""), otherwise=reverse(settings.OWN_PAGE[0]))
    form = PasskeyForm(request.POST)
    try:
        answered = form.cleaned_data["credential"] if form.is_valid() else {}
        person = passkeys.person_of(answered, note=request.COOKIES.get(NOTE, ""))
    except passkeys.NotThatPasskey:
        told = {
            "form": AddressForm(),
            "onwards": onwards,
            "has_words": False,
            "refusal": _("We do not know that passkey. A code works too."),
        }
        return render(request, "people/sign_in.jinja", told, status=422)
    if request.user == person:
        shown(request)
    else:
        begin(request, person, stay=False)
    response = redirect(onwards)
    response.delete_cookie(NOTE)
    return response
