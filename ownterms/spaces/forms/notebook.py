"""What somebody puts into their notebook."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ownterms.design.fields import OwnWordsField, PictureField, SoundField
from ownterms.design.quiet import QuietForm

AGAIN: dict[tuple[str, ...], str | Promise] = {
    (): "",
    ("picture",): _("Choose the photo again. Browsers do not send it twice."),
    ("sound",): _("Choose the voice note again. Browsers do not send it twice."),
    ("picture", "sound"): _("Choose the photo and the voice note again. Browsers do not send them twice."),
}
"""What must be chosen again, by the files that came."""

NO_PHOTO = _("The photo is not here. Choose it again, or clear the words for it.")
NOTHING = _("There is nothing here yet. Write a word, or leave it for another day.")


class WordsForm(QuietForm):
    """The words of an entry."""

    words = OwnWordsField(
        max_length=20_000,
        required=False,
        error_messages={
            "max_length": _("That is too long for one page. Use 20,000 letters, and then begin another."),
        },
    )

    nothing = ("words", NOTHING)

    def __init__(self, *args: Any, holds_more: bool = False, **kwargs: Any) -> None:  # noqa: ANN401  (as every form)
        """`holds_more`: there is a picture or a voice note, so that words need not be."""
        super().__init__(*args, **kwargs)
        self.holds_more = holds_more

    @property
    def says_something(self) -> bool:
        """Whether there is anything, here or beside it."""
        return self.holds_more or super().says_something


class WriteForm(WordsForm):
    """A new entry: words, a picture or a voice note, any of them alone."""

    picture = PictureField(required=False)
    says = OwnWordsField(
        max_length=300,
        required=False,
        error_messages={"max_length": _("That is too long. Use 300 letters or fewer.")},
    )
    sound = SoundField(required=False)

    has_picture = False
    """Whether there is a photo that words can go with, without a new one."""

    def clean(self) -> dict[str, Any]:
        """This will ask where words for a photo came without one: no browser sends a file a second time by itself."""
        is_here = self.has_picture or self.cleaned_data.get("picture") or "picture" in self.errors
        if self.cleaned_data.get("says") and not is_here:
            self.add_error("picture", NO_PHOTO)
        return super().clean()

    @property
    def to_choose_again(self) -> str:
        """A sentence that names every file that came and could not be kept, "" where none did."""
        return str(AGAIN[tuple(name for name in ("picture", "sound") if self.files.get(name))])
