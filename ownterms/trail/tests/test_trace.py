"""What is written in the trail stays as it was written, and is written together with what it records."""

import uuid
from collections.abc import Callable

import pytest
from django.db import transaction

from ownterms.lib import chain
from ownterms.trail.models import Act, Head, OutsideTransaction, Trace, Unchangeable
from ownterms.trail.models.head import HeadQuerySet

AMINA, BEN = uuid.UUID(int=1), uuid.UUID(int=2)
SPACE, OTHER = uuid.UUID(int=10), uuid.UUID(int=11)
ENTRY, INVITATION = uuid.UUID(int=20), uuid.UUID(int=30)


class Undone(Exception):
    """What a trace records could not be done."""


def look(space: uuid.UUID = SPACE, *, why: bytes = b"") -> Trace:
    return Trace.write(space, act=Act.LOOKED, who=BEN, under=INVITATION, what=[("entry", ENTRY, 3)], why=why)


@pytest.mark.django_db
class TestTrace:
    def test_each_names_the_one_before_it(self) -> None:
        Trace.write(SPACE, act=Act.OPENED, who=AMINA)
        look()
        look(OTHER)

        first, second = Trace.objects.rows(SPACE)

        assert (first.number, first.previous) == (1, chain.BEGINNING)
        assert (second.number, second.previous) == (2, first.link)
        assert [each.number for each in Trace.objects.of(SPACE)] == [2, 1]
        assert [each.number for each in Trace.objects.of(OTHER).under(INVITATION)] == [1]

    def test_comes_back_as_it_was_written(self) -> None:
        written = look(why=b"sealed words")

        read = Trace.objects.of(SPACE).get()

        assert bytes(read.why) == b"sealed words"
        assert (read.at, read.who, read.under, read.about) == (written.at, BEN, INVITATION, [("entry", ENTRY, 3)])
        assert list(chain.check(SPACE, Trace.objects.rows(SPACE), end=Head.objects.get().reached)) == []

    @pytest.mark.parametrize(
        "change",
        [
            lambda one: one.save(),
            lambda one: one.delete(),
            lambda one: type(one)(space=OTHER, number=1).save(),
            lambda one: type(one).objects.create(space=OTHER, number=1),
            lambda one: type(one).objects.update_or_create(space=OTHER, number=1),
            lambda one: type(one).objects.bulk_create([Trace(space=OTHER, number=1)]),
            lambda one: type(one).objects.bulk_update([one], ["who"]),
            lambda one: type(one).objects.update(who=AMINA),
            lambda one: type(one).objects.of(SPACE).delete(),
        ],
    )
    def test_cannot_be_changed_or_made_in_another_way(self, change: Callable[[Trace], object]) -> None:
        trace = look()

        with pytest.raises(Unchangeable):
            change(trace)

        assert [each.who for each in Trace.objects.all()] == [BEN]

    def test_says_in_a_sentence_what_was_done(self) -> None:
        assert look().told(who="Ben", what="a picture") == "Ben looked at a picture."

    @pytest.mark.parametrize("act", Act)
    def test_has_room_for_every_act(self, act: Act) -> None:
        assert len(act) <= Trace._meta.get_field("act").max_length
        assert act.told(who="Ben", what="a picture").startswith("Ben ")

    def test_goes_with_its_whole_space_only(self) -> None:
        look()
        look(OTHER)

        Trace.forget(SPACE)

        assert [each.space for each in Trace.objects.all()] == [OTHER]
        assert [each.space for each in Head.objects.all()] == [OTHER]


@pytest.mark.django_db(transaction=True)
class TestTogether:
    def test_is_not_written_without_a_transaction(self) -> None:
        with pytest.raises(OutsideTransaction):
            look()

        assert not Trace.objects.exists()
        assert not Head.objects.exists()

    def test_is_kept_with_what_it_records_or_not_at_all(self) -> None:
        with transaction.atomic():
            look()

        with pytest.raises(Undone):
            self.look_in_vain()

        assert [each.number for each in Trace.objects.all()] == [Head.objects.get().number] == [1]

    @transaction.atomic
    def look_in_vain(self) -> None:
        look()
        raise Undone

    def test_that_could_show_one_that_is_kept_by_itself(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(transaction.get_connection(), "in_atomic_block", True)
        monkeypatch.setattr(HeadQuerySet, "select_for_update", lambda heads: heads)

        look()
        monkeypatch.undo()

        assert Trace.objects.count() == 1
