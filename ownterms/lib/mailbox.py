"""Email addresses, each in the one form by which we know it."""

import re

LONGEST = 254  # characters; RFC 5321, section 4.5.3.1
MAILBOX = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}")
DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])")


class NoSuchMailbox(ValueError):
    """What was typed cannot be an email address that letters reach."""


def mailbox(typed: str) -> str:
    """This will give the one form of an address: no spaces around it, small letters, the domain in ASCII.

    Letters go to this form and to no other, so an address that only looks like another can never open
    what is another's: the Kelvin sign is refused rather than made a “k”. Raises NoSuchMailbox.
    """
    name, at, domain = typed.strip(" \t").rpartition("@")
    if not at or not name.isascii():
        raise NoSuchMailbox
    try:
        plain = domain.encode("idna").decode("ascii").lower()
    except UnicodeError as cause:
        raise NoSuchMailbox from cause
    address = f"{name.lower()}@{plain}"
    if len(address) > LONGEST or not MAILBOX.fullmatch(name.lower()) or not DOMAIN.fullmatch(plain):
        raise NoSuchMailbox
    return address
