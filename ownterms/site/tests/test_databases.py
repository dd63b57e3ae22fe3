"""Rows lie in SQLite or in PostgreSQL, with the settings that lose nothing."""

import os
from pathlib import Path

import pytest
from django.db import connection

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
