"""./run verify: whether every trail is still as it was written."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import CommandError
from django.core.management.base import BaseCommand
from django.utils.module_loading import import_string

from ownterms.lib import chain
from ownterms.trail.checks import Check, verify, verify_held

LONGEST = 200  # characters of a line; a head has fewer


class Command(BaseCommand):
    """Looks at every trail, and at what people hold of theirs."""

    help = "Say whether every trail is as it was written. Changes nothing. Exit code 1 where one is not."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """This will read how to print, and what is held."""
        parser.add_argument("--json", action="store_true", dest="as_json", help="print JSON for other programs")
        parser.add_argument(
            "--heads", metavar="FILE", type=Path, help="heads that people hold, a line each: space, number and link"
        )

    def handle(self, *, as_json: bool, heads: Path | None, **_: Any) -> None:  # noqa: ANN401
        """This will print what each check came to. Raises CommandError where something is not as it was."""
        held = [verify_held(held_in(heads))] if heads else []  # first: a file that is none is told at once
        checks = [*verify(), *(import_string(name)() for name in settings.VERIFIED_TOO), *held]
        ok = all(each.ok for each in checks)
        if as_json:
            print(json.dumps({"ok": ok, "checks": [as_data(each) for each in checks]}, indent=1))
        else:
            for each in checks:
                print(f"{'ok' if each.ok else 'NOT OK':<6}  {each.name}: {each.says}")
                print(*(f"        {sentence}\n" for sentence in each.found), sep="", end="")
        if not ok:
            raise CommandError("Something in a trail is not as it was written; see the lines above.")


def as_data(check: Check) -> dict[str, object]:
    """A check for other programs."""
    return {
        "name": check.name,
        "ok": check.ok,
        "says": check.says,
        "looked": check.looked,
        "wrong": check.wrong,
        "found": check.found,
    }


def held_in(file: Path) -> Iterator[chain.Head]:
    """This will read the heads of a file, a line at a time: a copy of “Who has looked” is one, other lines and all.

    Raises CommandError with exit code 2: a line that begins as a head does must be one.
    """
    number = count = 0
    try:
        with file.open(encoding="utf-8") as lines:
            while line := lines.readline(LONGEST):
                number += 1
                if chain.BEGINS.match(line):
                    yield chain.Head.of(line)
                    count += 1
    except OSError as trouble:
        raise CommandError(f"{file} cannot be read: {trouble.strerror}. Nothing was looked at.", returncode=2) from None
    except (chain.NoHead, UnicodeDecodeError):
        says = f"Line {max(number, 1)} of {file} is no head. Each is a line: space, number and link."
        raise CommandError(says, returncode=2) from None
    if not count:
        raise CommandError(f"No line of {file} is a head. Each is a line: space, number and link.", returncode=2)
