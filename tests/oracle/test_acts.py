"""Whatever people do, in whatever order: only its owner writes, nothing is sent unasked, and every look is written."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.db import transaction

from ownterms.agenda.models import Origin, Thought, Want, WantVersion
from ownterms.agenda.models.want import WantQuerySet
from ownterms.spaces.models import Dictation, Invitation, Space, rule, sealed
from ownterms.spaces.models.grant import GrantQuerySet
from ownterms.spaces.terms import Terms

from .agenda_acts import ACTS, Living

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


@pytest.mark.parametrize("acts", [500, pytest.param(10_000, marks=pytest.mark.slow)])
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
        "wants",
        "puts away",
        "chooses",
    }


def nothing(*_: object, **__: object) -> None:
    """Instead of what should be done."""


leave = Thought.leave


def enters_by_itself(invitation: Invitation, words: str, **said: Any) -> Thought:  # noqa: ANN401
    """A thought that is a want as soon as a helper leaves it."""
    thought = leave(invitation, words, **said)
    Want.say(thought.space, words, by=thought.space.person)
    return thought


FAULTS: dict[str, tuple[object, str, Any]] = {
    "anybody may write": (Space, "must_be_of", nothing),
    "anybody may write in an agenda": (Space, "hold_for", nothing),
    "a thought that enters by itself": (Thought, "leave", staticmethod(enters_by_itself)),
    "a thought that is taken up twice": (Thought, "settle", nothing),
    "a thought beside what is not shown": (WantQuerySet, "under", lambda wants, _invitation: wants.all()),
    "what a want said before": (WantVersion, "OPENED_BY", ("want_id",)),
    "whose a want is": (Origin, "OPENED_BY", ("want_id",)),
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
SEEN_SOON = (
    "anybody may write in an agenda",
    "a thought that enters by itself",
    "anybody may write",
    "no row for a look",
    "messages without a live invitation",
    "words that open twice",
)


@pytest.mark.parametrize(
    "name", [each if each in SEEN_SOON else pytest.param(each, marks=pytest.mark.slow) for each in FAULTS]
)
def test_that_could_show_what_does_not_hold(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(*FAULTS[name])

    assert any(lived(seed, EACH).faults for seed in range(6))
