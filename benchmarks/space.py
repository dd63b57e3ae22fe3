"""What a private place costs: one decision, and reading sealed words, as grants grow to a million.

Run by `python -m benchmarks.space [MOST]` (1,000,000 grants unless told); on PostgreSQL where DATABASE_URL names an
empty one (as in `python -m tests.postgres python -m benchmarks.space`). Ben holds a few of the grants, the rest belong
to others. What is told, by turns in one run:

decision  whether one thing is open to Ben now, things that are and things that are not: the rule's own SQL for one
          thing, and the same asked as the product asks it, through a query of Django's
read      a place of 2,000 entries read by its person, beside the same reading with the unsealing left out (what
          sealing costs), and beside the bare rows without the rule
page      what Ben is shown, twenty entries of it, beside the same page with the same queries from which the rule, the
          sealing and the links of the trail were taken out
"""

import json
import os
import random
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from unittest import mock

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ownterms.site.settings")

MOST = 1_000_000
ENTRIES = 2_000
ROUNDS = 15
PAGES = 40
DECISIONS = 400
HELPERS = 1_000
AT_ONCE = 10_000
WIDE = 12
COLUMNS = {
    "open_us": ("open µs", 0),
    "closed_us": ("closed µs", 0),
    "asked_us": ("asked µs", 0),
    "bare_ms": ("bare ms", 1),
    "without_unsealing_ms": ("unsealed ms", 1),
    "read_ms": ("read ms", 1),
    "sealing_times": ("times", 2),
    "plain_page_ms": ("plain ms", 1),
    "page_ms": ("page ms", 1),
    "page_times": ("times", 2),
}
"""What each figure is called, and how many digits it is told with."""


