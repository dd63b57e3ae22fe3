"""What is said of a sheet that was read: from which heading each column came, and what could not be read of it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ownterms.mirror.saying.numbers import whole
from ownterms.mirror.sheets import Taken

MOST_NAMED = 5
"""Lines that are named to people; other programs get all that were kept."""


def notes(taken: Taken) -> tuple[str, ...]:
    """This will give sentences about a sheet. No cell of it stands in them."""
    read = ", ".join(f"{ours} ← “{theirs}”" for ours, theirs in taken.found.items())
    unread = ", ".join(f"“{each}”" for each in taken.unread)
    said = [_("Read: %(columns)s.") % {"columns": read}]
    if unread:
        said.append(_("Not read: %(columns)s.") % {"columns": unread})
    return (*said, *taken.says, *_troubles(taken))


def _troubles(taken: Taken) -> list[str]:
    count = taken.troubles.count
    if not count:
        return []
    said = ngettext(
        "%(count)s cell or line could not be read. It counts as unknown.",
        "%(count)s cells or lines could not be read. They count as unknown.",
        count,
    ) % {"count": whole(count)}
    named = taken.troubles.first[:MOST_NAMED]
    lines = [_place(each.line, each.column) + each.says for each in named]
    return [said, *lines]


def _place(line: int, column: str) -> str:
    if column:
        return _("Line %(line)s, “%(column)s”: ") % {"line": whole(line), "column": column}
    return _("Line %(line)s: ") % {"line": whole(line)}


def sheet_in_figures(taken: Taken) -> dict[str, Any]:
    """This will give the same for other programs: which heading each column came from, and the first troubles."""
    first = [{"line": each.line, "column": each.column, "says": each.says} for each in taken.troubles.first]
    return {
        "read": taken.found,
        "unread": taken.unread,
        "says": taken.says,
        "troubles": {"count": taken.troubles.count, "first": first},
    }
