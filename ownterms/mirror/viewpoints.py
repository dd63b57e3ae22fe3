"""What many said of an organisation, side by side and never merged, in words and tables."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ownterms.mirror.models.counted_views import OTHER, SHOWN, Told
from ownterms.mirror.models.viewpoint import Side

WHO: Mapping[Side, Promise] = {
    Side.USES: gettext_lazy("People who use support"),
    Side.CARES: gettext_lazy("Family and friends who care"),
    Side.PRACTISES: gettext_lazy("People whose work it is"),
    Side.MANAGES: gettext_lazy("Those who lead or manage"),
}
"""The sides as others call them, in the order in which they always stand."""


def heads() -> list[str]:
    """This will give the headings of a table of answers."""
    return [_("Who answered"), *(str(looks.label) for looks in SHOWN), _("Not known, or not said")]


def rows(question: str, views: Mapping[Side, Told]) -> list[list[str]]:
    """This will give a row for each side, the people who use support first; a side that is too small says so."""
    few = _("too few")
    told = []
    for side, who in WHO.items():
        answers = views[side][question] if side in views else {}
        numbers = [answers.get(each) for each in (*map(str, SHOWN), OTHER)]
        told.append([str(who), *(few if number is None else _("about %s") % number for number in numbers)])
    return told
