"""Whatever people do, in whatever order: only its owner writes, nothing is sent unasked, and every look is written."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.db import transaction

from ownterms.spaces.models import Dictation, Invitation, Space, rule, sealed
from ownterms.spaces.models.grant import GrantQuerySet
from ownterms.spaces.terms import Terms

from .acts import ACTS, Living

EACH = 500  # acts in one life; then others begin anew
MORNING = datetime(2026, 10, 23, 9, tzinfo=UTC)  # two days before British clocks go back

pytestmark = pytest.mark.django_db


def lived(seed: int, acts: int) -> Living:
    """This will let people live for so many acts, or until something does not hold; and undo it all."""
    with time_machine.travel(MORNING, tick=False) as clock, transaction.atomic():
        life = Living(seed, clock)
        names, weights = list(ACTS), [weight for weight, _act in ACTS.values()]
        for number in range(acts):
            name = life.dice.choices(names, weights)[0]
            life.step(name, ACTS[name][1])
            if number % 100 == 99:
                life.compare_all()
            if life.faults:
                break
        transaction.set_rollback(True)
    return life


@pytest.mark.parametrize("acts", [250, pytest.param(10_000, marks=pytest.mark.slow)])
def test_only_owners_write_nothing_is_sent_unasked_and_every_look_is_written(acts: int) -> None:
    done: Counter[str] = Counter()
    for seed in range(-(-acts // EACH)):
        life = lived(seed, min(acts, EACH))
        done += life.done
        assert life.faults == []

    assert done.total() == acts
    assert {name for name in ACTS if done[f"{name}: done"]} >= {
        "accepts",
        "ends",
        "sends",
        "reads",
        "writes",
        "invites",
    }


def nothing(*_: object, **__: object) -> None:
    """Instead of what should be done."""


FAULTS: dict[str, tuple[object, str, Any]] = {
    "anybody may write": (Space, "must_be_of", nothing),
    "no row for a look": (sealed, "note_looks", nothing),
    "messages without a live invitation": (GrantQuerySet, "live", lambda grants: grants.all()),
    "messages at any hour": (Terms, "allow", lambda *_, **__: True),
    "an ending that ends nothing": (GrantQuerySet, "end", nothing),
    "a rule that forgets the end": (rule, "OPEN", rule.OPEN.replace("g.until > %s", "(1 = 1 OR g.until = %s)")),
    "a rule that holds a moment too long": (rule, "OPEN", rule.OPEN.replace("g.until > %s", "g.until >= %s")),
    "what another typed": (Dictation, "OPENED_BY", ("part_id",)),
    "words that open twice": (Invitation, "_use_up", nothing),
    "a recovery after which all goes on": (Invitation, "run_out", nothing),
}
SEEN_SOON = ("anybody may write", "no row for a look", "messages without a live invitation", "words that open twice")


@pytest.mark.parametrize(
    "name", [each if each in SEEN_SOON else pytest.param(each, marks=pytest.mark.slow) for each in FAULTS]
)
def test_that_could_show_what_does_not_hold(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(*FAULTS[name])

    assert any(lived(seed, EACH).faults for seed in range(6))
