"""Writing a page's own words into its records: only what is said differently than before.

All happens inside a transaction of the caller's, on a page whose records are kept here
(`leaving.leave_feed`), so that no reading of a feed meets them.
"""

from collections.abc import Iterable
from decimal import Decimal
from uuid import uuid4

from ownterms.directory.models.contact import Phone
from ownterms.directory.models.organisation import Organisation
from ownterms.directory.models.record import Source
from ownterms.directory.models.schedule import Schedule
from ownterms.directory.models.service import RequiredDocument, Service
from ownterms.directory.models.taxonomy import (
    KIND_TAXONOMY,
    WELCOME_TAXONOMY,
    Attribute,
    TaxonomyTerm,
    TermOfWelcome,
)
from ownterms.directory.saying.page import STATUSES, Page, attributes_of, is_weekly, schedules_of, words_of
from ownterms.directory.saying.places import fresh, write_places
from ownterms.directory.saying.week import spans_of
from ownterms.directory.saying.words import CLOSED, ENDED, RUNNING, Words
from ownterms.directory.wording.days import DAYS
from ownterms.directory.wording.terms import says_free

STATUS_OF = {RUNNING: Service.Status.ACTIVE, CLOSED: Service.Status.CLOSED, ENDED: Service.Status.DEFUNCT}
TABLE_OF = {Service: "service", Organisation: "organization"}


def write_words(page: Page, words: Words) -> None:
    """This will make a page say these words. What it says already stays as it lies, with all that hangs on it."""
    before = words_of(page)
    if isinstance(page, Service):
        _write_service(page, before, words)
    else:
        page.name, page.description = words.name, words.text
        page.email, page.website = words.email, words.link
        page.save()
    if words.phones != before.phones:
        _write_phones(page, words.phones)
    if words.places != before.places:
        write_places(page, before.places, words.places)
    if (words.welcome, words.limits, words.kind) != (before.welcome, before.limits, before.kind):
        _write_terms(page, words)


def _write_service(service: Service, before: Words, words: Words) -> None:
    service.name, service.description, service.alert = words.name, words.text, words.alert
    service.email, service.url = words.email, words.link
    service.eligibility_description, service.application_process = words.whom, words.how_to_come
    service.wait_time = words.wait
    service.minimum_age, service.maximum_age = _years(words.youngest), _years(words.oldest)
    if words.status != STATUSES[Service.Status(service.status)]:
        service.status = STATUS_OF[words.status]
    if words.cost != before.cost:
        _write_cost(service, words.cost)
    service.save()
    if (words.week, words.other_times) != (before.week, before.other_times):
        _write_times(service, before, words)
    if words.asks_for != before.asks_for:
        service.required_documents.all().delete()
        fresh(RequiredDocument, service.source, [{"service": service, "document": each} for each in words.asks_for])


def _write_cost(service: Service, cost: str) -> None:
    service.cost_options.all().delete()
    service.fees_description, service.fees = cost, ""
    if says_free(cost):
        service.cost_options.create(id=uuid4(), source=service.source, amount=Decimal(0))
        service.fees_description = ""


def _write_times(service: Service, before: Words, words: Words) -> None:
    """Rules that are more than hours of the week stay as they are, unless their words were changed."""
    stays = words.other_times == before.other_times
    shown = schedules_of(service)
    own = {each.pk for each in shown if each.location_id is None}
    gone = [each.pk for each in shown if each.pk in own and (is_weekly(each) or not stays)]
    Schedule.objects.filter(pk__in=gone).delete()
    days: dict[tuple[object, object], list[str]] = {}
    for day, hours in zip(DAYS, words.week, strict=True):
        for span in spans_of(hours):
            days.setdefault(span, []).append(day)
    rows: list[dict[str, object]] = [
        {"service": service, "freq": "WEEKLY", "byday": ",".join(on), "opens_at": opens, "closes_at": closes}
        for (opens, closes), on in days.items()
    ]
    if words.other_times and (not stays or not own):
        rows.append({"service": service, "description": words.other_times})
    fresh(Schedule, service.source, rows)


def _write_phones(page: Page, phones: Iterable[str]) -> None:
    page.phones.exclude(type__iexact="fax").delete()
    owner = "service" if isinstance(page, Service) else "organisation"
    fresh(Phone, page.source, [{owner: page, "number": each} for each in phones])


def _write_terms(page: Page, words: Words) -> None:
    ours = {WELCOME_TAXONOMY, KIND_TAXONOMY}
    Attribute.objects.filter(pk__in=[each.pk for each in attributes_of(page) if each.set_name in ours]).delete()
    said = [(WELCOME_TAXONOMY, code, "") for code in words.welcome]
    said += [(WELCOME_TAXONOMY, TermOfWelcome.GOVERNING_LIMIT.value, limit) for limit in words.limits]
    said += [(KIND_TAXONOMY, words.kind, "")] if words.kind else []
    rows = [
        {
            "link_id": page.pk,
            "link_entity": TABLE_OF[type(page)],
            "taxonomy_term": own_term(page.source, name, code),
            "value": value,
        }
        for name, code, value in said
    ]
    fresh(Attribute, page.source, rows)


def own_term(source: Source, taxonomy: str, code: str) -> TaxonomyTerm:
    """This will give a term of one of our own taxonomies among the records kept here, made at need."""
    known = TaxonomyTerm.objects.filter(source=source, code=code, taxonomy_name=taxonomy).first()
    return known or TaxonomyTerm.objects.create(id=uuid4(), source=source, name=code, code=code, taxonomy_name=taxonomy)


def _years(text: str) -> float | None:
    return float(text) if text else None
