"""The kinds of file in which somebody takes what is theirs."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from threading import BoundedSemaphore
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ownterms.exchange.own import told
from ownterms.exchange.own.written.telling import everything
from ownterms.lib.apart.work import Busy, NothingMade, apart, waiting
from ownterms.lib.written.browser import in_html
from ownterms.lib.written.pages import Page
from ownterms.lib.written.plain import in_text
from ownterms.lib.written.word import in_word

PAPER: Final = "ownterms.lib.written.paper"
PRESS: Final = BoundedSemaphore(1)
"""On which one PDF is made at a time, for each process that serves: photos and voice notes have turns of their own."""
PATIENCE: Final = 5
"""Seconds to wait for it."""
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class CannotBeMade(Exception):
    """A kind of file cannot be made here and now; it says what would help."""


def on_paper(page: Page) -> bytes:
    """This will lay a page out as a tagged PDF in a process apart, one at a time. Raises CannotBeMade."""
    try:
        made, content = apart(PAPER, in_html(page), turns=waiting(PRESS, PATIENCE))
    except Busy as busy:
        raise CannotBeMade(_("Another PDF is being made just now. Please try again in a minute.")) from busy
    except NothingMade as trouble:
        raise CannotBeMade(_("That is too much for a PDF in one go. Take it as Word, and print that.")) from trouble
    if made.get("refused") == "NoPango":
        raise CannotBeMade(_("PDF cannot be made here: Pango is not on this machine. Word and HTML can."))
    if made.get("refused"):
        raise CannotBeMade(_("That is too much for a PDF in one go. Take it as Word, and print that."))
    return content


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file: how it is called, its media type, and how a page becomes one."""

    name: str | Promise
    media_type: str
    of_page: Callable[[Page], bytes]

    def make(self, own: told.Own) -> bytes:
        """This will make the file of all that is somebody's own. Raises CannotBeMade."""
        return self.of_page(everything(own))


@dataclass(frozen=True, slots=True)
class Json(Format):
    """JSON, which is no page."""

    def make(self, own: told.Own) -> bytes:
        """This will give all of it as JSON."""
        return own.as_json


FORMATS: Final[dict[str, Format]] = {
    "html": Format(gettext_lazy("A page for any browser"), "text/html; charset=utf-8", in_html),
    "docx": Format(gettext_lazy("Word, to change and print"), WORD, in_word),
    "pdf": Format(gettext_lazy("PDF, to print as it is"), "application/pdf", on_paper),
    "txt": Format(gettext_lazy("Plain text"), "text/plain; charset=utf-8", in_text),
    "json": Json(gettext_lazy("JSON, to bring to another place like this"), "application/json", in_text),
}


@cache
def can_lay_out() -> bool:
    """Whether PDF can be made on this machine: Pango must be there."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):
        return False
    return True
