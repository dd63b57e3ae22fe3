"""Somebody who reaches the rows themselves, and puts a trail right as they would like it to be.

Those of `FOUND` reach the database alone, and leave what does not fit together. Those of `ONLY_BY_HEADS` have the
master key too, as whoever runs the server may, or put back an older state whole, or take away all: what they leave
fits together in every way, and only a head that somebody holds tells of it. (That a space lost its whole trail is
found by the space too: `spaces/checks`.)
"""

import random
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import models

from ownterms.lib import chain
from ownterms.lib.chain import Row
from ownterms.trail.models import Act, Head, Trace
from ownterms.trail.models.head import seal

Rows = list[Row]
Tampering = Callable[[random.Random, Rows], None]


def put(rows: Rows, space: uuid.UUID) -> None:
    """This will put rows in the place of all that a space has."""
    models.QuerySet.delete(Trace.objects.filter(space=space))
    models.QuerySet.bulk_create(Trace.objects.all(), [Trace(**row._asdict()) for row in rows])


def linked(rows: Rows, start: int) -> Rows:
    """The rows, numbered and linked anew from one on."""
    made = rows[:start]
    for number, row in enumerate(rows[start:], start=start + 1):
        previous = made[-1].link if made else chain.BEGINNING
        row = row._replace(number=number, previous=previous)  # noqa: PLW2901
        made.append(row._replace(link=chain.link(row)))
    return made


def moved_head(rows: Rows, *, sealed: bool = False) -> None:
    """This will let the head say what the rows say; its seal can be made by who has the key."""
    reached = chain.Head(rows[-1].space, rows[-1].number, rows[-1].link)
    proof = {"seal": seal(reached)} if sealed else {}
    Head.objects.filter(space=reached.space).update(number=reached.number, link=reached.link, **proof)


def other(chance: random.Random, row: Row, column: str) -> Any:  # noqa: ANN401  what fits the column
    """Another value for a column."""
    drawn: dict[str, Any] = {
        "space": uuid.UUID(int=chance.getrandbits(128)),
        "number": row.number + chance.randrange(100, 10**6),
        "at": row.at + timedelta(microseconds=chance.choice([-1, 1]) * chance.randrange(1, 10**9)),
        "act": chance.choice([act.value for act in Act if act != row.act]),
        "who": uuid.UUID(int=chance.getrandbits(128)),
        "under": None if row.under else uuid.UUID(int=chance.getrandbits(128)),
        "what": [*row.what, ["entry", str(uuid.UUID(int=chance.getrandbits(128))), 1]],
        "why": row.why + b" and more",
        "previous": f"{chance.getrandbits(256):064x}",
        "link": f"{chance.getrandbits(256):064x}",
    }
    return drawn[column]


def alter(chance: random.Random, rows: Rows) -> None:
    row, column = chance.choice(rows), chance.choice(Row._fields)
    one = Trace.objects.filter(space=row.space, number=row.number)
    models.QuerySet.update(one, **{column: other(chance, row, column)})


def alter_the_head(chance: random.Random, rows: Rows) -> None:
    last = rows[-1]
    drawn = {
        "number": chance.choice([last.number + chance.randrange(1, 9), last.number - 1]),
        "link": other(chance, last, "link"),
        "seal": other(chance, last, "link"),
    }
    column = chance.choice(list(drawn))
    Head.objects.filter(space=last.space).update(**{column: drawn[column]})


def take_away_the_head(_: random.Random, rows: Rows) -> None:
    Head.objects.filter(space=rows[0].space).delete()


def alter_and_link_the_next_to_it(chance: random.Random, rows: Rows) -> None:
    at = chance.randrange(len(rows))
    column = chance.choice(["at", "act", "who", "under", "what", "why"])
    altered = rows[at]._replace(**{column: other(chance, rows[at], column)})
    rows[at] = altered._replace(link=chain.link(altered))
    if at + 1 < len(rows):
        rows[at + 1] = rows[at + 1]._replace(previous=rows[at].link)
    put(rows, rows[0].space)


def take_away(chance: random.Random, rows: Rows) -> None:
    gone = rows.pop(chance.randrange(len(rows)))
    put(rows, gone.space)


def take_away_and_close_up(chance: random.Random, rows: Rows) -> None:
    gone = rows.pop(chance.randrange(len(rows) - 1))
    put([row._replace(number=number) for number, row in enumerate(rows, start=1)], gone.space)


def swap(chance: random.Random, rows: Rows) -> None:
    one, two = chance.sample(range(len(rows)), 2)
    rows[one], rows[two] = rows[two]._replace(number=one + 1), rows[one]._replace(number=two + 1)
    put(rows, rows[0].space)


def insert(chance: random.Random, rows: Rows) -> None:
    at = chance.randrange(len(rows) + 1)
    forged = rows[at - 1]._replace(who=uuid.UUID(int=chance.getrandbits(128)))
    put(linked([*rows[:at], forged, *rows[at:]], at), rows[0].space)


def write_twice(chance: random.Random, rows: Rows) -> None:
    again = chance.choice(rows)._replace(number=len(rows) + 1)
    put([*rows, again], again.space)


def cut(chance: random.Random, rows: Rows) -> None:
    put(rows[: chance.randrange(1, len(rows))], rows[0].space)


def cut_and_move_the_head(chance: random.Random, rows: Rows) -> None:
    left = rows[: chance.randrange(1, len(rows))]
    put(left, rows[0].space)
    moved_head(left)


def write_anew(chance: random.Random, rows: Rows, *, sealed: bool = False) -> None:
    at = chance.randrange(len(rows))
    column = chance.choice(["at", "act", "who", "under", "what", "why"])
    anew = linked([*rows[:at], rows[at]._replace(**{column: other(chance, rows[at], column)}), *rows[at + 1 :]], at)
    put(anew, rows[0].space)
    moved_head(anew, sealed=sealed)


def write_anew_with_the_key(chance: random.Random, rows: Rows) -> None:
    write_anew(chance, rows, sealed=True)


def roll_back(chance: random.Random, rows: Rows) -> None:
    """An older state, as a copy of that day would have it: the head with the seal that was its own."""
    left = rows[: chance.randrange(1, len(rows))]
    put(left, rows[0].space)
    moved_head(left, sealed=True)


def begin_anew(_: random.Random, rows: Rows) -> None:
    Trace.forget(rows[0].space)
    Trace.write(rows[0].space, act=Act.OPENED, who=rows[0].who)


def take_away_all(_: random.Random, rows: Rows) -> None:
    Trace.forget(rows[0].space)


FOUND: list[Tampering] = [
    alter,
    alter,
    alter,
    alter_the_head,
    take_away_the_head,
    alter_and_link_the_next_to_it,
    take_away,
    take_away_and_close_up,
    swap,
    insert,
    write_twice,
    cut,
    cut_and_move_the_head,
    write_anew,
]
ONLY_BY_HEADS: list[Tampering] = [write_anew_with_the_key, roll_back, begin_anew, take_away_all]
