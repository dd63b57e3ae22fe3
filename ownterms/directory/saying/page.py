"""A page: a service or an organisation, and its own words as its records say them."""

from collections.abc import Iterable

from ownterms.directory.models.contact import Phone
from ownterms.directory.models.listing import Listing
from ownterms.directory.models.location import Location
from ownterms.directory.models.organisation import Organisation
from ownterms.directory.models.places import place_of
from ownterms.directory.models.schedule import Schedule
from ownterms.directory.models.service import Service
from ownterms.directory.models.taxonomy import Attribute, TermOfWelcome
from ownterms.directory.saying.week import in_words
from ownterms.directory.saying.words import CLOSED, ENDED, RUNNING, PlaceWords, Words
from ownterms.directory.wording.days import DAYS, Opening, times_in_words

Page = Service | Organisation
STATUSES = {
    Service.Status.ACTIVE: RUNNING,
    Service.Status.CLOSED: CLOSED,
    Service.Status.INACTIVE: ENDED,
    Service.Status.DEFUNCT: ENDED,
}


def body_of(page: Page) -> Organisation | None:
    """This will give the organisation whose page it is, or which offers it."""
    return page.organisation if isinstance(page, Service) else page


def words_of(page: Page) -> Words:
    """This will read what a service's or an organisation's page says, its organisation's words left out."""
    return _of_service(page) if isinstance(page, Service) else _of_organisation(page)


def _of_service(service: Service) -> Words:
    listing = Listing(pk=service.pk, service=service)
    week, others = times(schedules_of(service))
    said = attributes_of(service)
    return Words(
        name=service.name,
        kind=kind_of(said),
        text=service.description,
        status=STATUSES.get(Service.Status(service.status), RUNNING),
        alert=service.alert,
        week=week,
        other_times="\n".join(others),
        places=tuple(_place(each) for each in locations_of(service)),
        cost="\n".join(listing.costs),
        whom=service.eligibility_description,
        youngest=_age(service.minimum_age),
        oldest=_age(service.maximum_age),
        how_to_come=service.application_process,
        wait=service.wait_time,
        asks_for=tuple(each.document for each in _in_order(service.required_documents.all())),
        phones=_phones(service.phones.all()),
        email=service.email,
        link=service.url,
        welcome=_welcome(said),
        limits=_limits(said),
    )


def _of_organisation(organisation: Organisation) -> Words:
    said = attributes_of(organisation)
    return Words(
        name=organisation.name,
        text=organisation.description,
        places=tuple(_place(each) for each in locations_of(organisation)),
        phones=_phones(organisation.phones.all()),
        email=organisation.email,
        link=organisation.website,
        welcome=_welcome(said),
        limits=_limits(said),
    )


def schedules_of(service: Service) -> list[Schedule]:
    """The rules of opening that its page shows: its own, or where it has none, those of its places."""
    return _in_order(Listing(pk=service.pk, service=service).schedules)


def locations_of(page: Page) -> list[Location]:
    """Where it is, always in the same order."""
    if isinstance(page, Service):
        return _in_order({each.location for each in page.at_locations.select_related("location")})
    return _in_order(page.locations.filter(source=page.source_id))


def attributes_of(page: Page) -> list[Attribute]:
    """The terms said of it, and not of its organisation."""
    return _in_order(Attribute.objects.filter(link_id=page.pk).select_related("taxonomy_term__taxonomy"))


def kind_of(said: Iterable[Attribute]) -> str:
    """What kind of listing it is."""
    kinds = [each.kind for each in said if each.kind in Listing.Kind.values]
    return kinds[0] if kinds else Listing.Kind.SERVICE.value


def times(schedules: Iterable[Schedule]) -> tuple[tuple[str, ...], list[str]]:
    """This will part rules into hours for each day of the week, and sentences for all else."""
    plain: list[Opening] = []
    others: list[Opening] = []
    for each in schedules:
        (plain if is_weekly(each) else others).append(each.opening)
    hours = [
        in_words(
            [
                (rule.opens, rule.closes)
                for rule in plain
                if day in {each for _number, each in rule.byday} or not rule.byday
            ]
        )
        for day in DAYS
    ]
    return tuple(hours), times_in_words(others)


def is_weekly(schedule: Schedule) -> bool:
    """Whether a rule is no more than hours on days of every week."""
    rule = schedule.opening
    days = rule.byday and not any(number for number, _day in rule.byday)
    every = rule.freq == "DAILY" and not rule.byday
    more = rule.begins or rule.ends or rule.said or rule.bymonthday or rule.interval != 1 or schedule.count
    return bool((days or every) and rule.freq in {"", "WEEKLY", "DAILY"} and (rule.opens or rule.closes) and not more)


def _place(location: Location) -> PlaceWords:
    address = next((each for each in location.addresses.all() if each.address_type != Location.Type.POSTAL), None)
    return PlaceWords(
        id=location.pk.hex,
        name=location.name,
        street=", ".join(filter(None, [address.address_1, address.address_2])) if address else "",
        town=address.city if address else "",
        postcode=address.postal_code if address else "",
        getting_in="\n".join(place_of(location).accessibility),
        online=location.location_type == Location.Type.VIRTUAL,
    )


def _phones(phones: Iterable[Phone]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.in_words for each in _in_order(phones) if not each.is_fax))


def _welcome(said: Iterable[Attribute]) -> tuple[str, ...]:
    codes = {each.term_of_welcome for each in said} - {TermOfWelcome.GOVERNING_LIMIT.value}
    return tuple(term.value for term in TermOfWelcome if term in codes)


def _limits(said: Iterable[Attribute]) -> tuple[str, ...]:
    limits = [each.value for each in said if each.term_of_welcome == TermOfWelcome.GOVERNING_LIMIT]
    return tuple(dict.fromkeys(filter(None, limits)))


def _age(years: float | None) -> str:
    return "" if years is None else f"{years:g}"


def _in_order(records: Iterable) -> list:  # type: ignore[type-arg]
    return sorted(records, key=lambda each: each.pk)
