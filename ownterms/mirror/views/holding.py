"""Hold up a spreadsheet: it is read at once, shown, and thrown away."""

from math import ceil
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from ownterms.mirror.forms.sheet import HoldUpForm
from ownterms.mirror.held_up import SECONDS, HeldUp
from ownterms.mirror.saying import page_of, tell
from ownterms.mirror.saying.columns import COLUMNS
from ownterms.people.models import Tally
from ownterms.people.views.asking import LOOK_OR_SEND, asker

MOST: Final = 30
"""Files in an hour from one place on the network."""
MOST_SECONDS: Final = 120
"""Of computing that they may take in that time, all of them together: others wait for their turn."""


@never_cache
@LOOK_OR_SEND
def sheet_page(request: HttpRequest) -> HttpResponse:
    """This will hold the mirror up to anybody's file. Nothing of it is kept."""
    form, held = sent(request)
    if held:
        return render(request, "mirror/sheet_read.jinja", {"form": form} | told(held))
    return render(request, "mirror/sheet.jinja", {"form": form, "known": known()}, status=422 if form.errors else 200)


def sent(request: HttpRequest) -> tuple[HoldUpForm, HeldUp | None]:
    """This will read what was sent, and hold the mirror up to the file in it."""
    if request.method != "POST":
        return HoldUpForm(), None
    form = HoldUpForm(request.POST, request.FILES)
    if not form.is_valid():
        return form, None
    place = asker(request)
    may = Tally.take("sheets held up", place, most=MOST, minutes=60)
    if not may or not Tally.take("seconds of reading", place, most=MOST_SECONDS, minutes=60, worth=SECONDS):
        form.add_error("file", _("Many files were read for where you are. Please try again in an hour."))
        return form, None
    held, seconds = form.hold_up()
    Tally.give_back("seconds of reading", place, minutes=60, worth=SECONDS - min(SECONDS, ceil(seconds)))
    return form, held


def told(held: HeldUp) -> dict[str, Any]:
    """This will give what a page shows of it: the mirror, the file, and the headings that nobody knew."""
    return {
        "held": held,
        "page": page_of(tell(held.mirror)),
        "columns": {name: COLUMNS[name] for name in held.not_found},
        "troubles": [(line, heading or _("the whole line"), says) for line, heading, says in held.troubles],
        "headings": {"": _("It is not there")} | {each: each for each in held.unread},
    }


def known() -> list[tuple[object, ...]]:
    """This will give the headings that are known, with what each holds."""
    return list(COLUMNS.items())
