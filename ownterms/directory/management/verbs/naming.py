"""`./run directory keepers` and `stewards`: the host names the first people who look after pages."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from difflib import get_close_matches
from uuid import UUID

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from ownterms.directory.models import Naming, Organisation
from ownterms.directory.models.keeping.naming import TooManyKeepers
from ownterms.lib.mailbox import NoSuchMailbox


def options(parser: ArgumentParser, *, of_one: bool = False) -> None:
    """This will add the options of `keepers` (of one organisation) or of `stewards`."""
    if of_one:
        parser.add_argument("--organisation", required=True, metavar="ID|NAME", help="Its id, or its whole name.")
    parser.add_argument("--add", metavar="EMAIL", help="Whoever signs in with this address. No letter is sent.")
    parser.add_argument("--remove", metavar="EMAIL", help="No longer, from now on.")
    parser.add_argument("--json", action="store_true", help="Print it as JSON.")


def keepers(wish: Namespace) -> Iterator[str]:
    """This will name or take off somebody, and tell who is named. Raises CommandError."""
    organisation = _organisation(wish.organisation) if wish.verb == "keepers" else None
    if wish.add:
        _add(wish.add, organisation)
    if wish.remove:
        _remove(wish.remove, organisation)
    namings = Naming.objects.standing().filter(organisation=organisation).select_related("taking_up")
    found = [
        {
            "email": each.address,
            "named": each.at.date().isoformat(),
            "taken_up": each.taking_up.at.date().isoformat() if hasattr(each, "taking_up") else None,
        }
        for each in namings
    ]
    if wish.json:
        yield json.dumps({wish.verb: found}, indent=2)
        return
    for each in found:
        since = _("keeps since %(day)s") % {"day": each["taken_up"]} if each["taken_up"] else _("waits for sign-in")
        yield f"{each['email']}: {since}"
    if not found:
        yield _("Nobody is named.")


def _add(email: str, organisation: Organisation | None) -> None:
    try:
        Naming.make(email, organisation=organisation)
    except NoSuchMailbox as cause:
        raise CommandError(_("“%(email)s” is no email address. Nothing was changed.") % {"email": email}) from cause
    except TooManyKeepers as cause:
        raise CommandError(str(cause)) from cause


def _remove(email: str, organisation: Organisation | None) -> None:
    try:
        known = Naming.objects.standing().filter(organisation=organisation).of_address(email).first()
    except NoSuchMailbox:
        known = None
    if known is None:
        raise CommandError(_("“%(email)s” is not named. Nothing was changed.") % {"email": email})
    known.end()


def _like(said: str) -> list[str]:
    """A sentence with the names that are most like what was said; nothing where none is."""
    names = {each.casefold(): each for each in Organisation.objects.values_list("name", flat=True)}
    found = get_close_matches(said.strip().casefold(), names, n=3, cutoff=0.5)
    return [_("Is it one of these? %(names)s") % {"names": "; ".join(names[each] for each in found)}] if found else []


def _organisation(said: str) -> Organisation:
    try:
        found = list(Organisation.objects.filter(pk=UUID(said)))
    except ValueError:
        found = list(Organisation.objects.filter(name__iexact=said.strip())[:2])
    if not found:
        raise CommandError(
            " ".join([_("There is no organisation “%(name)s”. Nothing was changed.") % {"name": said}, *_like(said)])
        )
    if len(found) > 1:
        raise CommandError(
            _("Several are called “%(name)s”. Give the id from the address of its page.") % {"name": said}
        )
    return found[0]
