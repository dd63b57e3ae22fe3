"""Keeping listings in step with the records that they show."""

import re
from collections.abc import Iterator

from django.db import connection

from ownterms.directory.actions.report import ListingCount
from ownterms.directory.models import Attribute, ChangeCounter, Listing, Organisation, Service, Source, Withdrawal
from ownterms.directory.models.taxonomy import KIND_TAXONOMY, TaxonomyTerm
from ownterms.directory.taking.touched import chunks

# Rows that a template left behind: "Sample", "Test service 2", "Example organisation", "Lorem ipsum".
TEMPLATE = re.compile(
    r"(?:[\W_]*(?:sample|test|template|dummy|example|placeholder|xxx+|zzz+)"
    r"(?:[ _-](?:service|organi[sz]ation|listing|record|entry|program(?:me)?|agency|location|data|row|page|name|site"
    r"|inc))*"
    r"[ _#-]*\d*[\W_]*|lorem ipsum.*|do not use.*)",
    re.IGNORECASE,
)
SERVICES = ("id", "organisation_id", "name", "description", "status")
CHUNK = 2000


def list_up(source: Source, *, before: dict[str, str], touched: set[str]) -> ListingCount:
    """This will make, change and withdraw a source's listings, inside a transaction of the caller's.

    `before` are its listings as they stood before its records were written
    (`listed`); `touched` are the ids of services and organisations of which
    something changed. Change numbers are taken here, under the counter's
    lock, so they become visible in order.
    """
    count = ListingCount()
    wanted = dict(_wanted(source, count))
    count.listed = len(wanted)
    fresh = count.fresh = [pk for pk in wanted if pk not in before]
    moved = count.moved = [pk for pk in wanted if pk in before and (pk in touched or wanted[pk][0] != before[pk])]
    gone = count.gone = [pk for pk in before if pk not in wanted]
    if fresh or moved or gone:
        numbers = iter(ChangeCounter.take(len(fresh) + len(moved) + len(gone)))
        withdraw(gone, numbers)
        _make(fresh, wanted, numbers)
        _change(moved, wanted, numbers)
    return count


def listed(source: Source) -> dict[str, str]:
    """This will give a source's listings: id → kind."""
    rows = Listing.objects.of(source).values_list("pk", "kind")
    return {pk.hex: kind for pk, kind in rows.iterator(chunk_size=CHUNK)}


def _wanted(source: Source, count: ListingCount) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each listing that there should be: id → kind and which sort of subject."""
    kinds = _kinds_said(source)
    with_services: set[str] = set()
    services = Service.objects.filter(source=source).values_list(*SERVICES)
    for pk, organisation, name, description, status in services.iterator(chunk_size=CHUNK):
        if status in {Service.Status.INACTIVE, Service.Status.DEFUNCT}:
            count.unlisted["not running, says the source"] += 1
        elif _is_template(name, description):
            count.unlisted["rows of a template"] += 1
        else:
            if organisation:
                with_services.add(organisation.hex)
            yield pk.hex, (kinds.get(pk.hex, Listing.Kind.SERVICE), "service")
    organisations = Organisation.objects.filter(source=source).values_list("id", "name", "description")
    for pk, name, description in organisations.iterator(chunk_size=CHUNK):
        if pk.hex in with_services:
            continue
        if _is_template(name, description):
            count.unlisted["rows of a template"] += 1
        else:
            yield pk.hex, (kinds.get(pk.hex, Listing.Kind.ORGANISATION), "organisation")


def _is_template(name: str, description: str) -> bool:
    return bool(TEMPLATE.fullmatch(name[:200])) or description[:12].lower() == "lorem ipsum "


def _kinds_said(source: Source) -> dict[str, str]:
    """What kind of listing a feed says its records are (taxonomy "kind of listing")."""
    terms = TaxonomyTerm.objects.filter(source=source).select_related("taxonomy")
    codes = {term.pk: (term.code or term.name).strip().lower() for term in terms if term.set_name == KIND_TAXONOMY}
    codes = {pk: code for pk, code in codes.items() if code in Listing.Kind.values}
    if not codes:
        return {}
    said = Attribute.objects.filter(source=source, taxonomy_term__in=codes).values_list("link_id", "taxonomy_term_id")
    return {link.hex: codes[term] for link, term in said.iterator(chunk_size=CHUNK) if term}


def withdraw(gone: list[str], numbers: Iterator[int]) -> None:
    """This will drop listings and leave a withdrawal for each, inside a transaction of the caller's."""
    for chunk in chunks(gone):
        Listing.objects.filter(pk__in=chunk).delete()
        Withdrawal.objects.filter(pk__in=chunk).delete()
        Withdrawal.objects.bulk_create(Withdrawal(id=pk, change=next(numbers)) for pk in chunk)


def _make(fresh: list[str], wanted: dict[str, tuple[str, str]], numbers: Iterator[int]) -> None:
    for start in range(0, len(fresh), CHUNK):
        part = fresh[start : start + CHUNK]
        services = [pk if wanted[pk][1] == "service" else None for pk in part]
        rows = [
            (pk, wanted[pk][0], next(numbers), service, None if service else pk)
            for pk, service in zip(part, services, strict=True)
        ]
        with connection.cursor() as cursor:
            cursor.executemany(
                "INSERT INTO directory_listing (id, kind, change, service_id, organisation_id) "
                "VALUES (%s, %s, %s, %s, %s)",
                rows,
            )
    for chunk in chunks(fresh):
        Withdrawal.objects.filter(pk__in=chunk).delete()


def _change(moved: list[str], wanted: dict[str, tuple[str, str]], numbers: Iterator[int]) -> None:
    rows = [(wanted[pk][0], next(numbers), pk) for pk in moved]
    with connection.cursor() as cursor:
        cursor.executemany("UPDATE directory_listing SET kind = %s, change = %s WHERE id = %s", rows)
