"""The card with which somebody comes back: made, shown once, and taken away."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ownterms.people.models import Card, Passkey, Recovery
from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.onwards import way_on
from ownterms.people.views.signed_in import SignedIn, claimed_by, fresh_only


@fresh_only
@LOOK_OR_SEND
def card_page(request: SignedIn) -> HttpResponse:
    """This will say what a card does, and make one: its words stand on this one page, and never again."""
    person, onwards = request.user, way_on(request, otherwise="")
    if request.method == "POST":
        words = Card.make(person)
        address = request.build_absolute_uri(reverse("come-back"))
        told = {"words": words, "address": address, "onwards": onwards, "claim_by": claimed_by(request)}
        return render(request, "people/card_made.jinja", told)
    other_ways = bool(person.email) or Passkey.objects.of(person).exists()
    return render(request, "people/card.jinja", {"card": Card.of(person), "waits": other_ways, "onwards": onwards})


@fresh_only
@require_POST
def card_removal(request: SignedIn) -> HttpResponse:
    """This will take the card away: its words open nothing any more."""
    if kept := Card.of(request.user):
        kept.delete()
    return redirect("your-card")


@require_POST
def recovery_refusal(request: SignedIn) -> HttpResponse:
    """This will note that it was not the person who came with their card. The card goes with it."""
    if asked := Recovery.of(request.user):
        asked.refuse()
    return redirect(reverse("you") + "?told=refused")
