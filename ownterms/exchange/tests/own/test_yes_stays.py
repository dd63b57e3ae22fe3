"""A yes to being counted is given in one place, and stays there: in another its person is asked anew."""

import json
import re

import pytest

from ownterms.agenda.models import AfterTalk, From, Origin, Want
from ownterms.exchange.own.bringing import bring
from ownterms.exchange.own.gathered import gathered
from ownterms.exchange.own.reading import read
from ownterms.mirror.models import CountedWant, Counting
from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Invitation, Space, Whose, WhoseIdea

pytestmark = [pytest.mark.data, pytest.mark.django_db]


@pytest.fixture
def file() -> bytes:
    """All that is Amina's, who said yes to everything."""
    amina, ben = Person.objects.create_user(name="Amina"), Person.objects.create_user(name="Ben")
    space = actions.begin(amina)
    Counting.allow(space, by=amina)
    WhoseIdea.say(space, Whose.MINE, by=amina, may_count=True)
    piano = Want.say(space, "A piano", by=amina)
    Origin.say(piano, From.ME, by=amina, may_count=True)
    CountedWant.say(piano, "learning-an-instrument", by=amina)
    made = Invitation.make(space, by=amina, called="Ben")
    made.accept(by=ben, typed=made.draw_words(by=amina).split())
    AfterTalk.say(made, by=amina, may_count=True)
    return gathered(space, by=amina).as_json


def brought(content: bytes) -> Space:
    """The space of somebody to whom a file came."""
    there = actions.begin(Person.objects.create_user())
    bring(there, read(content), by=there.person)
    return there


def yeses(space: Space) -> list[object]:
    """What of a space may be counted."""
    kinds = (WhoseIdea, Origin, AfterTalk)
    found: list[object] = [each for kind in kinds for each in kind.objects.filter(space=space, may_count=True)]
    return [*found, *Counting.objects.filter(space=space), *CountedWant.objects.filter(space=space)]


def test_no_yes_is_in_the_file(file: bytes) -> None:
    assert b"may_count" not in file
    assert yeses(brought(file)) == []


def test_what_was_said_comes_without_it(file: bytes) -> None:
    there = brought(file)

    assert WhoseIdea.objects.filter(space=there).read(by=there.person)[0].answer is Whose.MINE
    assert Origin.objects.filter(space=there).read(by=there.person)[0].answer is From.ME


def test_a_yes_in_a_file_from_before_is_read_and_not_followed(file: bytes) -> None:
    with_yes = re.sub(rb'("answer": "m[a-z]*")', rb'\1, "may_count": true', file)
    with_yes = re.sub(rb'("released": false)', rb'"may_count": true, \1', with_yes)
    assert with_yes.count(b"may_count") == 3

    there = brought(with_yes)

    assert yeses(there) == []
    assert "may_count" not in json.dumps(json.loads(gathered(there, by=there.person).as_json))
