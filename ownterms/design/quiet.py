"""Forms that ask for nothing: silence is a whole answer, and whoever sends one empty is told so kindly."""

from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise

Sentence = str | Promise


class QuietForm(forms.Form):
    """A form of which any part alone is enough. Sent with nothing in it, it says so beside its first question."""

    nothing: ClassVar[tuple[str | None, Sentence]]
    """Which field that is said beside, None where it is said of all of them, and the sentence."""
    beside: ClassVar[frozenset[str]] = frozenset()
    """Fields that say nothing by themselves: a tick that goes with words, or what was filled in before."""

    def clean(self) -> dict[str, Any]:
        """This will say that nothing is written yet, where nothing is."""
        if not self.errors and not self.says_something:
            field, sentence = self.nothing
            self.add_error(field, str(sentence))
        return self.cleaned_data

    @property
    def says_something(self) -> bool:
        """Whether anything was written, chosen or shown."""
        return any(said for name, said in self.cleaned_data.items() if name not in self.beside)
