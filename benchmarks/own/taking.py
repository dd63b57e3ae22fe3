"""How long it takes to take all that is one's own, in each kind of file, and to bring it back.

`python -m benchmarks.own.taking [ENTRIES]`: a space of 2,000 entries of 25 words each, with 200 wants, in a
database of its own in memory. PDF is laid out as in use, in a process apart, whose start counts too.
"""

import json
import os
import random
import sys
import time
from collections.abc import Callable

import django
from django.db import connection

os.environ["DJANGO_SETTINGS_MODULE"] = "ownterms.site.settings"

ENTRIES = 2_000
BAR_SECONDS, BAR_BYTES = 5.0, 1_000_000
WORDS = "quiet piano Tuesday kitchen bus walk rain hoover tea garden door window neighbour maybe not yet".split()


def timed(work: Callable[[], bytes | object]) -> tuple[float, float, object]:
    """Seconds by the clock, seconds of computing, and what came of it."""
    clock, computed = time.perf_counter(), computing()
    made = work()
    return time.perf_counter() - clock, computing() - computed, made


def computing() -> float:
    """Seconds that this process and those that it began have computed."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main(entries: int) -> None:
    """Measure and print."""
    from ownterms.agenda.models import Option, Want
    from ownterms.exchange.own.bringing import bring
    from ownterms.exchange.own.formats import FORMATS
    from ownterms.exchange.own.gathered import gathered
    from ownterms.exchange.own.reading import read
    from ownterms.people.models import Person
    from ownterms.spaces import actions
    from ownterms.spaces.models import Entry

    dice = random.Random(1)
    person = Person.objects.create_user(name="Amina")
    space = actions.begin(person)
    notebook = space.notebook
    for _ in range(entries):
        Entry.write(notebook, by=person, words=" ".join(dice.choices(WORDS, k=25)))
    for _ in range(entries // 10):
        want = Want.say(space, " ".join(dice.choices(WORDS, k=12)), by=person)
        Option.make(space, by=person, want=want, words="My cousin's spare room", give="Company")
    found: dict[str, dict[str, float]] = {}
    clock, computed, own = timed(lambda: gathered(space, by=person))
    gathering = clock
    print(f"gathered: {clock:.2f} s\n\n| kind | seconds | of computing | bytes | bar |\n|---|---|---|---|---|")
    for kind, chosen in FORMATS.items():
        clock, computed, made = timed(lambda chosen=chosen: chosen.make(own))  # type: ignore[misc]
        size = len(made)  # type: ignore[arg-type]
        clock, computed = clock + gathering, computed + gathering
        held = "held" if clock < BAR_SECONDS and size < BAR_BYTES else "NOT held"
        print(f"| {kind} | {clock:.2f} | {computed:.2f} | {size:,} | {held} |")
        found[kind] = {"seconds": round(clock, 2), "computing": round(computed, 2), "bytes": size}
    there = actions.begin(Person.objects.create_user())
    clock, _, _ = timed(lambda: bring(there, read(FORMATS["json"].make(own)), by=there.person))  # type: ignore[arg-type]
    print(f"\nbrought elsewhere: {clock:.2f} s")
    found["bring"] = {"seconds": round(clock, 2)}
    print("RESULT " + json.dumps({"entries": entries, **found}))


if __name__ == "__main__":
    django.setup()
    connection.creation.create_test_db(verbosity=0, serialize=False)
    try:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES)
    finally:
        connection.creation.destroy_test_db(":memory:", verbosity=0)
