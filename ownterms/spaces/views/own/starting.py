"""Starting a space: what is promised first, and then nothing that one must say."""

from datetime import timedelta
from typing import Final

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ownterms.design.help_lines import first_lines
from ownterms.people.views import drafts
from ownterms.people.views.asking import LOOK_OR_SEND, asker
from ownterms.people.views.onwards import by_way_of, way_on
from ownterms.people.views.signed_in import SignedIn, begin, is_lent
from ownterms.spaces import actions
from ownterms.spaces.forms.starting import StartForm
from ownterms.spaces.models import NothingToClaim, Space
from ownterms.spaces.views.own import led_out, own_space

LINES: Final = 1  # of help
TOGETHER: Final = timedelta(hours=2)
"""So long somebody is signed in at most on the device of whoever sits beside them."""


@never_cache
@LOOK_OR_SEND
def start_page(request: HttpRequest) -> HttpResponse:
    """This will say what is promised, and begin a space: for somebody new, or for whoever is signed in."""
    person = request.user if request.user.is_authenticated else None
    onwards = way_on(request, otherwise="")
    if person and Space.objects.of(person):
        return redirect(onwards or "space")
    if person and (over := led_out(request, person)):
        return over
    form = StartForm(request.POST if request.method == "POST" else None)
    told = {
        "form": form,
        "person": person,
        "lines": first_lines()[:LINES],
        "is_over": request.GET.get("told") == "over",
        "onwards": onwards,
        "sign_in": by_way_of("sign-in", by_way_of("space-start", onwards)),
        "carried": drafts.carried(request),
    }
    if not form.is_valid():
        return render(request, "spaces/start.jinja", told, status=422 if form.is_bound else 200)
    if person:
        actions.begin(person)
        return drafts.brought_along(request, redirect(onwards or "space"), person, to=onwards)
    try:
        space = actions.begin_anew(called=form.cleaned_data["name"], asker=asker(request))
    except actions.TooManySpaces as refusal:
        return render(request, "spaces/start.jinja", told | {"refusal": str(refusal)}, status=429)
    begin(request, space.person, stay=form.cleaned_data["stay"])
    way = redirect((onwards or "space") if form.cleaned_data["look"] else by_way_of("your-card", onwards))
    return drafts.brought_along(request, way, space.person, to=onwards)


@never_cache
@LOOK_OR_SEND
def beside_page(request: HttpRequest) -> HttpResponse:
    """This will begin a space for somebody on the device of whoever sits beside them, who keeps no way to it."""
    person = request.user if request.user.is_authenticated else None
    form = StartForm(request.POST if request.method == "POST" else None)
    told = {"form": form, "person": person, "lines": first_lines()[:LINES]}
    if not form.is_valid():
        return render(request, "spaces/beside.jinja", told, status=422 if form.is_bound else 200)
    try:
        space = actions.begin_anew(called=form.cleaned_data["name"], asker=asker(request), beside=True)
    except actions.TooManySpaces as refusal:
        return render(request, "spaces/beside.jinja", told | {"refusal": str(refusal)}, status=429)
    logout(request)
    begin(request, space.person, stay=False, lent_for=TOGETHER, claim_by=space.unclaimed_until)
    return redirect("your-card")


@require_POST
def done(request: HttpRequest) -> HttpResponse:
    """This will end what two began together on this device, and say how its person goes on alone."""
    logout(request)
    return render(request, "spaces/done.jinja")


@require_POST
@own_space
def claim(request: SignedIn, space: Space) -> HttpResponse:
    """This will make a space that was begun together its person's alone, and show them a new card.

    Not on the device on which it was begun: there they have not typed the words of their card.
    """
    if is_lent(request):
        return redirect("space")
    person, stays = request.user, not request.session.get_expire_at_browser_close()
    try:
        words = actions.claim(space, by=person)
    except NothingToClaim:
        return redirect("space")
    logout(request)
    begin(request, person, stay=stays)
    told = {"words": words, "address": request.build_absolute_uri(reverse("come-back")), "claim_by": None}
    return render(request, "people/card_made.jinja", told)
