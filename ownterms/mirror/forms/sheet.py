"""A spreadsheet that somebody holds up, and what its headings mean."""

from functools import partial
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from ownterms.design.fields import LineField
from ownterms.design.quiet import QuietForm
from ownterms.mirror.held_up import CannotHoldUp, HeldUp, hold_up_file
from ownterms.mirror.reading import COLUMNS

MOST_LETTERS: Final = 200
PIECE: Final = 65_536
LONG: Final = {"max_length": _("That is too long. Use 200 letters or fewer.")}


class HoldUpForm(QuietForm):
    """A file, and beside it how a service calls itself, and which heading holds what; cleaned to what it shows."""

    file = forms.FileField(
        required=False,
        error_messages={
            "invalid": _("The file did not arrive. Please choose it again."),
            "missing": _("The file did not arrive. Please choose it again."),
            "empty": _("There is nothing in that file. Please choose another."),
        },
    )
    us = LineField(max_length=MOST_LETTERS, required=False, error_messages=LONG)

    nothing = ("file", _("Choose a file first. Nothing was read."))
    beside = frozenset({"us", *(f"heading-{name}" for name in COLUMNS)})

    def __init__(self, *given: Any, **options: Any) -> None:  # noqa: ANN401  (whatever Django's form takes)
        super().__init__(*given, **options)
        for name in COLUMNS:
            self.fields[f"heading-{name}"] = forms.CharField(required=False, strip=False)

    @property
    def mapping(self) -> dict[str, str]:
        """From the headings that somebody chose to our columns."""
        chosen = {name: self.cleaned_data.get(f"heading-{name}") for name in COLUMNS}
        return {heading: name for name, heading in chosen.items() if heading}

    def hold_up(self) -> tuple[HeldUp | None, float]:
        """This will read the file; None where it cannot be read, which then stands beside it; and tell its seconds."""
        file = self.cleaned_data["file"]
        file.seek(0)  # a visit that is tried a second time reads the same file again
        pieces = iter(partial(file.read, PIECE), b"")  # Django's own `chunks` would copy all of it at once
        try:
            held = hold_up_file(pieces, name=file.name, us=self.cleaned_data["us"], mapping=self.mapping)
        except CannotHoldUp as refusal:
            self.add_error("file", str(refusal))
            return None, refusal.seconds
        return held, held.seconds
