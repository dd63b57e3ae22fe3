"""Django's own `migrate`, with steps that a kill cannot leave half-way."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.core.management.commands import migrate
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState


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


class Command(migrate.Command):
    """Takes the steps that this version has and the database has not yet."""

    def handle(self, *words: Any, **options: Any) -> None:  # noqa: ANN401
        """This will take them."""
        with patch.object(migrate, "MigrationExecutor", WholeSteps):  # Django names it in one place, and asks nobody
            super().handle(*words, **options)
