"""`./run import`: what was taken, brought to somebody who is here in passing, and taken again."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from ownterms.exchange.own.passing import taken_again
from ownterms.exchange.own.reading import BadFile
from ownterms.exchange.own.writing import NotWritten, write


class Command(BaseCommand):
    """Shows that what somebody takes from here can be brought elsewhere, the same. Keeps nothing."""

    help = (
        "Bring what somebody took (JSON) to a person who is here for a moment only, and write it out again. "
        "Nothing is kept. Only you yourself can bring it into your own space: sign in, and open /space/bring/."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which file, and where it is written again."""
        parser.add_argument("path", metavar="FILE", type=Path, help="What was taken, as JSON.")
        parser.add_argument(
            "--json",
            metavar="FILE2",
            required=True,
            help="It takes a file here: where it is written again. - prints it.",
        )

    def handle(self, *_args: object, **options: object) -> None:
        """Bring it and take it again. Raises CommandError where it cannot be read or written."""
        wish = Namespace(**options)
        try:
            own = taken_again(wish.path)
            write(own.as_json, wish.json, self.stdout)
        except BadFile as refusal:
            raise CommandError(_("%(why)s Nothing was written.") % {"why": refusal}) from refusal
        except OSError as cause:
            said = {"path": wish.path, "cause": cause.strerror or cause}
            raise CommandError(_("%(path)s cannot be read (%(cause)s). Nothing was written.") % said) from cause
        except NotWritten as refusal:
            raise CommandError(str(refusal)) from refusal
