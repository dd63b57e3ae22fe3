"""Services, and what a person needs to know before coming."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ownterms.directory.models.organisation import Organisation, Program
from ownterms.directory.models.record import Record, where_filled
from ownterms.directory.wording.terms import cost


class Service(Record):
    """Something offered, by an organisation or by people themselves: HSDS `service`."""

    class Status(models.TextChoices):
        """What the source says about whether it runs."""

        ACTIVE = "active", _("Running")
        INACTIVE = "inactive", _("Not running")
        DEFUNCT = "defunct", _("Ended")
        CLOSED = "temporarily closed", _("Closed for now")

    organisation = models.ForeignKey(
        Organisation, null=True, db_index=False, blank=True, on_delete=models.SET_NULL, related_name="services"
    )
    program = models.ForeignKey(
        Program, null=True, db_index=False, blank=True, on_delete=models.SET_NULL, related_name="services"
    )
    name = models.TextField()
    alternate_name = models.TextField(blank=True)
    description = models.TextField(blank=True)
    url = models.TextField(blank=True)
    email = models.TextField(blank=True)
    status = models.CharField(max_length=20, choices=Status, default=Status.ACTIVE)
    interpretation_services = models.TextField(blank=True)
    application_process = models.TextField(blank=True)
    fees_description = models.TextField(blank=True)
    wait_time = models.TextField(blank=True)
    fees = models.TextField(blank=True)
    accreditations = models.TextField(blank=True)
    eligibility_description = models.TextField(blank=True)
    minimum_age = models.FloatField(null=True, blank=True, help_text=_("Years."))
    maximum_age = models.FloatField(null=True, blank=True, help_text=_("Years."))
    assured_date = models.DateField(null=True, blank=True, help_text=_("When last checked."))
    assurer_email = models.TextField(blank=True)
    licences = models.TextField(blank=True)
    alert = models.TextField(blank=True)
    last_modified = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = where_filled("service", "organisation", "program")

    def __str__(self) -> str:
        return self.name


class ServiceArea(Record):
    """Where people must live, or may live, to use a service."""

    service = models.ForeignKey(
        Service, null=True, db_index=False, blank=True, on_delete=models.CASCADE, related_name="areas"
    )
    service_at_location = models.ForeignKey(
        "directory.ServiceAtLocation",
        null=True,
        db_index=False,
        blank=True,
        on_delete=models.CASCADE,
        related_name="areas",
    )
    name = models.TextField(blank=True)
    description = models.TextField(blank=True)
    extent = models.TextField(blank=True)
    extent_type = models.TextField(blank=True)
    uri = models.TextField(blank=True)

    class Meta:
        indexes = where_filled("servicearea", "service", "service_at_location")

    def __str__(self) -> str:
        return self.name or self.description


class RequiredDocument(Record):
    """Something a person is asked for before they may come in."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="required_documents")
    document = models.TextField()
    uri = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.document


class CostOption(Record):
    """One price, for some people, for some time. `currency` is ISO 4217."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="cost_options")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    option = models.TextField(blank=True)
    currency = models.TextField(blank=True)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    amount_description = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.in_words

    @property
    def in_words(self) -> str:
        """The price as people say it."""
        return cost(self.amount, currency=self.currency, option=self.option, said=self.amount_description)


class Unit(Record):
    """What a capacity is counted in, such as beds (HSDS 3.1)."""

    name = models.TextField()
    scheme = models.TextField(blank=True)
    identifier = models.TextField(blank=True)
    uri = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name


class ServiceCapacity(Record):
    """How much room a service has (HSDS 3.1)."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="capacities")
    unit = models.ForeignKey(Unit, null=True, db_index=False, blank=True, on_delete=models.SET_NULL)
    available = models.FloatField(null=True, blank=True)
    maximum = models.FloatField(null=True, blank=True)
    description = models.TextField(blank=True)
    updated = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = where_filled("servicecapacity", "unit")

    def __str__(self) -> str:
        return f"{self.available} {self.unit or ''}".strip()
