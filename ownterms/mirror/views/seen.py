"""What this place's mirror can see, and what it cannot."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ownterms.mirror.seen import EVENTS, called


@require_safe
def seen_page(request: HttpRequest) -> HttpResponse:
    """This will show the list of what the readings need, in three groups: seen, seen in part, and not yet."""
    told = {
        "seen": [each for each in EVENTS if each.today and not each.waits],
        "in_part": [each for each in EVENTS if each.today and each.waits],
        "not_yet": [each for each in EVENTS if not each.today],
        "called": called,
    }
    return render(request, "mirror/seen.jinja", told)
