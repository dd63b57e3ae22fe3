"""What a listing said before and says now, for everyone to compare."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ownterms.directory.models import Listing, Version
from ownterms.directory.saying.comparing import compare
from ownterms.directory.saying.words import Words

MOST = 50  # the newest; any of them can be compared with any other


@require_safe
def versions_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """This will show who changed a listing when, and two versions of it side by side."""
    listing = next(iter(Listing.objects.for_cards([pk])), None)
    if listing is None:
        raise Http404
    known = list(Version.objects.filter(page=pk).order_by("-pk")[:MOST])
    before, after = chosen(known, request.GET.get("before", ""), request.GET.get("after", ""))
    shown = {
        "listing": listing,
        "named": {str(each.pk): each.title for each in known},
        "before": before,
        "after": after,
        "changed": [],
    }
    if before and after:
        shown["changed"] = compare(Words.of_json(before.words), Words.of_json(after.words))
    return render(request, "directory/versions.jinja", shown)


def chosen(known: list[Version], before: str, after: str) -> tuple[Version | None, Version | None]:
    """This will give the two versions that were asked for, or else the last two; none where there are not two."""
    if len(known) < 2:
        return None, None
    named = {str(each.pk): each for each in known}
    return named.get(before, known[1]), named.get(after, known[0])
