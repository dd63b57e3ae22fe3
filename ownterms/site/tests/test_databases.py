"""Rows lie in SQLite or in PostgreSQL, with the settings that lose nothing."""

import os
import threading
import time
from pathlib import Path

import pytest
from django.db import OperationalError, connection
from django.db.utils import ConnectionHandler

from ownterms.site.databases import database


@pytest.mark.django_db
def test_this_run_is_on_the_database_that_it_names() -> None:
    expected = "postgresql" if os.environ.get("DATABASE_URL") else "sqlite"

    assert connection.vendor == expected


class TestSettings:
    def test_sqlite_flushes_each_write_to_the_disk(self, tmp_path: Path) -> None:
        options = database("", folder=tmp_path)["OPTIONS"]

        assert options["transaction_mode"] == "IMMEDIATE"
        assert {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL"} <= set(options["init_command"].split("; "))

    def test_postgresql_may_have_several_hosts(self, tmp_path: Path) -> None:
        read = database("postgresql://amina:word@one,two:5433/terms?sslmode=require", folder=tmp_path)

        assert (read["HOST"], read["PORT"], read["NAME"], read["USER"]) == ("one,two", ",5433", "terms", "amina")
        assert read["OPTIONS"]["sslmode"] == "require"

    def test_an_address_that_is_none_is_a_sentence(self, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match="DATABASE_URL cannot be read"):
            database("postgres//amina", folder=tmp_path)


@pytest.mark.django_db
class TestQueue:
    """Writers to one SQLite file take turns; none of these is patient by itself (`timeout` of 0)."""

    def two(self, folder: Path, engine: str) -> tuple[ConnectionHandler, threading.Thread, list[str]]:
        """A file with one table, a writer who is inside, and another who has come to the door."""
        rows = database("", folder=folder)
        rows |= {"ENGINE": engine, "OPTIONS": rows["OPTIONS"] | {"timeout": 0}, "ATOMIC_REQUESTS": False}
        handler = ConnectionHandler({"default": rows})
        heard: list[str] = []

        def come() -> None:
            try:
                with handler["default"].cursor() as cursor:
                    cursor.execute("INSERT INTO guest VALUES (2)")
                heard.append("kept")
            except OperationalError as trouble:
                heard.append(str(trouble))
            finally:
                handler["default"].close()

        with handler["default"].cursor() as cursor:
            cursor.execute("CREATE TABLE guest (number integer)")
        return handler, threading.Thread(target=come), heard

    def inside(self, folder: Path, engine: str) -> list[str]:
        """One writes for a while, and the other comes meanwhile."""
        handler, other, heard = self.two(folder, engine)
        own = handler["default"]
        own.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        with own.cursor() as cursor:
            cursor.execute("INSERT INTO guest VALUES (1)")
        other.start()
        time.sleep(0.2)  # long enough to be sent away, where nobody holds the door
        own.commit()
        own.set_autocommit(True)
        other.join()
        own.close()
        return heard

    def test_a_writer_waits_for_the_one_before(self, tmp_path: Path) -> None:
        assert self.inside(tmp_path, "ownterms.site.sqlite") == ["kept"]

    def test_without_the_queue_the_second_would_be_sent_away(self, tmp_path: Path) -> None:
        assert self.inside(tmp_path, "django.db.backends.sqlite3") == ["database is locked"]

    def test_a_writer_who_gives_up_lets_the_next_one_in(self, tmp_path: Path) -> None:
        handler, other, heard = self.two(tmp_path, "ownterms.site.sqlite")
        own = handler["default"]
        own.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        own.rollback()

        other.start()
        other.join()
        own.close()

        assert heard == ["kept"]
