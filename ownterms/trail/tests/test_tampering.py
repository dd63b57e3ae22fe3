"""Whatever somebody does to the rows is found: without a head that is held, or with one."""

import random
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from django.db import transaction

from ownterms.lib import chain
from ownterms.lib.chain import Row
from ownterms.trail.checks import verify, verify_held
from ownterms.trail.models import Act, Head, Trace

from . import tamperer
from .tamperer import FOUND, ONLY_BY_HEADS, Tampering

SPACES = 5
PLAIN = Row(uuid.UUID(int=0), 0, datetime(2026, 1, 1, tzinfo=UTC), "", uuid.UUID(int=0), None, [], b"", "", "")
# Said twice, by the column and by the row's place in the chain: a row that is elsewhere is found without it.
BY_PLACE = {"space", "number"}

pytestmark = pytest.mark.django_db


def some_trails(chance: random.Random) -> list[chain.Head]:
    """This will write the trails of a few spaces, and give the heads that their people hold."""
    for space in range(1, SPACES + 1):
        for number in range(chance.randrange(4, 9)):
            Trace.write(
                uuid.UUID(int=space),
                act=chance.choice(list(Act)) if number else Act.OPENED,
                who=uuid.UUID(int=chance.getrandbits(128)),
                under=uuid.UUID(int=chance.getrandbits(128)) if chance.random() < 0.5 else None,
                what=[("entry", uuid.UUID(int=each), number) for each in range(chance.randrange(3))],
                why=chance.randbytes(chance.choice([0, 40])),
            )
    return [head.reached for head in Head.objects.all()]


@contextmanager
def undone() -> Iterator[None]:
    """What is done inside is as if it had never been."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def is_whole() -> bool:
    """Whether nothing is found without a head that is held."""
    return all(check.ok for check in verify())


def unfound(count: int, tamperings: list[Tampering], *, seed: int) -> Iterator[str]:
    """This will tamper so many times, and name those that were found by nobody, each with its number."""
    chance = random.Random(seed)  # noqa: S311  (it guards nothing)
    held = some_trails(chance)
    assert is_whole()
    assert verify_held(held).ok
    for number in range(count):
        tampering = tamperings[number % len(tamperings)]
        with undone():
            tampering(chance, list(Trace.objects.rows(uuid.UUID(int=chance.randrange(1, SPACES + 1)))))
            by_rows, by_heads = not is_whole(), not verify_held(held).ok
        # Some leave nothing to be found in the rows: our decision says so, and here it is shown.
        if (by_heads and not by_rows) if tampering in ONLY_BY_HEADS else by_rows:
            continue
        yield f"{tampering.__name__}, {number} of seed {seed}"
    assert is_whole()


class TestTampering:
    def test_a_sample_is_found(self) -> None:
        assert list(unfound(90, [*FOUND, *ONLY_BY_HEADS], seed=1)) == []

    @pytest.mark.slow
    @pytest.mark.parametrize("seed", range(2, 6))
    def test_a_thousand_are_found(self, seed: int) -> None:
        assert list(unfound(250, [*FOUND, *ONLY_BY_HEADS], seed=seed)) == []

    @pytest.mark.parametrize("column", [name for name in Row._fields if name not in {"link", *BY_PLACE}])
    def test_that_could_show_a_link_that_leaves_a_column_out(
        self, column: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        whole = chain.canonical
        monkeypatch.setattr(chain, "canonical", lambda row: whole(row._replace(**{column: getattr(PLAIN, column)})))

        assert any(unfound(1000, FOUND, seed=1))

    def test_that_could_show_a_seal_that_is_not_looked_at(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(Head, "is_sealed", True)

        assert any(unfound(10, [tamperer.write_anew], seed=1))
