"""Who has looked, and what a helper sees: both for the person alone, and neither leaves a row in the trail."""

from itertools import groupby
from operator import attrgetter
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from ownterms.people.views.signed_in import SignedIn, fresh_only
from ownterms.spaces.looks import told
from ownterms.spaces.models import Invitation, Space
from ownterms.spaces.talk import helper_named
from ownterms.spaces.tie import MESSAGES, Tie
from ownterms.spaces.views.asked import number
from ownterms.spaces.views.own import own_space
from ownterms.trail.models import Head, Trace

ROWS = 60
"""Of the trail, on one page."""


@require_safe
@own_space
def looks_page(request: SignedIn, space: Space) -> HttpResponse:
    """This will tell somebody who has looked into their space, and what else was done in it."""
    traces = Trace.objects.of(space.pk)
    pages = max(1, -(-traces.count() // ROWS))
    page = min(number(request, "page", 1), pages)
    looks = told(space, list(traces[(page - 1) * ROWS : page * ROWS]), by=request.user)
    days = [(day, list(of_day)) for day, of_day in groupby(looks, key=attrgetter("day"))]
    shown = {"days": days, "head": Head.objects.of(space.pk), "page": page, "pages": pages}
    return render(request, "spaces/looks.jinja", shown)


@fresh_only
@require_safe
@own_space
def looks_copy(request: SignedIn, space: Space) -> HttpResponse:
    """This will give somebody all of it as plain text that they keep, with the line that later proves it whole."""
    traces = list(Trace.objects.of(space.pk))
    shown = {"looks": told(space, traces, by=request.user, in_visits=False), "head": Head.objects.of(space.pk)}
    copy = render(request, "spaces/looks_copy.jinja", shown, content_type="text/plain; charset=utf-8")
    copy.headers["Content-Disposition"] = 'attachment; filename="who-has-looked.txt"'
    return copy


@require_safe
@own_space
def as_they_see_page(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will show a person what a helper sees now: the same page from the same questions, with nothing to press."""
    invitation = get_object_or_404(Invitation.objects.filter(space=space), pk=pk)
    page, messages = number(request, "page", 1), number(request, "messages", MESSAGES)
    tie = Tie.seen(invitation, by=request.user, page=page, messages=messages)
    [opened] = Invitation.objects.filter(pk=pk).read(by=request.user)
    shown = {"tie": tie, "invitation": opened, "name": helper_named(opened, person=request.user)}
    return render(request, "spaces/as_they_see.jinja", shown)
