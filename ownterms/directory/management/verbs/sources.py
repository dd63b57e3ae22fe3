"""Sources by name, for every command that is told one."""

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from ownterms.directory.models import Source


def source_named(name: str | None) -> Source:
    """This will give the source of that name. Raises CommandError with a sentence."""
    source = Source.objects.filter(name=name or "").first()
    if source is None:
        raise CommandError(_("There is no source called %(name)s. Nothing was changed.") % {"name": name or "—"})
    return source
