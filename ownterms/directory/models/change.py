"""The order in which listings change, and the listings that went away."""

from django.db import models, transaction


class ChangeCounter(models.Model):
    """The one row that hands out change numbers.

    A reader who has seen everything up to a mark asks for `change > mark`.
    That must not miss a row which was given a low number but committed late.
    So numbers are handed out only inside the transaction that writes the
    rows, and only after this row is locked (`SELECT … FOR UPDATE`; on SQLite
    the whole database is locked by `BEGIN IMMEDIATE`). The lock is held until
    that transaction ends: the next writer waits, so numbers become visible in
    the order in which they were given. A transaction that is rolled back
    gives its numbers back.
    """

    last = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.last)

    @classmethod
    def newest(cls, *, using: str | None = None) -> int:
        """This will give the highest change number so far, of one database where there are several."""
        return cls.objects.using(using).values_list("last", flat=True).first() or 0

    @classmethod
    def take(cls, count: int) -> range:
        """This will hand out `count` numbers above all that were given before.

        Raises TransactionManagementError outside a transaction.
        """
        if not transaction.get_connection().in_atomic_block:
            raise transaction.TransactionManagementError(
                "Change numbers are handed out inside the transaction that uses them."
            )
        cls.objects.get_or_create(pk=1)
        counter = cls.objects.select_for_update().get(pk=1)
        first = counter.last + 1
        counter.last += count
        counter.save(update_fields=["last"])
        return range(first, first + count)


class Withdrawal(models.Model):
    """A listing that is no longer there, so that an index can drop it too."""

    id = models.UUIDField(primary_key=True, editable=False)
    change = models.PositiveBigIntegerField(unique=True)

    class Meta:
        ordering = ["change"]

    def __str__(self) -> str:
        return str(self.id)
