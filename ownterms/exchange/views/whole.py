"""The whole directory in one file, the schema, and what is not there."""

from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from ownterms.exchange import kept, schema
from ownterms.exchange.sending import ManyReaders, Pieces
from ownterms.exchange.views.answering import in_json, problem
from ownterms.exchange.views.feed import api


def described() -> dict[str, Any]:
    """This will describe what can be asked here, as OpenAPI 3.1 has it."""
    return api.get_openapi_schema(path_prefix="") | {"components": {"schemas": schema.components()}}


def openapi(_request: HttpRequest) -> HttpResponse:
    """This will give the description of what can be asked here."""
    return in_json(described())


def datapackage(_request: HttpRequest) -> HttpResponseBase:
    """This will give all of HSDS 3 as a tabular datapackage: a zip of CSV files."""
    return _file("datapackage", "application/zip", "datapackage.zip")


def hsds(_request: HttpRequest) -> HttpResponseBase:
    """This will give all of HSDS 3 as one JSON, a list for each table."""
    return _file("json", "application/json; charset=utf-8", "hsds.json")


def nothing_there(_request: HttpRequest) -> HttpResponse:
    """This will answer where there is no such address."""
    return problem(404, _("There is nothing at this address. The first page says what there is."))


def _file(kind: str, content_type: str, name: str) -> HttpResponseBase:
    try:
        path = kept.file_of(kind)
        size = path.stat().st_size
        pieces = Pieces(path)
    except kept.BeingMade:
        return _later(_("This file is being made. Please ask again in a minute."))
    except ManyReaders:
        return _later(_("Many are reading whole files just now. Please ask again in a minute."))
    response = StreamingHttpResponse(pieces, content_type=content_type)
    response.headers["Content-Length"] = str(size)
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _later(title: str) -> HttpResponse:
    later = problem(503, title)
    later.headers["Retry-After"] = "60"
    return later
