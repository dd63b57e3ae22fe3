"""What pages said before and say now, and who last made sure of it.

`page` is the id of a listing or an organisation. It is no foreign key: a page
may go away and come back under the same id, and its history waits for it.
"""

from collections.abc import Collection
from typing import Self
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ownterms.directory.models.keeping.naming import Speaker
from ownterms.people.models import Person


class Version(models.Model):
    """What a page said from a moment on: its own words as JSON, empty once it was withdrawn.

    `source` names the feed where `speaker` is one. Who the person was is
    kept, and shown to nobody.
    """

    page = models.UUIDField()
    words = models.JSONField(default=dict)
    speaker = models.CharField(max_length=12, choices=Speaker)
    source = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["page", "id"], name="versions_of_a_page")]

    def __str__(self) -> str:
        return f"{self.page}, {self.at:%Y-%m-%d}"

    @property
    def title(self) -> str:
        """When it was made and whose words it is, for everyone to read."""
        who = _("read from %(source)s") % vars(self) if self.source else Speaker(self.speaker).label
        when = timezone.localtime(self.at)
        return f"{date_format(when, 'j F Y')}, {when.hour}:{when.minute:02}, {who}"


class CheckQuerySet(models.QuerySet["Check"]):
    """Questions about checks."""

    def newest_of(self, pages: Collection[UUID]) -> "dict[UUID, Check]":
        """This will give the newest check of each page, in one query."""
        return {each.page: each for each in self.filter(page__in=pages).order_by("pk")}

    def of(self, page: UUID) -> Self:
        """Those of one page."""
        return self.filter(page=page)


class Check(models.Model):
    """That somebody made sure on a day that a page is right."""

    page = models.UUIDField(db_index=True)
    speaker = models.CharField(max_length=12, choices=Speaker)
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    on = models.DateField(default=timezone.localdate)

    objects = CheckQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.page}, {self.on}"


class FeedSayingQuerySet(models.QuerySet["FeedSaying"]):
    """Questions about what feeds say."""

    def open(self) -> Self:
        """The newest of each page, where nobody has answered it."""
        newer = FeedSaying.objects.filter(page=models.OuterRef("page"), pk__gt=models.OuterRef("pk"))
        return self.filter(~models.Exists(newer), answer=None)


class FeedSaying(models.Model):
    """What a feed says of a page that is kept here, and so no longer follows it.

    `words` is as in a version, empty where the feed has dropped the page.
    `digest` is of the rows as they were read, empty before they were read again.
    """

    page = models.UUIDField(db_index=True)
    source = models.CharField(max_length=200, help_text="Its name, by which a feed is known when it comes back.")
    words = models.JSONField(default=dict)
    digest = models.CharField(max_length=32, blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = FeedSayingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.source} on {self.page}"


class FeedAnswer(models.Model):
    """What a keeper made of it: took the feed's words, or kept their own."""

    saying = models.OneToOneField(FeedSaying, on_delete=models.CASCADE, related_name="answer")
    taken = models.BooleanField()
    by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.saying}, {'taken' if self.taken else 'left'}"
