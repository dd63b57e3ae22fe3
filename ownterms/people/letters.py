"""Letters: what they say, and the folder they lie in where no mail is set up.

A letter names no place and no person, and holds no link: whoever sees it learns nothing, and
whatever opens links in mail finds none to open.
"""

import time
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.filebased import EmailBackend
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ownterms.people.models import EmailedCode, Recovery
from ownterms.people.models.code import MINUTES

KEPT: Final = 24 * 60 * 60
"""Seconds for which a letter lies in the folder."""


class InFolder(EmailBackend):
    """Writes each letter into a file that only its owner can read (0600)."""

    def open(self) -> bool:
        """This will make the file for the letters of one sending."""
        if self.stream is not None:
            return False
        Path(self.file_path).chmod(0o700)  # made by the library with whatever the process allows
        file = Path(self._get_filename())
        file.touch(mode=0o600)
        self.stream = file.open("ab")
        return True


def folder() -> str:
    """This will name the folder in which letters lie, or nothing where they are really sent."""
    held = settings.EMAIL_BACKEND.endswith(InFolder.__name__)
    return f"{settings.LETTERS.parent.name}/{settings.LETTERS.name}" if held else ""


def drop_old() -> None:
    """This will drop letters that lie in the folder for more than a day: their people may have left."""
    for file in settings.LETTERS.glob("*.log"):
        if file.stat().st_mtime < time.time() - KEPT:
            file.unlink()


def code_letter(code: EmailedCode) -> EmailMessage:
    """This will write the letter that brings a code, in the language that is spoken now."""
    shown = f"{code.digits[:3]} {code.digits[3:]}"
    lines = [
        _("Your code is %(code)s") % {"code": shown},
        _("Type it on the page where you asked for it. It works once, for %(minutes)s minutes.") % {"minutes": MINUTES},
        _("Did you not ask for it? Then do nothing. Nothing will happen."),
        _("Give the code to nobody. No one from here will ever ask you for it."),
    ]
    return letter(_("Your code"), lines, to=code.address)


def move_letter(address: str) -> EmailMessage:
    """This will write the letter that tells an old address of a move, in the language that is spoken now."""
    lines = [
        _("This address was taken off an account. From now on codes go to another address."),
        _("Was it you? Then all is well. Nothing more will come here."),
        _("Was it not you? Then please talk to the people who run the place."),
    ]
    return letter(_("A change"), lines, to=address)


def recovery_letter(recovery: Recovery) -> EmailMessage:
    """This will write the letter that tells of a card with which somebody comes back, in the language of now."""
    opens_at = timezone.localtime(recovery.opens_at)
    lines = [
        _("Somebody typed the words of your card, to come in as you."),
        _("The page opens to them on %(day)s at %(time)s. Until then it stays shut.")
        % {"day": date_format(opens_at, "l j F"), "time": date_format(opens_at, "H:i")},
        _("Was it you? Then all is well. You need do nothing."),
        _("Was it not you? Then sign in as you always do. Your page asks you about it."),
        _("Give the words to nobody. No one from here will ever ask you for them."),
    ]
    return letter(_("Was it you?"), lines, to=recovery.card.person.email or "")


def letter(subject: str, lines: list[str], *, to: str) -> EmailMessage:
    """This will make a plain letter, marked as written by a machine (RFC 3834)."""
    headers = {"Auto-Submitted": "auto-generated"}
    return EmailMessage(subject, "\n\n".join(lines) + "\n", to=[to], headers=headers)
