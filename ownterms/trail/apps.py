"""The Django application of the trail."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TrailConfig(AppConfig):
    """The place of the trail among the applications."""

    name = "ownterms.trail"
    label = "trail"
    verbose_name = _("The trail")
