"""Passkeys: what a device is asked, and whether its answer fits. The reckoning is allauth's and fido2's.

What was asked lies in the session of the browser that was asked, and is used once.
"""

from collections.abc import Mapping
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.webauthn.internal import auth
from django.conf import settings
from django.core.exceptions import ValidationError

from ownterms.people.models import Passkey, Person

Answer = Mapping[str, Any]
MISFIT = (ValidationError, ValueError, TypeError, KeyError, AttributeError)
"""What comes of an answer that no device gives."""


class NotThatPasskey(Exception):
    """The answer fits no passkey that is known here, or not what was asked."""


class Adapter(DefaultMFAAdapter):  # type: ignore[misc]  # the library has no types
    """What a device shows of us."""

    def _get_site_name(self) -> str:
        return settings.PLACE or "Own Terms"


def ask_for_new(person: Person) -> dict[str, Any]:
    """This will give what a device is asked so that it makes a passkey for a person, as JSON for the browser."""
    return dict(auth.begin_registration(person, passwordless=True))


def add(person: Person, *, name: str, answer: Answer) -> Passkey:
    """This will keep a new passkey. Raises NotThatPasskey."""
    try:
        auth.parse_registration_response(answer)
        made = auth.complete_registration(answer)
    except MISFIT as cause:
        raise NotThatPasskey from cause
    if not made.is_user_verified():
        raise NotThatPasskey
    return Passkey.add(person, name=name, credential=answer)


def ask() -> dict[str, Any]:
    """This will give what a device is asked so that it shows any passkey it has for here, as JSON for the browser."""
    return dict(auth.begin_authentication())


def person_of(answer: Answer) -> Person:
    """This will give the person whose passkey answered. Raises NotThatPasskey."""
    try:
        shown = auth.parse_authentication_response(answer)
        person = auth.extract_user_from_response(answer)
        auth.complete_authentication(person, answer)
    except MISFIT as cause:
        raise NotThatPasskey from cause
    finally:
        auth.clear_state()
    if not shown.response.authenticator_data.is_user_verified() or not isinstance(person, Person):
        raise NotThatPasskey
    return person
