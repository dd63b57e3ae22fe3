"""./run return: drafts a return as far as it can be true."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand
from django.utils import timezone

from ownterms.lib.written.plain import in_text
from ownterms.lib.written.word import in_word
from ownterms.mirror.account import crosswalk
from ownterms.mirror.account.drafting import Draft, draft
from ownterms.mirror.management.writing import keep, must_be_apart, must_be_free


class Command(BaseCommand):
    """Fills a form in from what is told of the newest quarter, if any, and says of each blank why it is one."""

    help = (
        "Draft a return as far as it can be true, from what is told of the newest quarter. "
        "Each blank says why it is one. docs/returns.md tells how to add a form of your own."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """This will read which form, and where the draft goes."""
        parser.add_argument("crosswalk", metavar="CROSSWALK", help="the name of a form, or a file of your own")
        parser.add_argument("--docx", metavar="OUT", type=Path, help="write it as Word")
        parser.add_argument("--csv", metavar="OUT", type=Path, help="write it as a table")
        parser.add_argument("--replace", action="store_true", help="write over files that are there")
        parser.add_argument("--json", action="store_true", help="print JSON for other programs")

    def handle(self, **options: Any) -> None:  # noqa: ANN401
        """This will write or print the draft; raises CommandError with a sentence where it cannot."""
        form = form_of(options["crosswalk"])
        outs = [options["docx"], options["csv"]]
        must_be_apart([*outs, Path(options["crosswalk"])])
        for out in filter(None, outs):
            must_be_free(out, replace=options["replace"])
        made = draft(form, timezone.localdate())
        written = {options["docx"]: in_word(made.as_page()), options["csv"]: made.as_csv().encode()}
        for file, content in written.items():
            if file:
                keep(file, content)
                print(f"{file} is written.", file=sys.stderr if options["json"] else sys.stdout)
        if options["json"]:
            print(json.dumps(as_row(made), ensure_ascii=False, indent=1))
        elif not options["docx"] and not options["csv"]:
            print(in_text(made.as_page()).decode())


def form_of(named: str) -> crosswalk.Crosswalk:
    """This will give a form by its name, or out of a file. Raises CommandError."""
    if named in crosswalk.here():
        return crosswalk.here()[named]
    known = f"Nothing was written. Forms that are known here: {', '.join(crosswalk.here())}."
    if not Path(named).exists():
        raise CommandError(f"There is no form “{named}”, and no file of that name. {known}")
    try:
        return crosswalk.read(Path(named))
    except crosswalk.BadCrosswalk as trouble:
        raise CommandError(f"{trouble} {known}") from trouble


def as_row(made: Draft) -> dict[str, Any]:
    """This will give a draft as other programs read it."""
    answers = [
        {"field": each.field, "answer": each.answer, "words": each.words, "blank": each.is_blank}
        for each in made.answers
    ]
    first, since = made.quarter.first.isoformat(), made.quarter.public_from.isoformat()
    return {"form": made.crosswalk.name, "first": first, "told": made.is_told, "told_on": since, "answers": answers}
