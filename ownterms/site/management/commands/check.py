"""./run check: what is in order here, and what is not."""

import json
import smtplib
import socket
import ssl
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.mail import EmailMessage
from django.core.management import CommandError
from django.core.management.base import BaseCommand

from ownterms.agenda.tools import TOOLS, packs
from ownterms.directory.models import Listing
from ownterms.finding import index, vocabulary
from ownterms.finding.engine import BadLexicon, Meaning
from ownterms.finding.models import Proposal
from ownterms.mirror import rulebook
from ownterms.mirror.account import crosswalk
from ownterms.people.letters import folder
from ownterms.site.watching import inspection
from ownterms.site.watching.readiness import Look, database, disk

# The first that fits is said.
IN_THE_WAY: dict[type[OSError], str] = {
    socket.gaierror: "Nobody knows the name of the mail server. Look at OWNTERMS_MAIL.",
    ConnectionRefusedError: "Nothing answers at that port of the mail server. Look at OWNTERMS_MAIL.",
    TimeoutError: "The mail server did not answer in 20 seconds. Is the port right, and not blocked?",
    smtplib.SMTPAuthenticationError: "The mail server does not take the name and the word. Look at OWNTERMS_MAIL.",
    smtplib.SMTPSenderRefused: "The mail server takes no letters from OWNTERMS_MAIL_FROM.",
    smtplib.SMTPRecipientsRefused: "The mail server takes no letters to that address.",
    smtplib.SMTPNotSupportedError: "The mail server cannot be spoken to safely at that port. Try smtps and 465.",
    ssl.SSLError: "A safe connection could not be made. Is it smtp and port 587, or smtps and 465?",
}


class Command(BaseCommand):
    """Looks at the data, the index, the lexicon and the machine."""

    help = "Say what is in order here and what is not. Changes nothing. Exit code 1 where something needs you."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """This will read how to print."""
        parser.add_argument("--json", action="store_true", dest="as_json", help="print JSON for other programs")
        parser.add_argument("--mail", metavar="ADDRESS", help="send one letter there, to see whether letters arrive")

    def handle(self, *, as_json: bool, mail: str | None, **_: Any) -> None:  # noqa: ANN401
        """This will print a line for each thing looked at; raises CommandError where one is not in order."""
        seen = list(everything())
        if mail:
            seen.append(one_letter(mail))
        if as_json:
            print(
                json.dumps({"ok": all(each.ok for each in seen), "checks": [each._asdict() for each in seen]}, indent=1)
            )
        else:
            for each in seen:
                print(f"{mark(each):<6}  {each.name}: {each.says}")
        if not all(each.ok for each in seen):
            raise CommandError("Something here needs you; see the lines above.")


def mark(look: Look) -> str:
    """What stands before a line."""
    if not look.ok:
        return "NOT OK"
    return "note" if look.note else "ok"


def everything() -> Iterator[Look]:
    """This will look at one thing after another, and stop where the rest cannot be seen."""
    yield disk()
    yield from inspection.machine()
    seen = database()
    yield seen
    if seen.ok:
        yield from inspection.kept()
        yield from contents()


def contents() -> Iterator[Look]:
    """This will look at what people find with."""
    yield Look("directory", True, f"{Listing.objects.count()} listings.")
    try:
        words = vocabulary.lexicon()
    except BadLexicon as trouble:
        yield Look("lexicon", False, str(trouble))
        return
    cues = sum(len(concept.cues) for concept in words.concepts)
    yield Look("lexicon", True, f"{cues} phrases lead to {len(words.concepts)} concepts.")
    yield Look("index", True, f"{len(index.follow())} listings can be found.")
    vectors = "There." if Meaning.standard() else "Not installed: finding goes by words and the lexicon alone."
    yield Look("vectors", True, vectors)
    yield host_packs()
    yield host_clauses()
    yield host_returns()
    yield Look("proposals", True, f"{Proposal.objects.open().count()} wait to be read (./run words list).")


def host_packs() -> Look:
    """This will look at the sheets of questions that a host adds."""
    if said := packs.troubles(TOOLS):
        return Look("packs", False, " ".join(said))
    return Look("packs", True, f"{len(packs.added(TOOLS))} packs of questions can be filled.")


def host_clauses() -> Look:
    """This will look at the rules for contracts that a host adds."""
    if said := rulebook.troubles():
        return Look("clauses", False, " ".join(said))
    return Look("clauses", True, f"{len(rulebook.here().rules)} rules read contracts.")


def host_returns() -> Look:
    """This will look at the forms for returns."""
    if said := crosswalk.troubles():
        return Look("returns", False, " ".join(said))
    return Look("returns", True, f"{len(crosswalk.here())} forms can be filled in as far as is true.")


def one_letter(address: str) -> Look:
    """This will send one letter and say whether it could be handed on."""
    letter = EmailMessage(
        "A letter to try", "You asked for this with ./run check --mail. Letters leave here.", to=[address]
    )
    try:
        letter.send()
    except OSError as trouble:
        return Look("letter", False, what_stood_in_the_way(trouble))
    if held := folder():
        return Look("letter", True, f"It lies in {held}, and went nowhere. Set OWNTERMS_MAIL.", note=True)
    return Look("letter", True, "It was handed on. Look whether it came.")


def what_stood_in_the_way(trouble: OSError) -> str:
    """This will say it in our words: what mail servers say may repeat the address."""
    for kind, says in IN_THE_WAY.items():
        if isinstance(trouble, kind):
            return says
    return f"The mail server did not take it ({type(trouble).__name__})."
