"""The Django application of the open formats."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    """The place of the open formats among the applications."""

    name = "ownterms.exchange"
    label = "exchange"
    verbose_name = _("Open formats")
