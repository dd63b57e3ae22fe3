"""The Django application of the directory."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    """The directory's place among the applications."""

    name = "ownterms.directory"
    label = "directory"
    verbose_name = _("Directory")
