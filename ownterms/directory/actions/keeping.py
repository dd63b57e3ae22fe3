"""Keeping pages: changing what they say, starting one, taking one off the list, and saying that one is right."""

from dataclasses import replace
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from ownterms.directory.actions.listing_up import withdraw
from ownterms.directory.models import (
    ChangeCounter,
    Check,
    FeedAnswer,
    FeedSaying,
    Listing,
    Organisation,
    Service,
    Speaker,
    Version,
    Withdrawal,
)
from ownterms.directory.models.keeping.access import speaks_as
from ownterms.directory.saying.leaving import leave_feed
from ownterms.directory.saying.page import Page, body_of, words_of
from ownterms.directory.saying.words import ENDED, Words
from ownterms.directory.saying.writing import write_words
from ownterms.people.models import Person

RUNS = (Service.Status.ACTIVE, Service.Status.CLOSED)


class ChangedMeanwhile(Exception):
    """Somebody else changed the page since this person began to. `now` is what it says; nothing was changed."""

    def __init__(self, now: Words) -> None:
        super().__init__()
        self.now = now


@transaction.atomic
def change(page: Page, words: Words, *, started: str, by: Person) -> None:
    """This will make a page say these words, and keep the version before and after.

    `started` is the digest of the words that the person began with. Raises
    ChangedMeanwhile where the page says something else by now.
    """
    ChangeCounter.take(1)  # two people who save at once take turns here
    page.refresh_from_db()
    before = words_of(page)
    if before.digest != started:
        raise ChangedMeanwhile(before)
    if before.digest == words.digest:
        return
    _remember_first(page, before)
    write_words(page, words.moved(_leave_feed(page, by=by)))
    _remember(page, by=by)
    _list_again(page)


@transaction.atomic
def start(organisation: Organisation, words: Words, *, by: Person) -> Service:
    """This will put a new service of an organisation on the list."""
    _leave_feed(organisation, by=by)
    service = Service.objects.create(id=uuid4(), source=organisation.source, organisation=organisation, name=words.name)
    write_words(service, words)
    _remember(service, by=by)
    _list_again(service)
    return service


@transaction.atomic
def withdraw_page(service: Service, *, by: Person) -> None:
    """This will take a service off the list, as having ended. Changing it can bring it back."""
    before = words_of(service)
    change(service, replace(before, status=ENDED), started=before.digest, by=by)


@transaction.atomic
def say_right(service: Service, *, by: Person) -> Check:
    """This will write down that somebody made sure of a listing today."""
    check = Check.objects.create(page=service.pk, speaker=_speaker(service, by), by=by)
    service.assured_date = check.on
    service.save(update_fields=["assured_date"])  # so that other programs read it too
    _move(Listing.objects.filter(pk=service.pk))  # so that its card is made anew
    return check


@transaction.atomic
def answer_feed(saying: FeedSaying, page: Page, *, take: bool, by: Person) -> FeedAnswer:
    """This will take what a feed says of a page that is kept here, or leave the page as it is."""
    answer = FeedAnswer.objects.get_or_create(saying=saying, defaults={"taken": take, "by": by})[0]
    if answer.taken and take:
        theirs = Words.of_json(saying.words) if saying.words else replace(words_of(page), status=ENDED)
        write_words(page, theirs)
        _remember(page, by=by, feed=saying.source)
        _list_again(page)
    return answer


def _speaker(page: Page, by: Person) -> Speaker:
    return speaks_as(by, body_of(page))


def _remember_first(page: Page, before: Words) -> None:
    """What a page said before anybody changed it here."""
    last = Version.objects.filter(page=page.pk).last()
    if last and Words.of_json(last.words).digest == before.digest:
        return
    source = page.source
    Version.objects.create(
        page=page.pk,
        words=before.as_json(),
        speaker=Speaker.FEED,
        source=source.name,
        at=source.last_read or timezone.now(),
    )


def _remember(page: Page, *, by: Person, feed: str = "") -> None:
    speaker = Speaker.FEED if feed else _speaker(page, by)
    Version.objects.create(page=page.pk, words=words_of(page).as_json(), speaker=speaker, source=feed, by=by)


def _leave_feed(page: Page, *, by: Person) -> dict[str, str]:
    """What the feed says now is answered by changing it: the feed is heard again once it says something else."""
    copies: dict[str, str] = {}
    for each in (page.organisation if isinstance(page, Service) else None, page):
        if each and not each.source.is_here:
            saying = FeedSaying.objects.create(page=each.pk, source=each.source.name, words=words_of(each).as_json())
            FeedAnswer.objects.create(saying=saying, taken=False, by=by)
            copies |= leave_feed(each)
    return copies


def _list_again(page: Page) -> None:
    """Keeping listings in step with a page and its organisation, so that the index follows."""
    if isinstance(page, Service):
        _list_service(page)
    else:
        _move(Listing.objects.filter(service__organisation=page))
        _move(Listing.objects.filter(organisation=page))
    if body := body_of(page):
        _list_organisation(body)


def _list_service(service: Service) -> None:
    listed = Listing.objects.filter(pk=service.pk)
    if service.status not in RUNS:
        _take_off(service.pk)
    elif listed.exists():
        listed.update(kind=words_of(service).kind, change=ChangeCounter.take(1)[0])
    else:
        _put_on(Listing(pk=service.pk, service=service, kind=words_of(service).kind))


def _list_organisation(body: Organisation) -> None:
    """An organisation that offers something is found by what it offers, and else by itself."""
    offers = body.services.filter(status__in=RUNS).exists()
    if offers:
        _take_off(body.pk)
    elif not Listing.objects.filter(pk=body.pk).exists():
        _put_on(Listing(pk=body.pk, organisation=body, kind=Listing.Kind.ORGANISATION))


def _put_on(listing: Listing) -> None:
    listing.change = ChangeCounter.take(1)[0]
    Withdrawal.objects.filter(pk=listing.pk).delete()
    listing.save(force_insert=True)


def _take_off(pk: UUID) -> None:
    if Listing.objects.filter(pk=pk).exists():
        withdraw([pk.hex], iter(ChangeCounter.take(1)))


def _move(listings: QuerySet[Listing]) -> None:
    for pk in list(listings.values_list("pk", flat=True)):
        Listing.objects.filter(pk=pk).update(change=ChangeCounter.take(1)[0])
