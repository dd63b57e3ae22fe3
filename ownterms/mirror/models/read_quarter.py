"""What was done here in a quarter that is over, read once, as it may be shown."""

from datetime import date
from typing import Any

from django.db import models

from ownterms.directory.models import Organisation
from ownterms.lib.small_numbers import Quarter
from ownterms.mirror.models.standing import Standing


class ReadQuarter(Standing):
    """The mirror of this place for one quarter: numbers alone, rounded, and never read from people's own again.

    `told` is what `ownterms.mirror.quarterly` makes. Of people who are invented there is a row of its own, which goes
    with them.
    """

    first = models.DateField(help_text="The first day of the quarter.")
    is_invented = models.BooleanField(default=False)
    told = models.JSONField()

    class Meta:
        ordering = ["-first"]
        constraints = [models.UniqueConstraint(fields=["first", "is_invented"], name="each_quarter_is_read_once")]

    def __str__(self) -> str:
        return f"What was done here from {self.first:%d %B %Y}"

    # Make

    @classmethod
    def keep(
        cls, quarter: Quarter, told: dict[str, Any], of_organisations: dict[str, Any], *, is_invented: bool = False
    ) -> bool:
        """This will keep what was read of a quarter, by this place and by organisation; False where it was before."""
        read, is_new = cls.objects.get_or_create(first=quarter.first, is_invented=is_invented, defaults={"told": told})
        if is_new:
            for organisation, theirs in of_organisations.items():
                ReadOrganisation(read=read, organisation_id=organisation, told=theirs).save()
        return is_new

    # Change

    @classmethod
    def forget_the_invented(cls) -> None:
        """This will take away what was read of people who are invented. Of all others it stands."""
        for kind, of in ((ReadOrganisation, "read__is_invented"), (cls, "is_invented")):
            models.QuerySet(kind).filter(**{of: True}).delete()

    # Ask

    @classmethod
    def public(cls, today: date) -> list["ReadQuarter"]:
        """Those that anybody may read, the newest first."""
        return [each for each in cls.objects.all() if each.quarter.is_public(today)]

    @classmethod
    def tells_of_the_invented(cls) -> bool:
        """Whether any of them is of people who are invented."""
        return cls.objects.filter(is_invented=True).exists()

    @property
    def quarter(self) -> Quarter:
        """The quarter itself."""
        return Quarter(self.first)


class ReadOrganisation(Standing):
    """The same, of what went on under invitations of those who keep an organisation's pages: three of them or more."""

    read = models.ForeignKey(ReadQuarter, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+", editable=False
    )
    told = models.JSONField()

    class Meta:
        ordering = ["-read__first", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["read", "organisation"], name="each_organisation_once_in_a_quarter")
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id}, {self.read}"

    # Ask

    @classmethod
    def of(cls, organisation: Organisation, today: date) -> list["ReadOrganisation"]:
        """Those of an organisation that may be read, the newest first."""
        found = cls.objects.filter(organisation=organisation).select_related("read")
        return [each for each in found if each.read.quarter.is_public(today)]
