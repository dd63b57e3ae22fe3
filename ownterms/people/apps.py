"""The Django application of people."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    """The place of people among the applications."""

    name = "ownterms.people"
    label = "people"
    verbose_name = _("People")
