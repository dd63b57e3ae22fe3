"""Several count at the same moment, or somebody takes their yes back while it is counted: one table, and a true one."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
from django.db import connections

from ownterms.mirror.actions import count
from ownterms.mirror.models import AlreadyCounted, CountedWant, Release
from ownterms.mirror.models.counted_want import CountedWantQuerySet
from ownterms.mirror.wanting.tables import Yes
from ownterms.people.models import Person

from .conftest import COUNTED, lets_count

HANDS = 4
pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*verbs: object) -> list[object]:
    """What came of several verbs that were begun at the same moment, each with a connection of its own."""
    start = Barrier(len(verbs))

    def begun(verb: object) -> object:
        start.wait()
        try:
            return verb()  # type: ignore[operator]
        except AlreadyCounted as late:
            return late
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(verbs)) as hands:
        return list(hands.map(begun, verbs))


def test_of_several_who_count_at_once_one_makes_the_release() -> None:
    for _ in range(15):
        lets_count()

    made = at_once(*[lambda: count(COUNTED)] * HANDS)

    assert sum(each is not None for each in made) == 1
    [release] = Release.objects.all()
    assert [(each.people, each.unmet) for each in release.shown()] == [(15, None)]


def test_a_yes_is_taken_back_or_counted_and_never_both() -> None:
    people = [Person.objects.create_user() for _ in range(15)]
    first, *_others = [lets_count(person) for person in people]

    came = at_once(lambda: count(COUNTED), lambda: first.take_back(by=people[0]))

    [release] = Release.objects.all()
    late = isinstance(came[1], AlreadyCounted)
    assert CountedWant.objects.filter(release=release).count() == (15 if late else 14)
    assert not late or len(release.shown()) == 1


def test_what_is_taken_back_while_it_is_opened_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    people = [Person.objects.create_user() for _ in range(11)]
    first, *_others = [lets_count(person) for person in people]
    yeses = CountedWantQuerySet.yeses

    def meanwhile(rows: CountedWantQuerySet) -> dict[UUID, Yes]:
        found = yeses(rows)
        CountedWant.objects.filter(pk=first.pk).delete()
        return found

    monkeypatch.setattr(CountedWantQuerySet, "yeses", meanwhile)

    release = count(COUNTED)

    assert release
    assert release.shown() == []
