"""Files that a command of the mirror writes: never over what it reads, nor unasked over what is there."""

import os
from collections.abc import Iterable
from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from ownterms.lib.written.draft import being_written


def must_be_apart(named: Iterable[Path | None]) -> None:
    """This will see that no two files are one, by whatever way each is named. Raises CommandError with a sentence."""
    files = [each.resolve() for each in named if each]
    if len(set(files)) < len(files):
        raise CommandError(_("One name stands for two files. Nothing was read or written."), returncode=2)


def must_be_free(out: Path, *, replace: bool) -> None:
    """This will see that a file can be written, before anything is read. Raises CommandError with a sentence."""
    said = {"path": out, "folder": out.parent}
    if out.is_dir():
        raise CommandError(_("%(path)s is a folder. Name a file in it. Nothing was written.") % said)
    if out.exists() and not out.is_file():
        raise CommandError(_("%(path)s is no plain file. Name another. Nothing was written.") % said)
    if os.path.lexists(out) and not replace:
        raise CommandError(_("%(path)s is there already. To write over it, add --replace. Nothing was written.") % said)
    if not out.parent.is_dir():
        raise CommandError(_("The folder %(folder)s is not there. Make it first. Nothing was written.") % said)


def keep(out: Path, content: bytes) -> None:
    """This will write a file, whole or not at all. Raises CommandError with a sentence."""
    try:
        with being_written(out) as draft:
            draft.write_bytes(content)
    except OSError as cause:
        said = {"path": out, "cause": cause.strerror or cause}
        raise CommandError(_("%(path)s cannot be written (%(cause)s). Nothing was kept.") % said) from cause
