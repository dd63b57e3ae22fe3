"""No question takes much more work than a long story does, whatever stands in it, and every one is answered.

Work is counted in calls, so that no clock decides. All five hundred are sent over real HTTP by
`python -m benchmarks.hostile`, which has the clock.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from ownterms.directory.tests.factories import make_listing
from ownterms.finding import forms, index
from ownterms.finding.engine import words
from ownterms.finding.engine.ranking import rank

from .questions import EACH, KINDS

STORY = (
    "I look after my dad and I am worn out. He has dementia and I have not slept properly for weeks, and my "
    "sister says she will help but she lives far away and works nights. "
)
TWICE = 2

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def place(settings: LazySettings, tmp_path: Path) -> None:
    """A small directory with the words that we ship."""
    settings.DATA = tmp_path
    for name in ("Bell ringers", "Night sitting for carers", "Tuesday kitchen", "Help with sleep"):
        make_listing(name, description="Respite care, soup, sleep and bells. " * 5)
    index.search("hello")


def calls(work: Callable[[], object]) -> int:
    """How many calls some work makes."""
    count = 0

    def one_more(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(one_more)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def asked(client: Client, said: str) -> int:
    """This will ask, and give how many calls the answer took."""
    return calls(lambda: client.post("/find/", {"words": said}))


@pytest.fixture
def enough(client: Client) -> int:
    """Twice what the longest story takes that is read at all."""
    story = STORY * (words.READ_FOR_DANGER // len(STORY) + 1)
    asked(client, story)  # the first time reads the lexicon
    return TWICE * asked(client, story)


def largest() -> Iterator[tuple[str, str]]:
    """Each kind in its last form, which is the largest."""
    for kind, make in KINDS.items():
        yield kind, [make(number) for number in (3, EACH - 1)][-1]


def test_every_kind_is_answered_with_bounded_work(client: Client, enough: int) -> None:
    too_much = {}
    for kind, said in largest():
        answer = client.post("/find/", {"words": said})
        assert answer.status_code == 200, kind
        if (took := asked(client, said)) > enough:
            too_much[kind] = took

    assert too_much == {}


def test_that_could_show_a_question_which_is_read_to_its_end(
    client: Client, enough: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "READ_FOR_DANGER", 100_000)
    monkeypatch.setattr(rank, "READ_FOR_DANGER", 100_000)

    assert asked(client, STORY * 1_000) > enough
