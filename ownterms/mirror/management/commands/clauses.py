"""./run clauses: marks what in a contract is at odds with the nine tests."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from textwrap import fill
from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand

from ownterms.mirror import rulebook
from ownterms.mirror.clauses import LONGEST, BadRules, Passage, Rule, Rules, TooLong, look, read_rules
from ownterms.mirror.clauses.files import NotRead, text_of
from ownterms.mirror.saying.nine import TITLES

CAUTION = "What is not marked is not thereby fine: only phrases that the rules know are found."


class Command(BaseCommand):
    """Reads a contract, keeps nothing of it, and prints what is marked."""

    help = "Mark what in a contract is at odds with the nine tests, with the reason and another wording."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """This will read which file, and by which rules."""
        parser.add_argument("file", metavar="FILE", help="plain text or .docx; - reads what comes in")
        parser.add_argument("--json", action="store_true", help="print JSON for other programs")
        parser.add_argument("--rules", metavar="MINE.toml", type=Path, help="a file of rules of yours, beside ours")

    def handle(self, **options: Any) -> None:  # noqa: ANN401
        """This will print the passages; raises CommandError with a sentence where it cannot."""
        text, rules = contract(options["file"]), rules_with(options["rules"])
        try:
            passages = look(text, rules)
        except TooLong as refusal:
            says = (
                f"That is {len(text):,} letters, and {LONGEST:,} are read at once. Nothing was done. Make parts of it."
            )
            raise CommandError(says) from refusal
        if options["json"]:
            told = {"passages": [as_row(each, text) for each in passages], "caution": CAUTION}
            print(json.dumps(told, ensure_ascii=False, indent=1))
            return
        print("\n\n".join([*lines(passages, text), CAUTION]))


def contract(name: str) -> str:
    """This will give what a contract says. Raises CommandError."""
    try:
        if name == "-":
            return text_of(sys.stdin.buffer)
        with Path(name).open("rb") as file:
            return text_of(file)
    except OSError as trouble:
        raise CommandError(f"{name} cannot be opened: {trouble.strerror}. Nothing was done.") from trouble
    except NotRead as trouble:
        raise CommandError(f"{name} was not read: {trouble}. Nothing was done.") from trouble


def rules_with(file: Path | None) -> Rules:
    """This will give the rules of this place, and those of a file beside them. Raises CommandError."""
    for trouble in rulebook.troubles():
        print(f"{trouble} It is left out.", file=sys.stderr)
    try:
        return read_rules(file, before=rulebook.here()) if file else rulebook.here()
    except BadRules as trouble:
        raise CommandError(f"{trouble} Nothing was done.") from trouble


def lines(passages: Iterable[Passage], text: str) -> list[str]:
    """This will give what is said of each passage. A rule that was told before is only named."""
    told: set[Rule] = set()
    said = []
    for passage in passages:
        where = f"Clause {passage.clause}, line {passage.line}" if passage.clause else f"Line {passage.line}"
        parts = [f"{where}: “{' '.join(text[passage.begin : passage.end].split())}”"]
        for rule in passage.rules:
            tests = "; ".join(str(TITLES[test]) for test in rule.tests)
            parts.append(f"  {rule.name} ({tests})" + (", as above" if rule in told else ""))
            if rule not in told:
                parts += [indented(f"Why: {rule.reason}"), indented(f"You could ask for: {rule.instead}")]
            told.add(rule)
        said.append("\n".join(parts))
    return said


def indented(words: str) -> str:
    """This will lay words out in lines of 100 letters."""
    return fill(words, 100, initial_indent="    ", subsequent_indent="    ")


def as_row(passage: Passage, text: str) -> dict[str, Any]:
    """This will give a passage as other programs read it; places are letters of the text."""
    rules = [
        {"id": rule.id, "name": rule.name, "tests": rule.tests, "reason": rule.reason, "instead": rule.instead}
        for rule in passage.rules
    ]
    place = {"clause": passage.clause, "line": passage.line, "begin": passage.begin, "end": passage.end}
    return place | {"words": text[passage.begin : passage.end], "rules": rules}
