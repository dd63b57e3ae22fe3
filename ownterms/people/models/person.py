"""A person."""

import uuid
from collections.abc import Sequence
from typing import Any, ClassVar

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import IntegrityError, models, transaction
from django.utils.module_loading import import_string

from ownterms.lib.mailbox import mailbox
from ownterms.people.models.old_address import OldAddress


class AddressTaken(Exception):
    """Another person is already reached at the address."""


class People(BaseUserManager["Person"]):
    """Makes people."""

    def create_user(self, email: str | None = None, **known: Any) -> "Person":  # noqa: ANN401  whatever the caller knows
        """This will make a person who signs in without a password. Raises NoSuchMailbox."""
        person = self.model(email=mailbox(email) if email else None, **known)
        person.set_unusable_password()
        person.save(using=self._db)
        return person

    def reached_at(self, address: str) -> "Person":
        """This will give the person with an address, made where there is none yet.

        To be called only once somebody has shown that they read what is sent there. Raises NoSuchMailbox.
        """
        one = mailbox(address)
        unusable = self.model()
        unusable.set_unusable_password()
        return self.get_or_create(email=one, defaults={"password": unusable.password})[0]


class Person(AbstractBaseUser):
    """Anyone: giver and receiver, one kind of account for all. There are no staff and no superusers.

    The password that Django's base brings along is never usable. `joined_on`
    holds the day only, and when somebody last signed in is not kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True, null=True, blank=True)
    name = models.CharField(max_length=100, blank=True, help_text="What they like to be called.")
    joined_on = models.DateField(auto_now_add=True)
    last_login = None

    USERNAME_FIELD = "email"
    is_staff: ClassVar[bool] = False
    is_superuser: ClassVar[bool] = False

    objects = People()

    class Meta:
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name or self.email or str(self.pk)

    # Change

    def call(self, name: str) -> None:
        """This will remember what the person likes to be called; empty is a whole answer."""
        self.name = name
        self.save(update_fields=["name"])

    @transaction.atomic
    def move_to(self, address: str) -> None:
        """This will change where the person is reached, and have the old address told. Raises AddressTaken.

        To be called only once they have shown that they read what is sent there.
        """
        if self.email and self.email != address:
            OldAddress.objects.create(address=self.email)
        self.email = address
        try:
            with transaction.atomic():
                self.save(update_fields=["email"])
        except IntegrityError:
            raise AddressTaken from None

    @transaction.atomic
    def leave(self) -> None:
        """This will take away the person and all that is theirs, at once, after what `BEFORE_LEAVING` names."""
        call_each(settings.BEFORE_LEAVING, self)
        self.delete()

    # Ask

    @property
    def can_come_back(self) -> bool:
        """Whether they have a way in once this session is over: an email, a passkey or a card."""
        has_way = models.Q(email__isnull=False) | models.Q(card__isnull=False)
        passkey = models.Q(authenticator__type=Authenticator.Type.WEBAUTHN)
        return Person.objects.filter(has_way | passkey, pk=self.pk).exists()


def call_each(verbs: Sequence[str], person: Person) -> None:
    """This will call verbs of rooms above, each named by its dotted path, with a person."""
    for verb in verbs:
        import_string(verb)(person)
