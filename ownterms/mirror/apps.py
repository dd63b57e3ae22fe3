"""The Django application of the mirror."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MirrorConfig(AppConfig):
    """The mirror's place among the applications."""

    name = "ownterms.mirror"
    label = "mirror"
    verbose_name = _("Mirror")
