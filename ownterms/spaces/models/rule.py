"""The one rule: what is open to whom, and when.

A thing is open to a person if its space is theirs, and did not stay unclaimed for 72 hours; or if, in its space,
a grant of theirs names the thing itself or what it lies within, has begun, and is not over. A grant's time is
half-open: [since, until). Nothing else opens anything, and no answer is kept for a later question.
"""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import connection, models

from ownterms.people.models import Person
from ownterms.spaces.models.space import UNCLAIMED_FOR

OPEN: Final = """(
    EXISTS (
        SELECT 1 FROM spaces_space s WHERE s.id = {thing}.space_id AND s.person_id = %s
        AND NOT EXISTS (SELECT 1 FROM spaces_unclaimed u WHERE u.space_id = s.id AND u.begun_at <= %s)
    )
    OR EXISTS (
        SELECT 1 FROM spaces_grant g
        WHERE g.helper_id = %s AND g.space_id = {thing}.space_id AND g.slice IN ({named})
        AND g.since <= %s AND g.until > %s
    )
)"""
"""`thing` is the table, `named` its columns that hold what a grant may name. Takes what `asked` gives."""


class Opens(models.Expression):
    """The rule as a condition of a query: whether each of its things is open to a person at a moment."""

    def __init__(self, model: type[models.Model], person: Person, at: datetime) -> None:
        super().__init__(output_field=models.BooleanField())
        self.model, self.person, self.at = model, person, at

    def as_sql(self, _compiler: object, _connection: object) -> tuple[str, tuple[Any, ...]]:
        """This will give the rule, and what it is asked with."""
        return in_sql(self.model), tuple(asked(self.person, self.at))


def in_sql(model: type[models.Model]) -> str:
    """This will give the rule in the words of one table."""
    table = model._meta.db_table  # noqa: SLF001
    columns: tuple[str, ...] = model.OPENED_BY  # type: ignore[attr-defined]  # everything sealed says so
    return OPEN.format(thing=table, named=", ".join(f"{table}.{column}" for column in columns))


def asked(person: Person, at: datetime) -> list[Any]:
    """This will give what the rule is asked with, as the database takes it."""
    moment, over = (connection.ops.adapt_datetimefield_value(each) for each in (at, at - UNCLAIMED_FOR))
    return [known(person.pk), over, known(person.pk), moment, moment]


def known(pk: UUID) -> Any:  # noqa: ANN401  (as the database takes it)
    """This will give an id as the database takes it."""
    return pk if connection.features.has_native_uuid_field else pk.hex
