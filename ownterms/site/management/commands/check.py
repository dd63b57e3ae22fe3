"""./run check: what is in order here, and what is not."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management import CommandError
from django.core.management.base import BaseCommand

from ownterms.directory.models import Listing
from ownterms.finding import index, vocabulary
from ownterms.finding.engine import BadLexicon, Meaning
from ownterms.finding.models import Proposal
from ownterms.site.watching.readiness import Look, database, disk


class Command(BaseCommand):
    """Looks at the data, the index, the lexicon and the machine."""

    help = "Say what is in order here and what is not. Changes nothing. Exit code 1 where something needs you."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """This will read how to print."""
        parser.add_argument("--json", action="store_true", help="print JSON for other programs")

    def handle(self, *, json: bool, **_: Any) -> None:  # noqa: ANN401
        """This will print a line for each thing looked at; raises CommandError where one is not in order."""
        seen = list(everything())
        if json:
            print(as_json(seen))
        else:
            for each in seen:
                print(f"{'ok ' if each.ok else 'NOT OK'}  {each.name}: {each.says}")
        if not all(each.ok for each in seen):
            raise CommandError("Something here needs you; see the lines above.")


def everything() -> Iterator[Look]:
    """This will look at one thing after another, and stop where the rest cannot be seen."""
    yield disk()
    key = settings.DATA / "key"
    closed = key.stat().st_mode & 0o077 == 0
    yield mail()
    yield Look("key", closed, "Only its owner can read it." if closed else f"Others can read it. Run: chmod 600 {key}")
    seen = database()
    yield seen
    if seen.ok:
        yield from contents()


def mail() -> Look:
    """This will look at how letters leave here. Where others come, they wait for their codes."""
    if not settings.EMAIL_BACKEND.endswith("InFolder"):
        return Look("mail", True, "Letters are handed to a mail server.")
    at_home = set(settings.ALLOWED_HOSTS) <= {"localhost", "127.0.0.1", "[::1]"}
    return Look("mail", at_home, f"None is set up (OWNTERMS_MAIL). Letters lie in {settings.LETTERS}.")


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
    yield Look("proposals", True, f"{Proposal.objects.open().count()} wait to be read (./run words list).")


def as_json(seen: list[Look]) -> str:
    """This will give what was seen as other programs read them."""
    return json.dumps({"ok": all(each.ok for each in seen), "checks": [each._asdict() for each in seen]}, indent=1)
