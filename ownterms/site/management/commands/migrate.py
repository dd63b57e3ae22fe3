"""Django's own `migrate`, with steps that a kill cannot leave half-way."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.core.management.commands import migrate
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState

TURN = 0x4F776E54  # "OwnT": the number of our lock, among all that a database may know


class WholeSteps(MigrationExecutor):
    """Takes each step and writes down that it was taken in one transaction.

    Django writes it down afterwards where a step made an index: a kill in between leaves tables that the
    next start would try to make again, and could not.
    """

    def apply_migration(self, state: ProjectState, migration: Migration, *fake: Any, **more: Any) -> ProjectState:  # noqa: ANN401
        """This will take one step, or none of it."""
        with unchecked(self.connection), transaction.atomic(using=self.connection.alias):
            return super().apply_migration(state, migration, *fake, **more)


@contextmanager
def unchecked(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """This will have SQLite check foreign keys at the end of a step only: it changes tables by making them anew."""
    with connection.constraint_checks_disabled():
        yield


@contextmanager
def in_turn(alias: str) -> Iterator[None]:
    """This will wait until nobody else, on whatever machine, takes steps of the same PostgreSQL.

    SQLite lies on one machine, where starts take turns already. The lock belongs to a transaction on a line
    of its own: so it goes with a process that dies, and pgbouncer cannot hand it to somebody else.
    """
    if connections[alias].vendor != "postgresql":
        yield
        return
    line = connections[alias].copy()
    try:
        line.set_autocommit(False)
        with line.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])
        yield
    finally:
        line.close()


class Command(migrate.Command):
    """Takes the steps that this version has and the database has not yet."""

    def handle(self, *words: Any, **options: Any) -> None:  # noqa: ANN401
        """This will take them."""
        whole = patch.object(migrate, "MigrationExecutor", WholeSteps)  # Django names it in one place, and asks nobody
        with in_turn(options["database"]), whole:
            super().handle(*words, **options)
