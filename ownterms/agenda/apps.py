"""The Django application of agendas."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgendaConfig(AppConfig):
    """The agenda's place among the applications."""

    name = "ownterms.agenda"
    label = "agenda"
    verbose_name = _("Agenda")
