"""A listing, and an organisation with what it offers, for everyone."""

from dataclasses import replace
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.module_loading import import_string
from django.views.decorators.http import require_safe

from ownterms.directory.cards import ICONS, cards
from ownterms.directory.kept import Told
from ownterms.directory.models import Listing, Organisation, Withdrawal
from ownterms.directory.touch import touch
from ownterms.lib.links import safe_link
from ownterms.people.models import Person

MOST_OTHERS = 6
MOST_OF_ONE = 100


@require_safe
def listing_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """This will show everything that a person needs to judge a welcome; 410 where it was withdrawn."""
    found = Listing.objects.for_cards([pk])
    if not found:
        if Withdrawal.objects.filter(pk=pk).exists() or Listing.objects.filter(pk=pk).exists():
            return render(request, "directory/withdrawn.jinja", status=410)
        raise Http404
    listing = found[0]
    others = [pk for pk in beside(listing.body, most=MOST_OTHERS + 1) if pk != listing.pk][:MOST_OTHERS]
    shown = {
        "listing": listing,
        "picture": ICONS[listing.kind],
        "getting_in": [finished(words) for words in listing.accessibility],
        "others": [replace(card, by="") for card in cards(others).values()],
        "touch": touch(phones=listing.phones, email=listing.email),
        "told": Told(listing, reader=reader(request)),
        "acts": settings.LISTING_ACTS,
        "ways": ways_of(listing.body),
    }
    return render(request, "directory/listing.jinja", shown)


@require_safe
def organisation_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """This will show an organisation and what it offers."""
    organisation = get_object_or_404(Organisation.objects.select_related("source"), pk=pk)
    shown = {
        "organisation": organisation,
        "offers": [replace(card, by="") for card in cards(beside(organisation, most=MOST_OF_ONE)).values()],
        "touch": touch(phones=[phone.in_words for phone in organisation.phones.all()], email=organisation.email),
        "page": safe_link(organisation.website),
        "ways": ways_of(organisation),
    }
    return render(request, "directory/organisation.jinja", shown)


def ways_of(organisation: Organisation | None) -> list[tuple[str, str]]:
    """This will give what rooms above tell of an organisation: addresses and words."""
    if organisation is None:
        return []
    return [way for verb in settings.ORGANISATION_WAYS for way in import_string(verb)(organisation.pk)]


def reader(request: HttpRequest) -> Person | None:
    """This will give who reads a public page, without asking the database about those who never signed in."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
        return None
    return request.user


def finished(words: str) -> str:
    """This will end words of more than one sentence with a full stop, and leave a few words as they are."""
    return f"{words}." if ". " in words and words[-1] not in ".!?…" else words


def beside(organisation: Organisation | None, *, most: int) -> list[UUID]:
    """This will give the ids of the first listings of one organisation's services, by name."""
    if organisation is None:
        return []
    own = Listing.objects.filter(service__organisation=organisation).order_by("service__name")
    return list(own.values_list("pk", flat=True)[:most])
