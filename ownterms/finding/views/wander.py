"""Wandering: for people who have no question, a few things of each kind in no particular order."""

from dataclasses import replace
from itertools import chain, zip_longest
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from ownterms.directory.cards import cards, shortened
from ownterms.directory.models import Listing

KINDS = {
    Listing.Kind.NEIGHBOURS: _("Run by neighbours"),
    Listing.Kind.GROUP: _("Groups"),
    Listing.Kind.PLACE: _("Places"),
    Listing.Kind.SERVICE: _("Services"),
    Listing.Kind.ORGANISATION: _("Organisations"),
}
OF_EACH = 4
OF_ONE = 12
LAST = 500  # pages
BRIEF = 120  # characters of text on each card


@require_safe
def wander_page(request: HttpRequest) -> HttpResponse:
    """This will show some of each kind, or some of the one that was chosen."""
    chosen = request.GET.get("kind", "")
    page = request.GET.get("page", "")
    number = min(int(page), LAST) if page.isascii() and page.isdigit() and len(page) < 6 else 0
    kinds = [chosen] if chosen in Listing.Kind.values else list(KINDS)
    each = OF_ONE if len(kinds) == 1 else OF_EACH
    shelves = [some_of(kind, start=number * each, most=each) for kind in kinds]
    mixed = [pk for pk in chain.from_iterable(zip_longest(*shelves)) if pk]
    shown = {
        "cards": [replace(card, text=shortened(card.whole, length=BRIEF)) for card in cards(mixed).values()],
        "kinds": KINDS,
        "chosen": kinds[0] if len(kinds) == 1 else "",
        "following": number + 1 if any(len(shelf) == each for shelf in shelves) else None,
    }
    return render(request, "finding/wander.jinja", shown)


def some_of(kind: str, *, start: int, most: int) -> list[UUID]:
    """This will give ids of one kind by id: ids are digests, so the order means nothing and stays."""
    ids = Listing.objects.shown().filter(kind=kind).order_by("pk").values_list("pk", flat=True)
    return list(ids[start : start + most])
