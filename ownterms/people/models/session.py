"""Where a person is signed in: one row for each browser. The row is the session; when it goes, it is over."""

from typing import Self

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from ownterms.people.models.person import Person


class SessionQuerySet(models.QuerySet["Session"]):
    """Sessions by whose they are."""

    def of(self, person: Person) -> Self:
        """Those in which a person is signed in now, the one used last first."""
        return self.filter(person=person, expire_date__gt=timezone.now()).order_by("-used_on", "-began_on", "pk")

    def marked(self, mark: str) -> Self:
        """The one that a mark names."""
        return self.filter(pk__in=[each.pk for each in self if each.is_marked(mark)])

    def besides(self, key: str | None) -> Self:
        """Those whose key is another."""
        return self.exclude(session_key=key)

    def over(self) -> Self:
        """Those that nobody can use any more."""
        return self.filter(expire_date__lte=timezone.now())


class Session(AbstractBaseSession):
    """One browser in which somebody is signed in, told by day and by the everyday name of the device.

    No address on the network is kept, and no full text of the browser.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="sessions")
    browser = models.CharField(max_length=20, blank=True)
    system = models.CharField(max_length=20, blank=True)
    began_on = models.DateField()
    used_on = models.DateField()

    objects = SessionQuerySet.as_manager()  # type: ignore[misc,assignment]  # the library names its own kind

    def __str__(self) -> str:
        if self.browser and self.system:
            return _("%(browser)s on %(system)s") % {"browser": self.browser, "system": self.system}
        return self.browser or self.system or _("A browser")

    # Ask

    @property
    def mark(self) -> str:
        """Sixteen hexadecimal digits that name the session on a page: its key stays in its own browser."""
        return salted_hmac("people.Session", self.session_key, algorithm="sha256").hexdigest()[:16]

    def is_marked(self, mark: str) -> bool:
        """Whether a mark names this session."""
        return constant_time_compare(self.mark, mark)
