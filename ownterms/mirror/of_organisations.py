"""What the mirror tells of an organisation, for its own page."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from ownterms.design.pages import day
from ownterms.mirror.models import PublishedMirror


def ways(organisation: UUID) -> list[tuple[str, str]]:
    """This will give the ways from an organisation: (address, words); what it published of its mirror, the newest."""
    told = [
        (reverse("viewpoint", args=[organisation]), _("Say how it looks to you")),
        (reverse("viewpoints", args=[organisation]), _("How it looks from four sides")),
    ]
    newest = PublishedMirror.objects.filter(organisation=organisation).order_by("-on", "pk").only("on").first()
    if newest:
        words = _("What it saw in its mirror, published on %(day)s") % {"day": day(newest.on)}
        told.append((reverse("published-mirror", args=[newest.pk]), words))
    return told
