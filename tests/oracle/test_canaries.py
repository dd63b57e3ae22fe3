"""A canary is found in whatever it is wrapped, and nothing else is taken for one."""

import random

import pytest

from .asking import found_in
from .canaries import disguises, look, plant

CANARY = plant(random.Random(1), "amina", "words")  # noqa: S311  (the same every time)


@pytest.mark.parametrize("name", disguises(CANARY))
def test_is_found_in_every_disguise(name: str) -> None:
    found = look(disguises(CANARY)[name])

    assert found.whole == {CANARY}


def test_others_are_not_found() -> None:
    found = look(b"<p>A page about canaries, &amp; 100% of it \\u2014 Q05S, and some \x00 too.</p>")

    assert (found.whole, found.torn) == (frozenset(), False)


def test_a_piece_of_one_is_found() -> None:
    assert look(CANARY[:12].encode()).torn
    assert look(f"{CANARY} {CANARY[:20]}…".encode()).torn
    assert not look(CANARY.encode()).torn


def test_several_in_one_body_are_told_apart() -> None:
    dice = random.Random(2)  # noqa: S311
    planted = {plant(dice, "ben", field) for field in ("words", "about", "terms")}

    assert look(" ".join(planted).encode()).whole == planted


@pytest.mark.parametrize("drawn", ['name="csrfmiddlewaretoken" value="aXcNrYb"', 'name="whose" value="a:cnRY-b"'])
def test_what_is_drawn_by_chance_is_no_piece_and_what_stands_beside_it_is(drawn: str) -> None:
    page = f"<input type=hidden {drawn}>".encode()

    assert not found_in(page).torn
    assert found_in(page + b"<p>cnry</p>").torn
    assert found_in(page.replace(b"value=", b"value=CNRY-a1-words-0123456789ab")).whole
