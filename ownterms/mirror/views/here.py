"""This place's own mirror: what was done here, quarter by quarter, as those let it be counted who were there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ownterms.mirror.here import in_words
from ownterms.mirror.models import ReadQuarter


@require_safe
def here_page(request: HttpRequest) -> HttpResponse:
    """This will show the quarter that was read last, or one that was read before."""
    quarters = ReadQuarter.public(timezone.localdate())
    named = request.GET.get("from", "")
    read = next((each for each in quarters if each.first.isoformat() == named), quarters[0] if quarters else None)
    told = {
        "read": read,
        "told": in_words(read.told) if read and read.told["people"] else None,
        "others": [each for each in quarters if each != read],
    }
    return render(request, "mirror/here.jinja", told)
