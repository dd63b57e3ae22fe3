"""The rule of the product says what the rule told in prose says; each slip in its words would be found."""

import random
from collections.abc import Iterator

import pytest
from django.db import connection

from ownterms.spaces.models import Entry, rule

from .worlds import Small

pytestmark = pytest.mark.django_db

SLIPS = {
    "nobody owns": ("s.person_id = %s", "s.person_id <> %s"),
    "everybody owns": ("s.person_id = %s", "(1 = 1 OR s.person_id = %s)"),
    "an owner of any space": ("s.id = {thing}.space_id AND s.person_id", "s.person_id"),
    "an owner who must be a helper too": (")\n    OR EXISTS", ")\n    AND EXISTS"),
    "owners only": ("OR EXISTS", "OR NULL AND EXISTS"),
    "no owners": ("(\n    EXISTS", "(\n    NOT EXISTS"),
    "an owner who claimed it or not": ("u.begun_at <= %s", "1 = 0 AND u.begun_at <= %s"),
    "an owner who claimed it": ("u.begun_at <= %s", "(1 = 1 OR u.begun_at = %s)"),
    "an owner for a moment more": ("u.begun_at <= %s", "u.begun_at < %s"),
    "an owner of what another claimed": ("u.space_id = s.id", "1 = 1"),
    "whoever has no grant": ("OR EXISTS", "OR NOT EXISTS"),
    "any helper": ("g.helper_id = %s", "(1 = 1 OR g.helper_id = %s)"),
    "other helpers": ("g.helper_id = %s", "g.helper_id <> %s"),
    "a grant of another space": ("g.space_id = {thing}.space_id AND ", ""),
    "a grant of other spaces": ("g.space_id = {thing}.space_id", "g.space_id <> {thing}.space_id"),
    "every slice": ("g.slice IN ({named})", "1 = 1"),
    "other slices": ("g.slice IN ({named})", "g.slice NOT IN ({named})"),
    "the thing alone": ("g.slice IN ({named})", "g.slice = {thing}.id"),
    "the part alone": ("g.slice IN ({named})", "g.slice = {thing}.part_id"),
    "slices or": ("g.slice IN ({named})\n        AND", "(g.slice IN ({named}) OR 1 = 1)\n        AND"),
    "not yet at its first moment": ("g.since <= %s", "g.since < %s"),
    "before it begins": ("g.since <= %s", "g.since >= %s"),
    "begun or not": ("g.since <= %s", "(1 = 1 OR g.since = %s)"),
    "still at its last moment": ("g.until > %s", "g.until >= %s"),
    "after its end": ("g.until > %s", "g.until < %s"),
    "over or not": ("g.until > %s", "(1 = 1 OR g.until = %s)"),
    "only at its last moment": ("g.until > %s", "g.until = %s"),
    "begun, or not over": ("AND g.until", "OR g.until"),
    "times changed over": ("g.since <= %s AND g.until > %s", "g.until <= %s AND g.since > %s"),
    "begun twice": ("g.until > %s", "g.since <= %s"),
}
"""Ways to get the rule wrong: what stands there, and what stands there instead."""


def answers(small: Small, questions: int) -> Iterator[bool]:
    """This will ask so many questions about a thing, a person and a moment: is the answer of the list the truth?"""
    sql = f"SELECT spaces_entry.id FROM spaces_entry WHERE {rule.in_sql(Entry)}"  # noqa: S608
    for number in range(questions // len(small.entries)):
        if number % 40 == 0:
            small.deal()
        at, person = small.moment(), small.dice.choice(small.people)
        with connection.cursor() as cursor:
            cursor.execute(sql, rule.asked(person, at))
            listed = {str(row[0]).replace("-", "") for row in cursor.fetchall()}
        for thing in small.truth.things.values():
            yield (thing.id.replace("-", "") in listed) == small.truth.sees(str(person.pk), thing, at)


@pytest.fixture
def small() -> Small:
    return Small(random.Random(16))  # noqa: S311


@pytest.mark.parametrize("questions", [20_000, pytest.param(1_000_000, marks=pytest.mark.slow)])
def test_the_list_is_the_truth(small: Small, questions: int) -> None:
    assert all(answers(small, questions))


@pytest.mark.parametrize("slip", SLIPS)
def test_that_could_show_every_slip(small: Small, monkeypatch: pytest.MonkeyPatch, slip: str) -> None:
    before, after = SLIPS[slip]
    assert before in rule.OPEN
    monkeypatch.setattr(rule, "OPEN", rule.OPEN.replace(before, after))

    assert not all(answers(small, 20_000))
