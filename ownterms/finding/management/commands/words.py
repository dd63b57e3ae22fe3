"""./run words: what people proposed for the lexicon, and the answers to it."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand

from ownterms.finding import actions
from ownterms.finding.models import AlreadyAnswered, Proposal


class Command(BaseCommand):
    """Lists, accepts and declines proposals."""

    help = "Read the words that people proposed, and accept or decline each."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """This will read which proposal, and what to do with it."""
        parts = parser.add_subparsers(dest="part", metavar="list|accept|decline", required=True)
        listing = parts.add_parser("list", help="the proposals that wait")
        listing.add_argument("--json", action="store_true", help="print JSON for other programs")
        accept = parts.add_parser("accept", help="make one part of the lexicon here")
        accept.add_argument("number", type=int)
        accept.add_argument("--label", default="", help="the concept it belongs to, in plain words")
        accept.add_argument("--words", default="", help="what people say, where the author's words need mending")
        accept.add_argument("--finds", default="", help="directory words, parted by semicolons")
        decline = parts.add_parser("decline", help="lay one aside")
        decline.add_argument("number", type=int)

    def handle(self, *, part: str, **options: Any) -> None:  # noqa: ANN401
        """This will do the one thing asked; raises CommandError with a sentence."""
        if part == "list":
            self.waiting(as_json=options["json"])
            return
        proposal = Proposal.objects.filter(pk=options["number"]).first()
        if proposal is None:
            raise CommandError(f"There is no proposal {options['number']}. Nothing was changed.")
        try:
            if part == "decline":
                proposal.decline()
                print(f"Laid aside: “{proposal.words}”")
                return
            mended = {name: options[name] for name in ("label", "words", "finds")}
            accepted = actions.accept(proposal, **mended)
        except (AlreadyAnswered, actions.DoesNotFit) as refusal:
            raise CommandError(str(refusal)) from refusal
        print(f"Part of the lexicon now: {accepted}")

    def waiting(self, *, as_json: bool) -> None:
        """This will print the proposals that nobody has answered."""
        fields = ("id", "kind", "label", "words", "finds", "note")
        waiting = list(Proposal.objects.open().order_by("pk").values(*fields))
        if as_json:
            print(json.dumps({"proposals": waiting}, ensure_ascii=False, indent=1))
            return
        if not waiting:
            print("No proposals wait.")
        for each in waiting:
            print(f"{each['id']:>5}  {each['kind']:<6}  “{each['words']}” → {each['label'] or '?'}  {each['finds']}")
            if each["note"]:
                print(f"       {each['note']}")
