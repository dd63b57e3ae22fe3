"""What the host decided about passing other people's directories on."""

import re
from typing import TYPE_CHECKING, NamedTuple

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ownterms.directory.models import Listing, Source

if TYPE_CHECKING:
    from django.db.models import QuerySet

# Licences under which anyone may pass data on. What forbids selling or changing it is not among them.
OPEN = re.compile(
    r"\bcc[ -]?0\b|\bcc[ -]?by\b|creative ?commons (?:zero|attribution)|/licenses/by(?:-sa)?/|/publicdomain/|"
    r"public domain|\bogl\b|open[ -]government[ -]licen[cs]e|\bodbl\b|\bodc-by\b|\bpddl\b|open data commons",
    re.IGNORECASE,
)
CLOSED = re.compile(r"\b(?:nc|nd)\b|non-?commercial|no-?deriv|all rights reserved", re.IGNORECASE)


class Publication(models.Model):
    """The host's word that a source may be passed on from here, or may not. The newest one counts."""

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="publications")
    allowed = models.BooleanField()
    by = models.TextField(blank=True, help_text=_("Who said so."))
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.source}: {'passed on' if self.allowed else 'not passed on'}"


def is_open(licence: str) -> bool:
    """This will say whether a licence, as a source words it, lets anyone pass the data on."""
    return bool(OPEN.search(licence)) and not CLOSED.search(licence)


def may_be_passed_on(source: Source, decided: Publication | None) -> bool:
    """This will say whether a source is published: as the host decided, else where it is ours, invented or open."""
    if decided:
        return decided.allowed
    return source.invented or source.format in {"", "here"} or is_open(source.licence)


class Standing(NamedTuple):
    """Whether a source is passed on, and why."""

    source: Source
    is_passed_on: bool
    why: str


def standings() -> list[Standing]:
    """This will tell of every source whether it is passed on, and why, by name."""
    newest = {each.source_id: each for each in Publication.objects.all()}
    shown = {each.pk for each in passed_on()}
    return [
        Standing(each, each.pk in shown, _why(each, newest.get(each.pk), is_passed_on=each.pk in shown))
        for each in Source.objects.all()
    ]


def _why(source: Source, decided: Publication | None, *, is_passed_on: bool) -> str:
    licence = {"licence": " ".join(source.licence.split())[:100]}
    if source.invented and not is_passed_on and not (decided and not decided.allowed):
        return gettext("it is invented, and real listings are here")
    if decided:
        return gettext("the host said so on %(day)s") % {"day": f"{decided.at:%Y-%m-%d}"}
    if source.invented:
        return gettext("it is invented, and so is all that is here")
    if source.format in {"", "here"}:
        return gettext("its pages are written here, by those whom they are about")
    if is_passed_on:
        return gettext("its licence lets anyone pass it on (%(licence)s)") % licence
    if source.licence:
        return gettext("its licence does not let anyone pass it on (%(licence)s)") % licence
    return gettext("it says no licence")


def passed_on() -> list[Source]:
    """This will give the sources that are published, by name.

    What is invented is left out wherever anything real is listed: a reader
    could not tell the two apart.
    """
    newest = {each.source_id: each for each in Publication.objects.all()}
    found = [each for each in Source.objects.all() if may_be_passed_on(each, newest.get(each.pk))]
    return found if is_all_invented() else [each for each in found if not each.invented]


def is_all_invented() -> bool:
    """This will say whether this whole place is a demo: nothing that is listed here is real."""
    real: QuerySet[Listing] = Listing.objects.filter(
        models.Q(service__source__invented=False) | models.Q(organisation__source__invented=False)
    )
    return not real.exists()
