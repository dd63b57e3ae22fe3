"""Keepers and stewards: who was named to look after pages, who took it up, and when it ended."""

from typing import Self

from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ownterms.directory.models.organisation import Organisation
from ownterms.lib.mailbox import mailbox
from ownterms.people.models import Person

MOST_KEEPERS = 50  # standing namings of one organisation


class Speaker(models.TextChoices):
    """Who says something about a page, in words that everyone may read. Nobody's name is among them."""

    ORGANISATION = "organisation", gettext_lazy("by the organisation")
    STEWARDS = "stewards", gettext_lazy("by the people who look after this directory")
    FEED = "feed", gettext_lazy("by the list that it was read from")


class TooManyKeepers(Exception):
    """An organisation has named so many keepers that no more are taken."""


class NamingQuerySet(models.QuerySet["Naming"]):
    """Questions about namings."""

    def standing(self) -> Self:
        """Those that nobody has ended, and whose person is still here."""
        return self.filter(ending=None).exclude(email="", taking_up=None)

    def of_address(self, email: str) -> Self:
        """Those that wait for an address, or that its holder has taken up. Raises NoSuchMailbox."""
        address = mailbox(email)
        return self.filter(models.Q(email=address) | models.Q(taking_up__person__email=address))

    def waiting_for(self, person: Person) -> Self:
        """Those that this person's address was given for, and that nobody has taken up."""
        if not person.email:
            return self.none()
        return self.standing().filter(email=person.email, taking_up=None)

    def held_by(self, person: Person) -> Self:
        """Those that this person has taken up."""
        return self.standing().filter(taking_up__person=person)

    def held(self) -> Self:
        """Those that somebody has taken up."""
        return self.standing().filter(taking_up__isnull=False)

    def of_stewards(self) -> Self:
        """Those of people who look after the whole directory."""
        return self.filter(organisation=None)

    def of_keepers(self) -> Self:
        """Those of people who keep an organisation's pages."""
        return self.filter(organisation__isnull=False)


class Naming(models.Model):
    """That the holder of an address may keep an organisation's pages, or without one, look after the directory.

    No letter is sent. The naming waits until somebody who signed in with
    that address takes it up; from then on it is that person's, whatever
    becomes of the address, and the address is forgotten. So it is when the
    naming ends. `by` is empty where the host named.
    """

    # A feed may drop an organisation and bring it back: the naming must outlive that.
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="namings"
    )
    email = models.EmailField(blank=True, help_text="In small letters, until it is taken up or ends.")
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    objects = NamingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["email"], name="naming_by_email")]

    def __str__(self) -> str:
        return f"{self.organisation_id or 'the directory'}, {self.pk}"

    # Make

    @classmethod
    @transaction.atomic
    def make(cls, email: str, *, organisation: Organisation | None, by: Person | None = None) -> "Naming":
        """This will name somebody by address; whoever was named before stays named, once.

        Raises NoSuchMailbox, TooManyKeepers.
        """
        known = cls.objects.standing().filter(organisation=organisation)
        kept = known.of_address(email).first()
        if kept:
            return kept
        if organisation and known.count() >= MOST_KEEPERS:
            raise TooManyKeepers(_("So many keepers are named that no more can be. Take somebody off first."))
        return cls.objects.create(organisation=organisation, email=mailbox(email), by=by)

    # Change

    @transaction.atomic
    def take_up(self, person: Person) -> "TakingUp":
        """This will make the naming this person's own. Taking it up twice is the same as once."""
        self._forget_address()
        return TakingUp.objects.get_or_create(naming=self, defaults={"person": person})[0]

    @transaction.atomic
    def end(self, *, by: Person | None = None) -> "NamingEnd":
        """This will end it, from the next request on. Ending it twice is the same as once."""
        self._forget_address()
        return NamingEnd.objects.get_or_create(naming=self, defaults={"by": by})[0]

    def _forget_address(self) -> None:
        self.email = ""
        self.save(update_fields=["email"])

    # Ask

    @property
    def is_taken_up(self) -> bool:
        """Whether somebody has taken it up."""
        return TakingUp.objects.filter(naming=self).exists()

    @property
    def address(self) -> str:
        """The address it waits for, or that of the person who took it up, as it is now."""
        taken = TakingUp.objects.filter(naming=self).select_related("person").first()
        return (taken.person.email or str(taken.person)) if taken else self.email


class TakingUp(models.Model):
    """That a person took up a naming, and when."""

    naming = models.OneToOneField(Naming, on_delete=models.CASCADE, related_name="taking_up")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.naming} taken up"


class NamingEnd(models.Model):
    """That a naming ended: who ended it, and when. `by` is empty where the host did."""

    naming = models.OneToOneField(Naming, on_delete=models.CASCADE, related_name="ending")
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.naming} ended"
