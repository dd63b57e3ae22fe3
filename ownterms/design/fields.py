"""Fields of forms for what people write, photograph and say."""

from typing import Any, BinaryIO

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ownterms.lib import picture, sound
from ownterms.lib.text import clean, clean_line


class WrittenField(forms.CharField):
    """Words that are made fit to read before anything else looks at them.

    Their length counts as they come and as they are kept: to clean a text can make three characters of one (U+FB2C).
    """

    @staticmethod
    def fit(text: str) -> str:
        """This will make paragraphs of it."""
        return clean(text)

    def to_python(self, value: Any) -> str:  # noqa: ANN401  (whatever was sent)
        """This will clean what was sent, unless it is too long already and only to be refused."""
        text = str(super().to_python(value))
        return text if self.max_length is not None and len(text) > self.max_length else self.fit(text)


class LineField(WrittenField):
    """The same for what stands on one line, such as a name."""

    @staticmethod
    def fit(text: str) -> str:
        """This will make one line of it."""
        return clean_line(text)


class OwnWordsField(forms.CharField):
    """Words of a person's own, which nobody mends: they stay as they were typed, but for the kind of line break."""

    def to_python(self, value: Any) -> str:  # noqa: ANN401  (whatever was sent)
        """This will give the words, without what is empty around them."""
        return str(super().to_python(value)).replace("\r\n", "\n").replace("\r", "\n")


class MadeAnewField(forms.FileField):
    """A file of which nothing is kept but what is made of it here."""

    trouble: dict[type[Exception], str] = {}
    """By what was refused, the code of the sentence that says so."""

    @staticmethod
    def remade(file: BinaryIO) -> object:
        """This will make of the file what is kept."""
        raise NotImplementedError

    def clean(self, data: Any, initial: object = None) -> Any:  # noqa: ANN401  (whatever was sent; what was made)
        """This will make it anew, or say why not. None where nothing was sent."""
        file = super().clean(data, initial)
        if not file:
            return None
        file.seek(0)  # a visit that is tried a second time reads the same file again
        try:
            return self.remade(file)
        except tuple(self.trouble) as refused:
            code = self.trouble[type(refused)]
            raise ValidationError(self.error_messages[code], code=code) from refused


class PictureField(MadeAnewField):
    """A picture, cleaned to a `lib.picture.Picture`."""

    default_error_messages = {
        "required": _("Choose a picture first."),
        "invalid": _("The picture did not arrive. Please choose it again."),
        "missing": _("The picture did not arrive. Please choose it again."),
        "empty": _("There is nothing in that file. Please choose another."),
        "not_a_picture": _("We cannot read that as a picture. A photo saved as JPEG or PNG will work."),
        "too_large": _("That picture is too large for us. Please choose a smaller one, of up to 16 MB."),
    }
    trouble = {picture.NotAPicture: "not_a_picture", picture.PictureTooLarge: "too_large"}
    remade = staticmethod(picture.remade)


class SoundField(MadeAnewField):
    """A voice note, cleaned to a `lib.sound.Sound`."""

    default_error_messages = {
        "required": _("Record or choose a voice note first."),
        "invalid": _("The voice note did not arrive. Please choose it again."),
        "missing": _("The voice note did not arrive. Please choose it again."),
        "empty": _("There is nothing in that file. Please choose another."),
        "not_a_sound": _("We cannot hear anything in that file. Please record it again, or choose another."),
        "a_film": _("That is a film. Please choose a voice note."),
        "too_large": _("That file is too large for us. Please choose a smaller one, of up to 16 MB."),
        "too_long": _("That goes on for more than ten minutes. Please make two of it."),
    }
    trouble = {
        sound.NotASound: "not_a_sound",
        sound.AFilm: "a_film",
        sound.SoundTooLarge: "too_large",
        sound.SoundTooLong: "too_long",
    }
    remade = staticmethod(sound.remade)
