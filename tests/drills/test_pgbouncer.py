"""Behind pgbouncer each transaction may run on another line; with the product's settings nothing notices."""

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from ownterms.directory.models import ChangeCounter
from ownterms.finding.models import Proposal
from tests.postgres import PORT, Server

SERVER = Server.at(os.environ.get("DATABASE_URL", ""))
PROGRAM = shutil.which("pgbouncer", path="/usr/sbin:/usr/bin:" + os.environ.get("PATH", ""))
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(SERVER is None, reason="Pooling is PostgreSQL's; ./test runs this there."),
    pytest.mark.skipif(PROGRAM is None, reason="pgbouncer is not here (apt install pgbouncer)."),
]
PAGE = """\
[databases]
* = host={server} port={port} user=postgres
[pgbouncer]
unix_socket_dir = {folder}
listen_port = {port}
listen_addr =
auth_type = any
pool_mode = transaction
default_pool_size = 3
"""


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The tests' database, behind three lines that all share."""
    assert SERVER
    assert PROGRAM
    folder = SERVER.room / f"pool-{os.getpid()}"
    folder.mkdir()
    folder.chmod(0o777)
    (folder / "pgbouncer.ini").write_text(PAGE.format(server=SERVER.folder, port=PORT, folder=folder))
    user = "nobody" if os.geteuid() == 0 else None
    with subprocess.Popen([PROGRAM, "-q", str(folder / "pgbouncer.ini")], user=user) as running:
        until = time.monotonic() + 20
        while not (folder / f".s.PGSQL.{PORT}").exists():
            assert time.monotonic() < until
            time.sleep(0.02)
        connection.close()
        direct = connection.settings_dict["HOST"]
        connection.settings_dict["HOST"] = str(folder)
        monkeypatch.setitem(connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", True)
        yield
        connection.close()
        connection.settings_dict["HOST"] = direct
        running.terminate()
    shutil.rmtree(folder)


def read_while_another_writes() -> list[str]:
    """Reads row by row, while somebody else takes the line that the first row came from."""
    Proposal.objects.bulk_create(Proposal(words=f"words {number}") for number in range(9))
    rows = Proposal.objects.order_by("pk").iterator(chunk_size=1)
    read = [next(rows).words]
    taken, enough = threading.Event(), threading.Event()

    def take() -> None:
        with transaction.atomic():
            ChangeCounter.take(1)
            taken.set()
            enough.wait(20)
        connection.close()

    other = threading.Thread(target=take)
    other.start()
    taken.wait(20)
    try:
        return [*read, *(row.words for row in rows)]
    finally:
        enough.set()
        other.join()


@pytest.mark.usefixtures("pool")
class TestPool:
    def test_rows_are_read_to_their_end(self) -> None:
        assert read_while_another_writes() == [f"words {number}" for number in range(9)]

    @pytest.mark.filterwarnings("ignore")  # the cursor that is lost complains once more when it is thrown away
    def test_without_our_setting_they_would_not(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", False)

        with pytest.raises((DatabaseError, psycopg.Error), match="cursor"):
            read_while_another_writes()

    def test_twenty_share_three_lines(self) -> None:
        def write() -> None:
            for _ in range(5):
                with transaction.atomic():
                    ChangeCounter.take(1)
                    Proposal.make(words="somewhere warm")
            connection.close()

        people = [threading.Thread(target=write) for _ in range(20)]
        for each in people:
            each.start()
        for each in people:
            each.join()

        assert Proposal.objects.count() == ChangeCounter.objects.get().last == 100
