"""What people here want, for everybody: the newest quarter, each before it, and all of it as a file."""

import json
from io import StringIO

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from ownterms.lib.cells import write_table
from ownterms.lib.small_numbers import Quarter
from ownterms.mirror.models import Release
from ownterms.mirror.wanting.written import as_json, as_rows


@require_safe
def wanted_page(request: HttpRequest) -> HttpResponse:
    """This will show what people want, as it was counted last."""
    public = public_now()
    return shown(request, public[0] if public else None, public)


@require_safe
def wanted_quarter_page(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """This will show what people wanted in one quarter."""
    public = public_now()
    found = [each for each in public if (each.first.year, each.quarter.number) == (year, number)]
    if not found:
        raise Http404
    return shown(request, found[0], public)


def shown(request: HttpRequest, release: Release | None, public: list[Release]) -> HttpResponse:
    """This will show one quarter, with the way to the others."""
    told = {
        "release": release,
        "counts": release.shown() if release else [],
        "others": [each for each in public if each != release],
        "quarter": Quarter.of(timezone.localdate()),
        "year": settings.NOISE_YEAR,
    }
    return render(request, "mirror/wanted.jinja", told)


@require_safe
def wanted_csv(_request: HttpRequest) -> HttpResponse:
    """This will give all that is public as a table; every line says what it cannot tell."""
    file = StringIO(newline="")
    write_table(file, as_rows(public_now()))
    return as_file(file.getvalue(), "text/csv; charset=utf-8", "csv")


@require_safe
def wanted_json(_request: HttpRequest) -> HttpResponse:
    """This will give the same for programs."""
    return as_file(json.dumps(as_json(public_now()), ensure_ascii=False, indent=1), "application/json", "json")


def public_now() -> list[Release]:
    """What anybody may read today."""
    return Release.public(timezone.localdate())


def as_file(content: str, kind: str, ending: str) -> HttpResponse:
    """This will hand over a file, which any page of anybody may read."""
    name = f'attachment; filename="what-people-want.{ending}"'
    headers = {"Content-Disposition": name, "Access-Control-Allow-Origin": "*"}
    return HttpResponse(content, content_type=kind, headers=headers)
