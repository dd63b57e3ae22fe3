"""The Django application of spaces."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SpacesConfig(AppConfig):
    """The place of spaces among the applications."""

    name = "ownterms.spaces"
    label = "spaces"
    verbose_name = _("Spaces")
