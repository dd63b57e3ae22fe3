"""One row of the trail."""

import uuid
from collections.abc import Iterable
from typing import Any, NoReturn, Self

from django.db import models, transaction
from django.utils import timezone

from ownterms.lib import chain
from ownterms.trail.models.act import Act
from ownterms.trail.models.head import Head

About = tuple[str, uuid.UUID, int]
"""What a trace is about: the kind of thing, which one, and in which version it was."""


class Unchangeable(Exception):
    """A trace is written by `Trace.write` alone, and never changed after."""

    def __init__(self) -> None:
        super().__init__("What stands in the trail stays as it was written. Nothing was changed.")


class OutsideTransaction(Exception):
    """A trace was to be written outside the transaction of what it records."""

    def __init__(self) -> None:
        super().__init__("A trace is kept together with what it records, or not at all. Nothing was kept.")


def refuse(*_: Any, **__: Any) -> NoReturn:  # noqa: ANN401  (it stands for several of Django's own)
    """This will raise Unchangeable, whatever is asked."""
    raise Unchangeable


class TraceQuerySet(models.QuerySet["Trace"]):
    """Traces by their space. They can be read, and nothing else."""

    def of(self, space: uuid.UUID) -> Self:
        """Those of a space, the newest first."""
        return self.filter(space=space).order_by("-number")

    def under(self, invitation: uuid.UUID) -> Self:
        """Those of what was done under an invitation."""
        return self.filter(under=invitation)

    def rows(self, space: uuid.UUID) -> Iterable[chain.Row]:
        """This will read a space's chain row by row, from its beginning."""
        columns = chain.Row._fields
        return map(chain.Row._make, self.filter(space=space).order_by("number").values_list(*columns).iterator())

    update = delete = bulk_create = bulk_update = refuse


class Trace(models.Model):
    """One row of the trail: who did or saw what in a space, when, and under which invitation.

    It knows all of them by plain ids, without relations, so that nothing takes a trace along when it goes.
    `why` is what the reader said for a reason, sealed by whoever writes the trace.
    """

    pk = models.CompositePrimaryKey("space", "number")
    space = models.UUIDField()
    number = models.PositiveBigIntegerField(help_text="From 1, in each space.")
    at = models.DateTimeField()
    act = models.CharField(max_length=20)
    who = models.UUIDField()
    under = models.UUIDField(null=True, blank=True, help_text="Which invitation.")
    what = models.JSONField(help_text="What it was about: [kind, id, version] each.")
    why = models.BinaryField()
    previous = models.CharField(max_length=64, help_text="The link of the row before.")
    link = models.CharField(max_length=64)

    objects = TraceQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.number}: {self.act}, {self.at:%d %B %Y %H:%M}"

    # Make

    @classmethod
    def write(  # noqa: PLR0913  (a row of the trail is all of these at once)
        cls,
        space: uuid.UUID,
        *,
        act: Act,
        who: uuid.UUID,
        under: uuid.UUID | None = None,
        what: Iterable[About] = (),
        why: bytes = b"",
    ) -> Self:
        """This will write the next row of a space's trail, in the transaction of what it records.

        Others who write to the same space wait until that transaction ends. Raises OutsideTransaction.
        """
        if not transaction.get_connection().in_atomic_block:
            raise OutsideTransaction
        head = Head.objects.held(space)
        about: list[list[str | int]] = [[kind, str(which), version] for kind, which, version in what]
        row = chain.Row(
            space, head.number + 1, timezone.now(), act.value, who, under, about, why, previous=head.link, link=""
        )
        row = row._replace(link=chain.link(row))
        trace = cls(**row._asdict())
        super(Trace, trace).save(force_insert=True)
        head.move_to(row)
        return trace

    # Change

    @staticmethod
    @transaction.atomic
    def forget(space: uuid.UUID) -> None:
        """This will take away the whole trail of a space that is erased: the only way in which a trace goes."""
        Head.objects.filter(space=space).delete()
        models.QuerySet.delete(Trace.objects.filter(space=space))

    save = delete = refuse

    # Ask

    @property
    def about(self) -> list[About]:
        """What the trace is about."""
        return [(kind, uuid.UUID(which), version) for kind, which, version in self.what]

    def told(self, *, who: str, what: str = "", whom: str = "") -> str:
        """The trace in a sentence."""
        return Act(self.act).told(who=who, what=what, whom=whom)
