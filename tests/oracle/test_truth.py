"""The rule told in prose: each sentence of it, one by one. And it knows nothing of the product."""

import ast
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from . import truth
from .truth import BETWEEN, ENTRY, OWN, Invitation, Space, Spell, Thing, World

NOON = datetime(2026, 10, 25, 1, tzinfo=UTC)  # the hour in which British clocks go back
HOUR = timedelta(hours=1)
TICK = timedelta(microseconds=1)
POEM = Thing("poem", ENTRY, "place", "notebook")
LIST = Thing("list", ENTRY, "place", "money")
IDEA = Thing("idea", OWN, "place", "notebook")
TERMS = Thing("terms", BETWEEN, "place", invitation="asked")


@pytest.fixture
def asked() -> Invitation:
    """Amina asked Ben to her notebook, and he said yes."""
    return Invitation("place", {"notebook"}, "ben", [Spell(NOON, NOON, NOON + HOUR)])


@pytest.fixture
def world(asked: Invitation) -> World:
    return World({"place": Space("amina")}, {each.id: each for each in (POEM, LIST, IDEA, TERMS)}, {"asked": asked})


class TestTruth:
    def test_knows_nothing_of_the_product(self) -> None:
        tree = ast.parse(Path(truth.__file__).read_text(encoding="utf-8"))
        named = {each.module for each in ast.walk(tree) if isinstance(each, ast.ImportFrom)}
        plain = {each.names[0].name for each in ast.walk(tree) if isinstance(each, ast.Import)}

        assert (named, plain) == ({"dataclasses", "datetime"}, set())

    def test_all_is_open_to_its_owner(self, world: World) -> None:
        assert all(world.sees("amina", each, NOON) for each in world.things.values())

    def test_what_is_in_the_slice_is_open_to_the_helper(self, world: World) -> None:
        assert {each.id for each in world.things.values() if world.sees("ben", each, NOON)} == {"poem", "terms"}

    def test_a_slice_may_be_one_entry(self, world: World, asked: Invitation) -> None:
        asked.slices = {"list"}

        assert {each.id for each in world.things.values() if world.sees("ben", each, NOON)} == {"list", "terms"}

    @pytest.mark.parametrize("visitor", ["cora", "dev", "steward", "superuser", "host", "", None])
    def test_nothing_is_open_to_anyone_else(self, world: World, visitor: str | None) -> None:
        assert not any(world.sees(visitor, each, NOON) for each in world.things.values())

    def test_it_begins_with_its_moment_and_is_over_at_its_last(self, world: World) -> None:
        times = [NOON - TICK, NOON, NOON + HOUR - TICK, NOON + HOUR]

        assert [world.sees("ben", POEM, each) for each in times] == [False, True, True, False]

    def test_without_a_yes_nothing_is_open(self, world: World, asked: Invitation) -> None:
        asked.spells.clear()

        assert not world.sees("ben", POEM, NOON)

    @pytest.mark.parametrize("how", ["closed_at", "last_moment"])
    def test_it_is_over_when_it_is_ended(self, world: World, asked: Invitation, how: str) -> None:
        setattr(asked, how, NOON + HOUR / 2)

        assert world.sees("ben", POEM, NOON + HOUR / 2 - TICK)
        assert not world.sees("ben", POEM, NOON + HOUR / 2)
        asked.spells.append(Spell(NOON + HOUR / 2, NOON + HOUR / 2, NOON + 9 * HOUR))
        assert not world.sees("ben", TERMS, NOON + HOUR / 2)

    def test_a_renewal_after_a_gap_does_not_fill_the_gap(self, world: World, asked: Invitation) -> None:
        asked.spells.append(Spell(NOON + 3 * HOUR, NOON + 3 * HOUR, NOON + 5 * HOUR))

        assert [world.sees("ben", POEM, NOON + each * HOUR) for each in range(6)] == [1, 0, 0, 1, 1, 0]

    def test_after_a_recovery_only_what_was_given_anew_is_open(self, world: World, asked: Invitation) -> None:
        world.spaces["place"].recoveries = [NOON + HOUR / 4]
        asked.spells.append(Spell(NOON + HOUR / 2, NOON + HOUR / 2, NOON + HOUR))

        times = [NOON, NOON + HOUR / 4, NOON + HOUR / 2]
        assert [world.sees("ben", POEM, each) for each in times] == [True, False, True]
        assert all(world.sees("amina", POEM, each) for each in times)

    @pytest.mark.parametrize("state", [Space("amina", goes_at=NOON), Space("amina", erased=True)])
    def test_a_place_that_nobody_claimed_or_that_was_erased_is_open_to_nobody(self, world: World, state: Space) -> None:
        world.spaces["place"] = state

        assert not any(world.sees(each, POEM, NOON) for each in ("amina", "ben", None))

    def test_a_picture_is_seen_by_whoever_may_see_its_entry(self, world: World, asked: Invitation) -> None:
        world.things["picture"] = picture = Thing("picture", ENTRY, "place", "money", within="list")
        assert not world.sees("ben", picture, NOON)

        asked.slices = {"list"}
        assert world.sees("ben", picture, NOON)

    def test_what_never_was_is_open_to_nobody(self, world: World) -> None:
        assert not world.sees("amina", Thing("never", ENTRY, "place", "notebook"), NOON)
        assert not world.sees("amina", None, NOON)

    def test_an_invitation_of_one_place_opens_nothing_of_another(self, world: World, asked: Invitation) -> None:
        world.spaces["other"] = Space("dev")
        world.things["poem"] = other = Thing("poem", ENTRY, "other", "notebook")

        assert not world.sees("ben", other, NOON)
        assert asked.is_live(NOON, [])
