"""Who has looked: the trail of a space as its person reads it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces.looks import told
from ownterms.spaces.models import Space
from ownterms.spaces.views.asked import number
from ownterms.trail.models import Head, Trace

ROWS = 60
"""Of the trail, on one page."""


@require_safe
def looks_page(request: SignedIn) -> HttpResponse:
    """This will tell somebody who has looked into their space, and what else was done in it."""
    space = Space.objects.of(request.user)
    if space is None:
        raise Http404
    traces = Trace.objects.of(space.pk)
    pages = max(1, -(-traces.count() // ROWS))
    page = min(number(request, "page", 1), pages)
    looks = told(space, list(traces[(page - 1) * ROWS : page * ROWS]), by=request.user)
    head = Head.objects.of(space.pk)
    return render(request, "spaces/looks.jinja", {"looks": looks, "head": head, "page": page, "pages": pages})
