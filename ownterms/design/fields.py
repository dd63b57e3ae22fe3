"""Fields of forms for what people write."""

from typing import Any

from django import forms

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
