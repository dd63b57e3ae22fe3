"""./run return: drafts a return as far as it can be true."""

import json
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
from ownterms.mirror.models import PublicAccount


class Command(BaseCommand):
    """Fills a form in from what is told of the newest quarter, and says of each blank why it is one."""

    help = "Draft a return as far as it can be true, from what is told of the newest quarter."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """This will read which form, and where the draft goes."""
        parser.add_argument("crosswalk", metavar="CROSSWALK", help="a file, or the name of a form that is known here")
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
        account = PublicAccount.newest(timezone.localdate())
        if account is None:
            raise CommandError("Nothing is told yet: no quarter was counted and is public. Nothing was written.")
        made = draft(form, account)
        written = {options["docx"]: in_word(made.as_page()), options["csv"]: made.as_csv().encode()}
        for file, content in written.items():
            if file:
                keep(file, content)
                print(f"{file} is written.")
        if options["json"]:
            print(json.dumps(as_row(made), ensure_ascii=False, indent=1))
        elif not options["docx"] and not options["csv"]:
            print(in_text(made.as_page()).decode())


def form_of(named: str) -> crosswalk.Crosswalk:
    """This will give a form by its name, or out of a file. Raises CommandError."""
    if named in crosswalk.here():
        return crosswalk.here()[named]
    try:
        return crosswalk.read(Path(named))
    except crosswalk.BadCrosswalk as trouble:
        known = ", ".join(crosswalk.here())
        raise CommandError(f"{trouble} Nothing was written. Forms that are known here: {known}.") from trouble


def as_row(made: Draft) -> dict[str, Any]:
    """This will give a draft as other programs read it."""
    answers = [
        {"field": each.field, "answer": each.answer, "words": each.words, "blank": each.is_blank}
        for each in made.answers
    ]
    return {"form": made.crosswalk.name, "first": made.quarter.first.isoformat(), "answers": answers}
