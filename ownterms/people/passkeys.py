"""Passkeys: what a device is asked, and whether its answer fits. The reckoning is allauth's and fido2's.

Someone who is signed in has what was asked in their session. A stranger has none, and is given a sealed note of it to
bring back: however often strangers ask, nothing is kept.
"""

import struct
import time
from collections.abc import Mapping
from typing import Any, Final

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.webauthn.internal import auth
from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError

from ownterms.people.models import CopiedPasskey, Passkey, Person

Answer = Mapping[str, Any]
MISFIT = (ValidationError, ValueError, TypeError, LookupError, AttributeError, RuntimeError, struct.error)
"""What comes of an answer that no device gives."""

SECONDS: Final = 15 * 60
"""For which a device may think about what it was asked."""

SEAL: Final = "people.passkeys"


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
    """This will keep a new passkey: of the answer, only what is known. Raises NotThatPasskey."""
    try:
        told = auth.parse_registration_response(answer)
        made = auth.complete_registration(answer)
        credential = {"id": told.id, "rawId": told.id, "type": "public-key"} | {
            "response": {each: told.response[each] for each in ("clientDataJSON", "attestationObject")}
        }
    except MISFIT as cause:
        raise NotThatPasskey from cause
    if not _was_here(told) or not made.is_user_verified() or not made.credential_data:
        raise NotThatPasskey
    return Passkey.add(person, name=name, credential=credential, count=made.counter)


def ask() -> tuple[dict[str, Any], str]:
    """This will give what a device is asked so that it shows any passkey it has for here, as JSON for the browser.

    With it comes a sealed note of what was asked, which is to come back with the answer.
    """
    asked = dict(auth.begin_authentication())
    note = signing.dumps({"state": auth.get_state(), "at": time.time()}, salt=SEAL)
    auth.clear_state()
    return asked, note


def person_of(answer: Answer, *, note: str) -> Person:
    """This will give the person whose passkey answered what is in the note, once. Raises NotThatPasskey."""
    try:
        asked = signing.loads(note, salt=SEAL, max_age=SECONDS)
        auth.set_state(asked["state"])
        told = auth.parse_authentication_response(answer)
        person = auth.extract_user_from_response(answer)
        key = auth.complete_authentication(person, answer)
    except (signing.BadSignature, *MISFIT) as cause:
        raise NotThatPasskey from cause
    finally:
        auth.clear_state()
    signed = told.response.authenticator_data
    if not _was_here(told) or not signed.is_user_verified() or not isinstance(person, Person):
        raise NotThatPasskey
    try:
        Passkey.objects.get(pk=key.pk).sign(asked_at=asked["at"], count=signed.counter)
    except CopiedPasskey as cause:
        raise NotThatPasskey from cause
    return person


def _was_here(told: Any) -> bool:  # noqa: ANN401  (the library has no types)
    """Whether the browser showed our own page, by itself: the library would take any host beneath ours too."""
    page = told.response.client_data
    ours = f"{context.request.scheme}://{context.request.get_host()}"
    return bool(page.origin == ours and not page.cross_origin)
