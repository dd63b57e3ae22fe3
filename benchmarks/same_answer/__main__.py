"""How long the door takes for known and unknown addresses, and a private page for things of others and for none, in
turns, on SQLite as it is used.

Each pair asks for a code for somebody who has a page and for somebody who has none, and then types a wrong
one; which of the two comes first is drawn. Told are the medians, the gap between them, and how often a gap as
large comes about where the two are swapped by chance within pairs (a permutation test). A careless door, which
answers at once where it knows nobody, is measured too: it must be caught.

    python -m benchmarks.same_answer [PAIRS]
"""

import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final
from unittest import mock

os.environ["OWNTERMS_DATA"] = tempfile.mkdtemp(prefix="ownterms-same-answer-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ownterms.site.settings")

import django
import numpy as np

django.setup()

from django.core.management import call_command  # noqa: E402  (Django is set up above)
from django.test import Client  # noqa: E402

from ownterms.people import actions  # noqa: E402
from ownterms.people.models import EmailedCode, Person  # noqa: E402

from . import Times, things  # noqa: E402

PAIRS: Final = 2_000
BAR: Final = 2.0  # milliseconds between the medians
SHUFFLES: Final = 10_000
DRAWN: Final = random.Random(13)


def ask(email: str, place: int) -> tuple[float, float]:
    """This will ask for a code and type a wrong one; milliseconds for each."""
    client = Client(HTTP_HOST="localhost", REMOTE_ADDR=f"10.{place >> 16}.{place >> 8 & 255}.{place & 255}")
    began = time.perf_counter()
    client.post("/sign-in/", {"email": email})
    asked = time.perf_counter()
    client.post("/sign-in/code/", {"code": "000000"})
    return (asked - began) * 1000, (time.perf_counter() - asked) * 1000


def measure(pairs: int, start: int) -> tuple[Times, Times]:
    """This will ask for known and unknown addresses in turns, each once; (asking, typing), known first."""
    asking: Times = []
    typing: Times = []
    for number in range(start, start + pairs):
        emails = [f"known{number:06}@example.org", f"other{number:06}@example.org"]
        Person.objects.create_user(emails[0])
        order = DRAWN.sample([0, 1], 2)
        took = {which: ask(emails[which], number * 2 + which) for which in order}
        asking.append((took[0][0], took[1][0]))
        typing.append((took[0][1], took[1][1]))
    return asking, typing


def told(times: Times) -> dict[str, float]:
    """The medians in milliseconds, their gap, and how often chance alone gives one as large."""
    known, unknown = (statistics.median(each[which] for each in times) for which in (0, 1))
    return {"known_ms": known, "unknown_ms": unknown, "gap_ms": abs(known - unknown), "p": by_chance(times)}


def by_chance(times: Times) -> float:
    """The share of `SHUFFLES` in which swapping within pairs gives medians at least as far apart."""
    both = np.array(times)
    gap = abs(np.subtract(*np.median(both, axis=0)))
    generator = np.random.default_rng(13)
    as_large = 0
    for _ in range(SHUFFLES):
        swapped = generator.random(len(both)) < 0.5
        shuffled = np.where(swapped[:, None], both[:, ::-1], both)
        as_large += abs(np.subtract(*np.median(shuffled, axis=0))) >= gap
    return as_large / SHUFFLES


@contextmanager
def careless() -> Iterator[None]:
    """A door that does its work only where it knows somebody."""
    careful: Callable[..., EmailedCode] = actions.ask_for_code

    def hasty(address: str, *, asker: str) -> EmailedCode:
        known = Person.objects.filter(email=address).exists()
        return careful(address, asker=asker) if known else EmailedCode(address=address)

    with mock.patch.object(actions, "ask_for_code", hasty):
        yield


def main(pairs: int) -> None:
    """This will measure, and print a table and the line for machines."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    measure(20, 0)  # what is loaded at first use is loaded now
    asking, typing = measure(pairs, 1_000)
    with careless():
        caught, _ = measure(min(pairs, 300), 500_000)
    found = {"asking": told(asking), "typing": told(typing)}
    same_bytes = True
    for name, times, is_same in things.measure(pairs, DRAWN):
        found[name] = told(times)
        same_bytes &= is_same
    held = same_bytes and max(row["gap_ms"] for row in found.values()) < BAR
    found["careless door"] = told(caught)
    print(f"{'':<18}{'known ms':>10}{'unknown ms':>12}{'gap ms':>8}{'p':>8}")
    for name, row in found.items():
        print(f"{name:<18}{row['known_ms']:>10.2f}{row['unknown_ms']:>12.2f}{row['gap_ms']:>8.2f}{row['p']:>8.3f}")
    print(f"\nThe same bytes: {'yes' if same_bytes else 'NO'}. The bar is {BAR} ms: {'held' if held else 'NOT held'}.")
    print("RESULT " + json.dumps({"pairs": pairs, "bar_ms": BAR, "held": held, "same_bytes": same_bytes, **found}))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS)
