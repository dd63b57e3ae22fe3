"""Everyone asks for everything in every way: nobody sees what is another's, nor is refused what is theirs."""

import itertools
import random
from collections.abc import Iterator
from uuid import UUID

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from pytest_django import DjangoDbBlocker

from ownterms.spaces.models import Entry, Space, rule, sealed
from ownterms.spaces.models.sealed import SealedQuerySet
from ownterms.spaces.views.own import notebook

from .asking import GET
from .crawl import Asked, Crawl, undecided
from .table import PAGES
from .world import Built

SEED = 4
AT_LEAST = 100_000  # requests, in the slow lane


@pytest.fixture(scope="module")
def db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """One transaction for all of these, undone in the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def built(db: None) -> Iterator[Built]:
    """One world for all of these: every request is undone."""
    built = Built(SEED)
    with time_machine.travel(built.now, tick=False):
        yield built


@pytest.fixture
def crawl(built: Built) -> Crawl:
    return Crawl(built)


MOST = {"a look at what is theirs": 170, "a look at what is not": 70, "another way": 130, "elsewhere": 80}
EDGES = {"over this very moment", "from this very moment"}


def sample(crawl: Crawl) -> list[Asked]:
    """Some of all requests: more of those that look, and of pages that have to do with spaces."""
    dice = random.Random(SEED)  # noqa: S311
    kinds: dict[str, list[Asked]] = {name: [] for name in MOST}
    edges = []
    for each in crawl.requests(dice, things=1):
        kinds[kind(crawl, each)].append(each)
        if each.way is GET and each.visitor in EDGES and each.address.name in {"tie", "helping", "entry-picture"}:
            edges.append(each)
    return [*edges, *(each for name, most in MOST.items() for each in dice.sample(kinds[name], most))]


def kind(crawl: Crawl, asked: Asked) -> str:
    """What kind of request it is."""
    if asked.address.name not in PAGES:
        return "elsewhere"
    if asked.way is not GET:
        return "another way"
    return "a look at what is theirs" if crawl.things_for(asked) else "a look at what is not"


def test_every_address_is_decided_about() -> None:
    assert undecided() == set()


def test_nobody_sees_what_they_may_not_nor_is_refused(crawl: Crawl) -> None:
    assert [fault for each in sample(crawl) for fault in crawl.faults(each)] == []
    assert len(crawl.seen) > 100


@pytest.mark.slow
@pytest.mark.parametrize("half", [0, 1])
def test_nobody_sees_what_they_may_not_wherever_they_ask(crawl: Crawl, half: int) -> None:
    faults: list[str] = []
    for each in itertools.islice(crawl.requests(random.Random(SEED), things=5), half, None, 2):  # noqa: S311
        faults += crawl.faults(each)

    assert faults == []
    assert crawl.count >= AT_LEAST / 2


def own_entry_or_refusal(request: HttpRequest, space: Space, pk: UUID) -> Entry:
    """The page's own question, which tells what is another's from what never was."""
    found = get_object_or_404(Entry, pk=pk)
    if found.space_id != space.pk:
        raise PermissionDenied
    return Entry.objects.of(space).filter(pk=pk).read(by=request.user)[0]


def slip(before: str, after: str) -> tuple[object, str, object]:
    """The rule with other words in it."""
    assert before in rule.OPEN
    return (rule, "OPEN", rule.OPEN.replace(before, after))


FAULTS: dict[str, tuple[object, str, object]] = {
    # Pages that show one invitation ask for its slices once more: without the rule's own, they still show no more.
    "slices that nothing asks for": (SealedQuerySet, "under", lambda things, _invitation: things.all()),
    "a rule that holds at its last moment": slip("g.until > %s", "g.until >= %s"),
    "a rule without owners": slip("s.person_id = %s", "(1 = 1 OR s.person_id = %s)"),
    "a rule that begins too late": slip("g.since <= %s", "g.since < %s"),
    "a rule that opens no parts": slip("g.slice IN ({named})", "g.slice = {thing}.id"),
    "a list without the rule": (rule.Opens, "as_sql", lambda *_: ("1 = 1", ())),
    "no row for a look": (sealed, "note_looks", lambda *_, **__: None),
    "a page that tells foreign from missing": (notebook, "own_entry", own_entry_or_refusal),
}


@pytest.mark.parametrize("name", FAULTS)
def test_that_could_show_each_leak_and_each_refusal(crawl: Crawl, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(*FAULTS[name])
    if "slices" in name:
        monkeypatch.setattr(*slip("g.slice IN ({named})", "1 = 1"))

    assert any(crawl.faults(each) for each in sample(crawl))