@contextmanager
def own_database() -> Iterator[None]:
    """This will set up Django over an empty database of this run's own."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["OWNTERMS_DATA"] = folder
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        settings.ALLOWED_HOSTS = ["testserver"]
        yield
        connection.close()


class Town:
    """Amina, whose notebook Ben may see, and many others with grants between them."""

    def __init__(self) -> None:
        from django.db import transaction
        from django.utils import timezone

        from ownterms.people.models import Person
        from ownterms.spaces import actions
        from ownterms.spaces.models import Entry, Invitation, Space

        self.amina, self.ben = Person.objects.create_user(name="Amina"), Person.objects.create_user(name="Ben")
        self.space = actions.begin(self.amina)
        notebook = self.space.part_set.get()
        dice = random.Random(1)
        with transaction.atomic():
            written = [
                Entry.write(notebook, by=self.amina, words="quiet " * dice.randint(5, 150)) for _ in range(ENTRIES)
            ]
            self.invitation = Invitation.make(self.space, by=self.amina, called="Ben", slices=[notebook])
            self.invitation.accept(by=self.ben, typed=self.invitation.draw_words(by=self.amina).split())
        self.entries = [entry.pk for entry in written]
        self.helpers = Person.objects.bulk_create(Person() for _ in range(HELPERS))
        now = timezone.now()
        spaces = Space.objects.bulk_create(Space(person=each) for each in self.helpers)
        self.others = Invitation.objects.bulk_create(Invitation(space=each, since=now, until=now) for each in spaces)
        self.dice, self.grants = dice, 0

    def grow(self, grants: int) -> None:
        """This will bring the grants of others up to a number, half of them run out."""
        from django.db import connection, transaction
        from django.utils import timezone

        from ownterms.spaces.models import Grant

        now = timezone.now()
        spans = [(now - timedelta(days=9), now + timedelta(days=9)), (now - timedelta(days=9), now)]
        while self.grants < grants:
            count = min(AT_ONCE, grants - self.grants)
            rows = []
            for number in range(count):
                since, until = spans[number % 2]
                helper, invitation = self.dice.choice(self.helpers), self.dice.choice(self.others)
                rows.append(
                    Grant(
                        space_id=invitation.space_id,
                        helper=helper,
                        invitation=invitation,
                        slice=uuid.UUID(int=self.dice.getrandbits(128)),
                        since=since,
                        until=until,
                    )
                )
            with transaction.atomic():
                Grant.objects.bulk_create(rows)
            self.grants += count
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def middle(ask: Callable[[int], Any], times: int) -> float:
    """The median milliseconds of asking so often."""
    taken = []
    for number in range(times):
        began = time.perf_counter()
        ask(number)
        taken.append(1000 * (time.perf_counter() - began))
    return statistics.median(taken)


def left_closed(_key: bytes, _sealed: bytes, *, bound: str) -> bytes:
    """What unsealing costs is left out: any field can be made of this."""
    return b"{}" if bound else b""


def unlinked(_row: object) -> str:
    """What a link costs is left out."""
    return "0" * 64


def work(do: Callable[[int], Any]) -> float:
    """Milliseconds of this processor that something takes: what others do meanwhile does not count."""
    began = time.process_time()
    do(0)
    return 1000 * (time.process_time() - began)


def rule_alone(pk: uuid.UUID, person: Any) -> bool:  # noqa: ANN401  (a person; models load later)
    """The rule for one thing, in one statement."""
    from django.db import connection
    from django.utils import timezone

    from ownterms.spaces.models import Entry, rule

    sql = f"SELECT 1 FROM spaces_entry WHERE spaces_entry.id = %s AND {rule.in_sql(Entry)}"
    with connection.cursor() as cursor:
        cursor.execute(sql, [rule.known(pk), *rule.asked(person, timezone.now())])
        return cursor.fetchone() is not None


def as_asked(pk: uuid.UUID, person: Any) -> bool:  # noqa: ANN401
    """The same, as the product asks."""
    from ownterms.spaces.models import Entry

    found: bool = Entry.objects.open_to(person).filter(pk=pk).exists()
    return found


def measure(town: Town) -> dict[str, float]:
    """Microseconds of a decision, and milliseconds of reading the place: bare, without unsealing, and as it is."""
    from ownterms.spaces import fields
    from ownterms.spaces.models import Entry

    def bare(_: int) -> None:
        for entry in Entry.objects.filter(space=town.space):
            entry.__dict__["words"]

    def read(_: int) -> None:
        for entry in Entry.objects.filter(space=town.space).read(by=town.amina):
            entry.words  # noqa: B018  (this opens them)

    def without_unsealing(_: int) -> None:
        with mock.patch.object(fields, "unseal", new=left_closed):
            read(0)

    turns = [(work(bare), work(without_unsealing), work(read)) for _ in range(ROUNDS)]
    rows, closed, opened = (statistics.median(each) for each in zip(*turns, strict=True))
    return {
        "open_us": 1000 * middle(lambda number: rule_alone(town.entries[number], town.ben), DECISIONS),
        "closed_us": 1000 * middle(lambda number: rule_alone(town.entries[number], town.helpers[0]), DECISIONS),
        "asked_us": 1000 * middle(lambda number: as_asked(town.entries[number], town.ben), DECISIONS),
        "bare_ms": rows,
        "without_unsealing_ms": closed,
        "read_ms": opened,
        "sealing_times": opened / closed,
    }


def page(town: Town) -> dict[str, float]:
    """Milliseconds of the page that a helper is shown, as it is and plain, by turns."""
    from django.test import Client

    from ownterms.lib import chain
    from ownterms.spaces import fields
    from ownterms.spaces.models import rule

    ben = Client()
    ben.force_login(town.ben)

    def shown(_: int) -> None:
        assert ben.get(f"/helping/{town.invitation.pk}/").status_code == 200

    def plain(_: int) -> None:
        anybody = " AND ".join(["CAST(%s AS text) IS NOT NULL"] * rule.OPEN.count("%s"))
        with (
            mock.patch.object(rule, "OPEN", f"({anybody})"),
            mock.patch.object(fields, "unseal", new=left_closed),
            mock.patch.object(chain, "link", new=unlinked),
        ):
            shown(0)

    turns = [(middle(plain, 1), middle(shown, 1)) for _ in range(PAGES)]
    without, as_it_is = (statistics.median(each) for each in zip(*turns, strict=True))
    return {"plain_page_ms": without, "page_ms": as_it_is, "page_times": as_it_is / without}


def main(most: int) -> None:
    """Print a row for each number of grants, and the result."""
    seen: dict[int, dict[str, float]] = {}
    with own_database():
        from django.db import connection

        town = Town()
        print(f"{connection.vendor}, {ENTRIES:,} entries")
        print(f"{'grants':>10}" + "".join(f"{name:>{WIDE}}" for name, _ in COLUMNS.values()))
        grants = 1_000
        while grants <= most:
            town.grow(grants)
            seen[grants] = told = measure(town) | page(town)
            shown = (f"{told[key]:>{WIDE}.{digits}f}" for key, (_, digits) in COLUMNS.items())
            print(f"{grants:>10,}" + "".join(shown), flush=True)
            grants *= 10
        print(f"RESULT {json.dumps({'database': connection.vendor, 'grants': seen})}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else MOST)
