"""The rules of the clause checker as they stand in this place: those that ship, and files that the host adds."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from ownterms.mirror.clauses import SHIPPED, BadRules, Rules, read_rules


def here() -> Rules:
    """This will give all rules that are in order. Files are read once: a new one counts from the next start on."""
    return _read_all(settings.CLAUSES)[0]


def troubles() -> list[str]:
    """This will say of each file that is left out why it is, in a sentence."""
    return _read_all(settings.CLAUSES)[1]


@cache
def _read_all(folder: str) -> tuple[Rules, list[str]]:
    rules, said = read_rules(SHIPPED), []
    says = _("There is no folder %(folder)s. Look at %(setting)s.")
    if folder and not Path(folder).is_dir():
        said.append(says % {"folder": folder, "setting": "OWNTERMS_CLAUSES"})
    for file in sorted(Path(folder).glob("*.toml")) if folder else []:
        try:
            rules = read_rules(file, before=rules)
        except BadRules as trouble:
            said.append(str(trouble))
    return rules, said
