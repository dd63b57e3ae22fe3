"""One file on this machine, or the terminal."""

from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _

from ownterms.lib.written.draft import being_written

TERMINAL: Final = "-"


class NotWritten(Exception):
    """It could not be written, and why."""


def write(content: bytes, where: str, terminal: Any) -> None:  # noqa: ANN401  (whatever a command writes to)
    """This will write a file, whole or not at all; or print it, where `where` is "-".

    Raises NotWritten, for what is no text too, where it is to be printed.
    """
    if where == TERMINAL:
        try:
            terminal.write(content.decode(), ending="")
        except UnicodeDecodeError:
            raise NotWritten(_("That is no text. Name a file for it. Nothing was written.")) from None
        return
    path = Path(where)
    try:
        with being_written(path) as draft:
            draft.write_bytes(content)
    except OSError as cause:
        said = {"path": path, "cause": cause.strerror or cause}
        raise NotWritten(_("%(path)s cannot be written (%(cause)s). Nothing was kept.") % said) from cause
    terminal.write(_("Written to %(path)s: %(bytes)s bytes.") % {"path": path, "bytes": f"{len(content):,}"})
