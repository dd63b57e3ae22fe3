"""The title of a page stands in the browser's history and on its tabs: it holds none of a person's words."""

import re

import pytest
from django.test import Client

from ownterms.agenda.models import Choice, Option, Scale, Sheet, Step, Want, WhatCame
from ownterms.agenda.tools import PROFILE
from ownterms.people.models import Person
from ownterms.spaces.models import Space

pytestmark = pytest.mark.data

HERS = "Canary"


@pytest.fixture
def addresses(space: Space, amina: Person) -> list[str]:
    """Every page of an agenda, of what is about her and in her words, with words of hers on it."""
    want = Want.say(space, HERS, by=amina)
    option, step = Option.make(space, by=amina, words=HERS), Step.make(space, HERS, by=amina)
    scale, sheet = Scale.make(space, HERS, by=amina), Sheet.begin(space, PROFILE, called=HERS, by=amina)
    came, choice = WhatCame.say(space, HERS, by=amina, want=want), Choice.make(space, by=amina, want=want, words=HERS)
    of_want = [f"wants/{want.pk}/{page}" for page in ("", "words/", "whose/", "away/", "removal/")]
    of_option = [f"options/{option.pk}/{page}" for page in ("", "words/", "removal/")]
    of_step = [f"steps/{step.pk}/{page}" for page in ("", "removal/")]
    others = ["", f"came/{came.pk}/removal/", f"choices/{choice.pk}/removal/", f"choices/new/?want={want.pk}"]
    agenda = [f"/space/agenda/{page}" for page in (*of_want, *of_option, *of_step, *others)]
    scales = [f"/space/in-my-words/{page}" for page in ("", f"{scale.pk}/", f"{scale.pk}/removal/")]
    sheets = [f"/space/about-me/{sheet.pk}/{page}" for page in ("", "writing/", "removal/")]
    return [*agenda, *scales, *sheets]


def test_no_title_holds_words_of_its_person(her: Client, addresses: list[str]) -> None:
    pages = {address: her.get(address).content.decode() for address in addresses}

    titles = {address: re.findall(r"<title>(.*?)</title>", page)[0] for address, page in pages.items()}
    assert not [address for address, title in titles.items() if HERS in title]
    assert sum(HERS in page for page in pages.values()) > len(pages) - 4  # or this test could not fail
