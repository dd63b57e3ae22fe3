"""A head is sealed with a key that lies outside the database; what has a broken seal is not mended by us."""

import uuid

import pytest
from django.conf import LazySettings

from ownterms.trail.checks import verify
from ownterms.trail.models import Act, Head, Trace

AMINA, SPACE, OTHER = uuid.UUID(int=1), uuid.UUID(int=10), uuid.UUID(int=11)

pytestmark = pytest.mark.django_db


def write(space: uuid.UUID = SPACE) -> Head:
    Trace.write(space, act=Act.OPENED, who=AMINA)
    return Head.objects.get(space=space)


class TestHead:
    def test_goes_on_with_each_trace(self) -> None:
        write()
        head = write()

        assert (head.number, head.link) == (2, Trace.objects.of(SPACE)[0].link)
        assert head.is_sealed
        assert str(head) == head.reached.shown

    def test_is_not_there_before_anything_is_written(self) -> None:
        assert Head.objects.of(SPACE) is None

    def test_of_another_place_is_not_ours(self, settings: LazySettings) -> None:
        head = write()

        settings.MASTER_KEYS = [b"o" * 32]

        assert not head.is_sealed

    @pytest.mark.parametrize("forged", ["", "é", "0" * 64])
    def test_stays_broken_however_much_is_written(self, forged: str) -> None:
        write()
        Head.objects.update(seal=forged)

        head = write()

        assert not head.is_sealed
        assert [check.ok for check in verify()] == [True, False]


class TestNewMasterKey:
    def test_seals_every_head_again(self, settings: LazySettings) -> None:
        write()
        write(OTHER)
        settings.MASTER_KEYS = [b"n" * 32, *settings.MASTER_KEYS]
        assert all(check.ok for check in verify())

        assert Head.objects.reseal() == 2
        assert Head.objects.reseal() == 0

        settings.MASTER_KEYS = settings.MASTER_KEYS[:1]
        assert all(check.ok for check in verify())

    def test_does_not_seal_what_was_forged(self, settings: LazySettings) -> None:
        write()
        Head.objects.update(seal="0" * 64)
        settings.MASTER_KEYS = [b"n" * 32, *settings.MASTER_KEYS]

        assert Head.objects.reseal() == 0
        assert not Head.objects.get().is_sealed

    def test_reaches_heads_beyond_the_first_page(self, settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("ownterms.trail.models.head.PAGE", 2)
        spaces = [uuid.UUID(int=number) for number in range(1, 6)]
        for space in spaces:
            write(space)
        settings.MASTER_KEYS = [b"n" * 32, *settings.MASTER_KEYS]

        assert [head.space for head in Head.objects.one_by_one()] == spaces
        assert Head.objects.reseal() == 5
