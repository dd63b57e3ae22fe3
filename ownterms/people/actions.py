"""What people do here that reaches further than one row."""

import logging
from datetime import timedelta

from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from ownterms.people.letters import code_letter, drop_old, move_letter, recovery_letter
from ownterms.people.models import Card, Draft, EmailedCode, OldAddress, Passkey, Person, Recovery, Session, Tally

MOST_FROM_ONE_PLACE = 60  # codes in an hour: many may share one connection, as in a library
MOST_OF_ONE_ADDRESS = 5  # codes in 15 minutes, asked from one place
MOST_CARDS = 60  # that are tried in an hour, from one place
AGAIN = timedelta(seconds=30)
LONG_ENOUGH = timedelta(days=1)  # to try to reach an address that was left

logger = logging.getLogger(__name__)


class TooManyCodes(Exception):
    """So many codes were asked for from one place that no more are sent for now."""


class TooManyTries(Exception):
    """So many cards were tried from one place that no more are looked at for now."""


class NoSuchCard(Exception):
    """The words are those of no card, or of another's."""

    def __init__(self) -> None:
        super().__init__(_("We know no card with these words. Please look at each of them once more."))


def ask_for_code(address: str, *, asker: str, person: Person | None = None) -> EmailedCode:
    """This will make a code for an address and have it sent. Nobody looks whether the address is known.

    `asker` is where on the network the asking comes from; only a count of it is kept. `person` is who asks,
    where they are signed in. Raises TooManyCodes.
    """
    # The place first: once it asked too often, further addresses make no rows.
    if not Tally.take("codes from one place", asker, most=MOST_FROM_ONE_PLACE, minutes=60):
        raise TooManyCodes(_("Too many codes were asked for from where you are. Please try again in an hour."))
    if not Tally.take("codes to one address", f"{asker} {address}", most=MOST_OF_ONE_ADDRESS, minutes=15):
        raise TooManyCodes(_("You asked for five codes. Use the newest one, or try again in 15 minutes."))
    with transaction.atomic():  # the work to send it is kept with the code, or neither is
        code = EmailedCode.ask(address, asker=asker, person=person)
        send_code.enqueue(str(code.pk), translation.get_language() or "")
    return code


def come_in(code: EmailedCode, typed: str, *, asker: str) -> Person:
    """This will give the person whose code it is, made now where they are new. Raises WrongCode, CodeSpent."""
    code.use(typed, asker=asker)
    return Person.objects.reached_at(code.address)


def move(person: Person, code: EmailedCode, typed: str, *, asker: str) -> None:
    """This will change where a person is reached to where a code went. Raises WrongCode, CodeSpent, AddressTaken."""
    code.use(typed, asker=asker)
    with transaction.atomic():
        person.move_to(code.address)
        tell_old_addresses.enqueue(translation.get_language() or "")


def come_back(words: tuple[str, ...], *, asker: str) -> tuple[Person, bool]:
    """This will give the person whose card has these words, and say whether that was a recovery.

    At once where the card is their only way in. Else it is a recovery: the first time it begins to wait, and they
    are told; once it has waited, every session of theirs ends. Raises TooManyTries, NoSuchCard, StillWaits.
    """
    card = _card(words, asker=asker)
    is_recovery = not card.is_only_way
    if is_recovery:
        with transaction.atomic():  # the work to tell of it is kept with the asking, or neither is
            recovery, is_new = Recovery.ask(card)
            if is_new:
                tell_of_recovery.enqueue(str(card.pk), translation.get_language() or "")
        recovery.finish()
    return card.person, is_recovery


def show_card(person: Person, words: tuple[str, ...], *, asker: str) -> None:
    """This will make sure that somebody who is signed in has their card. Raises TooManyTries, NoSuchCard."""
    if _card(words, asker=asker).person != person:
        raise NoSuchCard


def _card(words: tuple[str, ...], *, asker: str) -> Card:
    if not Tally.take("cards from one place", asker, most=MOST_CARDS, minutes=60):
        raise TooManyTries(_("Too many words were tried from where you are. Please try again in an hour."))
    card = Card.with_words(words)
    if card is None:
        raise NoSuchCard
    return card


@transaction.atomic
def shut_every_way(person: Person) -> None:
    """This will end every session and every way in of a person: somebody else may know them, or have made them."""
    Session.objects.filter(person=person).delete()
    EmailedCode.objects.filter(person=person).delete()
    Passkey.objects.of(person).delete()
    Card.objects.filter(person=person).delete()
    Person.objects.filter(pk=person.pk).update(email=None)
    person.email = None


@task()
def tell_of_recovery(person: str, language: str) -> None:
    """This will write to a person that somebody asked to come back with their card, while that still waits."""
    asked = Recovery.objects.filter(card__person__pk=person, card__person__email__isnull=False).first()
    if asked is None or asked.opens_at < timezone.now():
        return
    with translation.override(language or None):
        sent = send(recovery_letter(asked))
    if not sent:
        tell_of_recovery.using(run_after=timezone.now() + AGAIN).enqueue(person, language)


@task()
def tell_old_addresses(language: str) -> None:
    """This will send one letter to each address that was left, and forget it; what could not be sent goes later."""
    for old in OldAddress.objects.all():
        with translation.override(language or None):
            sent = send(move_letter(old.address))
        if sent or old.left_at < timezone.now() - LONG_ENOUGH:
            old.delete()
    if OldAddress.objects.exists():
        tell_old_addresses.using(run_after=timezone.now() + AGAIN).enqueue(language)


@task()
def send_code(code: str, language: str) -> None:
    """This will send the letter with a code, and try again while the code lives where the mail could not be reached."""
    EmailedCode.objects.over().delete()
    asked = EmailedCode.objects.live().filter(pk=code, is_quiet=False).first()
    if asked is None:
        return
    with translation.override(language or None):
        sent = send(code_letter(asked))
    if not sent:
        send_code.using(run_after=timezone.now() + AGAIN).enqueue(code, language)


@task()
def tidy() -> None:
    """This will drop codes, drafts, recoveries, tallies, sessions and letters in the folder whose time is over."""
    EmailedCode.objects.over().delete()
    Draft.objects.over().delete()
    Recovery.objects.over().delete()
    Tally.objects.over().delete()
    Session.objects.over().delete()
    drop_old()


def send(letter: EmailMessage) -> bool:
    """This will send a letter, and say whether it could be handed on. Only the kind of trouble is logged."""
    try:
        letter.send()
    except OSError as trouble:  # what mail servers say may repeat the address
        logger.warning("A letter could not be sent: %s", type(trouble).__name__)
        return False
    return True
