"""The nine endpoints of Open Referral UK 3.0, and those of HSDS for organisations, which the profile leaves out."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Query
from ninja.errors import ValidationError

from ownterms.exchange import files, filters, schema
from ownterms.exchange.columns import OURS
from ownterms.exchange.filters import UnknownPlace
from ownterms.exchange.forms import OrganisationFilters, Pages, PlacedFilters, ServiceFilters, TermFilters
from ownterms.exchange.models import is_all_invented
from ownterms.exchange.nesting import Nest
from ownterms.exchange.paging import page_of
from ownterms.exchange.published import Published, Row
from ownterms.exchange.views.answering import in_json, our_fault, problem

VERSION = "HSDS-UK-3.0"
PROFILE = "https://docs.openreferraluk.org/"

api = NinjaAPI(
    title="Own Terms: Open Referral UK",
    version="3.0",
    description="What is in this directory, for other programs and other places to read.",
    urls_namespace="openreferral",
    openapi_url=None,
    docs_url=None,
    servers=[{"url": "/openreferral"}],
)


KNOWN = {
    400: "More is asked than can be read.",
    404: "There is no such thing.",
    405: "Only reading is possible.",
    422: "A filter holds something that it cannot.",
}
Ask = Callable[..., HttpResponse]


def asked_at(path: str, name: str, shape: dict[str, Any], *problems: int) -> Callable[[Ask], Ask]:
    """This will give an endpoint its address and its name, and describe what it answers."""
    content = {"application/json": {"schema": schema.ref("Problem")}}
    answers: dict[int, Any] = {200: {"description": "OK", "content": {"application/json": {"schema": shape}}}}
    answers[304] = {"description": "You hold the newest answer already (If-None-Match)."}
    for status in (400, 405, *problems):
        answers[status] = {"description": KNOWN[status], "content": content}
    return api.get(path, url_name=name, operation_id=name, openapi_extra={"responses": answers})


@api.exception_handler(ValidationError)
def not_readable(_request: HttpRequest, cause: ValidationError) -> HttpResponse:
    """This will say which filters hold what they cannot."""
    errors = [
        {"where": str(each["loc"][-1]), "says": str(each["msg"]).removeprefix("Value error, ")} for each in cause.errors
    ]
    return problem(422, _("A filter holds something that it cannot."), errors)


@api.exception_handler(UnknownPlace)
def no_such_place(_request: HttpRequest, cause: UnknownPlace) -> HttpResponse:
    """This will say that the place that was named is not known."""
    return problem(404, str(cause), [{"where": "postcode", "says": str(cause)}])


@api.exception_handler(SuspiciousOperation)
def too_much(_request: HttpRequest, _cause: SuspiciousOperation) -> HttpResponse:
    """This will say that more was asked than anybody reads, such as a thousand filters."""
    return problem(400, _("This holds more than we can read. Please ask for less at once."))


api.add_exception_handler(Exception, our_fault)


@asked_at("/", "details", schema.ref("Details"))
def details(request: HttpRequest) -> HttpResponse:
    """What this feed is, whose directories it holds, and where the rest is described."""
    shown = {
        "version": VERSION,
        "profile": PROFILE,
        "openapi_url": request.build_absolute_uri(reverse("openreferral:openapi")),
        f"{OURS}title": files.title(),
        f"{OURS}invented": is_all_invented(),
        f"{OURS}sources": files.sources(),
        f"{OURS}datapackage_url": request.build_absolute_uri(reverse("openreferral:datapackage")),
        f"{OURS}hsds_url": request.build_absolute_uri(reverse("openreferral:hsds")),
    }
    return in_json(shown)


@asked_at("/services", "services", schema.page_of("service"), 422)
def services(request: HttpRequest, asked: Query[ServiceFilters]) -> HttpResponse:  # noqa: ARG001
    """A page of services: what each says of itself, with its organisation; all of it where `full`."""
    published = Published()
    page = page_of(filters.services(asked, published), asked)
    rows = list(published.told("service", page.rows))
    return in_json(page.as_json(Nest(published).services(rows, full=asked.full)))


@asked_at("/services/{id}", "service", schema.ref("Service"), 404)
def service(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002, ARG001
    """One service, with all that belongs to it."""
    return _one("service", id, lambda nest, rows: nest.services(rows, full=True))


@asked_at("/service_at_locations", "service-at-locations", schema.page_of("service_at_location"), 404, 422)
def service_at_locations(request: HttpRequest, asked: Query[PlacedFilters]) -> HttpResponse:  # noqa: ARG001
    """A page of services at locations, each with its service and its location."""
    published = Published()
    found = filters.at_locations(asked, published)
    page = page_of(found, asked, by_id=published.rows("service_at_location"))
    rows = page.in_order(published.told("service_at_location", page.rows))
    return in_json(page.as_json(Nest(published).at_locations(rows, full=asked.full)))


@asked_at("/service_at_locations/{id}", "service-at-location", schema.ref("ServiceAtLocation"), 404)
def service_at_location(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002, ARG001
    """One service at one location, with all that belongs to both."""
    return _one("service_at_location", id, lambda nest, rows: nest.at_locations(rows, full=True))


@asked_at("/organizations", "organizations", schema.page_of("organization"), 422)
def organizations(request: HttpRequest, asked: Query[OrganisationFilters]) -> HttpResponse:  # noqa: ARG001
    """A page of organisations, those that offer nothing listed among them."""
    published = Published()
    page = page_of(filters.organisations(asked, published), asked)
    rows = list(published.told("organization", page.rows))
    return in_json(page.as_json(Nest(published).organisations(rows, full=asked.full)))


@asked_at("/organizations/{id}", "organization", schema.ref("Organization"), 404)
def organization(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002, ARG001
    """One organisation, with its places. Its services: /services?organization_id=…"""
    return _one("organization", id, lambda nest, rows: nest.organisations(rows, full=True))


@asked_at("/taxonomies", "taxonomies", schema.page_of("taxonomy"), 422)
def taxonomies(request: HttpRequest, asked: Query[Pages]) -> HttpResponse:  # noqa: ARG001
    """A page of taxonomies: named sets of terms."""
    published = Published()
    page = page_of(published.rows("taxonomy").order_by("pk"), asked)
    return in_json(page.as_json(list(published.told("taxonomy", page.rows))))


@asked_at("/taxonomies/{id}", "taxonomy", schema.ref("Taxonomy"), 404)
def taxonomy(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002, ARG001
    """One taxonomy. Its terms: /taxonomy_terms?taxonomy_id=…"""
    return _one("taxonomy", id, lambda _nest, rows: rows)


@asked_at("/taxonomy_terms", "taxonomy-terms", schema.page_of("taxonomy_term"), 422)
def taxonomy_terms(request: HttpRequest, asked: Query[TermFilters]) -> HttpResponse:  # noqa: ARG001
    """A page of taxonomy terms."""
    published = Published()
    page = page_of(filters.terms(asked, published), asked)
    return in_json(page.as_json(Nest(published).terms(list(published.told("taxonomy_term", page.rows)))))


@asked_at("/taxonomy_terms/{id}", "taxonomy-term", schema.ref("TaxonomyTerm"), 404)
def taxonomy_term(request: HttpRequest, id: str) -> HttpResponse:  # noqa: A002, ARG001
    """One taxonomy term, with its taxonomy."""
    return _one("taxonomy_term", id, lambda nest, rows: nest.terms(rows))


def _one(table: str, id: str, nested: Callable[[Nest, list[Row]], list[Row]]) -> HttpResponse:  # noqa: A002
    """One record by its id; whatever is no id is nobody's."""
    published = Published()
    try:
        found = published.rows(table).filter(pk=UUID(id))
    except ValueError:
        found = published.rows(table).none()
    rows = nested(Nest(published), list(published.told(table, found)))
    return in_json(rows[0]) if rows else problem(404, _("There is nothing by that id."))
