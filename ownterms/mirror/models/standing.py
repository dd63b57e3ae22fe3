"""Rows that are written once: nothing changes them, and nothing takes them away."""

from typing import Any, ClassVar, NoReturn

from django.db import models


class Stands(Exception):
    """What was written here once stands as it is."""


class StandingQuerySet(models.QuerySet[Any]):
    """Rows that nobody changes and nobody takes away."""

    def update(self, **_values: object) -> NoReturn:
        """This will raise Stands."""
        raise Stands

    def delete(self) -> NoReturn:
        """This will raise Stands."""
        raise Stands


class Standing(models.Model):
    """A row that is written once."""

    objects: ClassVar[models.Manager[Any]] = StandingQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, **options: Any) -> None:  # noqa: ANN401  (whatever Django passes on)
        """This will write the row, once. Raises Stands."""
        if not self._state.adding:
            raise Stands
        super().save(**options | {"force_insert": True})

    def delete(self, *_given: object, **_options: object) -> NoReturn:
        """This will raise Stands."""
        raise Stands
