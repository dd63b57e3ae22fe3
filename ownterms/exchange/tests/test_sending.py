"""Readers of whole files that read slowly, or not at all."""

import json
from threading import BoundedSemaphore

import pytest

from ownterms.exchange.sending import Pieces
from ownterms.exchange.tests.conftest import Reader


@pytest.mark.usefixtures("kitchen", "one_connection")
class TestIdleReaders:
    @pytest.fixture(autouse=True)
    def _two_turns(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(Pieces, "turns", BoundedSemaphore(2))

    @pytest.mark.parametrize("path", ["/hsds.json", "/datapackage.zip"])
    def test_have_only_so_many_turns(self, path: str, reader: Reader) -> None:
        idle = [reader.client.get(f"/openreferral{path}") for _ in range(2)]

        late = reader.ask(path)

        assert [each.status_code for each in idle] == [200, 200]
        assert (late.status_code, late.headers["Retry-After"]) == (503, "60")
        assert json.loads(late.body)["status"] == 503
        assert reader.ask("/services").status_code == 200
        for each in idle:
            each.close()

    def test_give_their_turn_back_however_they_go(self, reader: Reader) -> None:
        for _ in range(3):
            unread, read = reader.client.get("/openreferral/hsds.json"), reader.ask("/hsds.json")
            unread.close()
            unread.close()
            assert read.status_code == 200
            assert json.loads(read.body)

        for _ in range(2):
            assert Pieces.turns.acquire(blocking=False)
        assert not Pieces.turns.acquire(blocking=False)  # and none twice
