"""No form demands anything but a way to be answered: silence is a whole answer, and “I don’t know” is too."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from importlib import import_module
from typing import Any, Final

import pytest
from django import forms
from django.http import QueryDict
from django.utils import timezone

from ownterms.agenda.forms.options import BesideForm, ChoiceForm, OptionForm, StepForm
from ownterms.agenda.forms.scale import ScoreForm
from ownterms.agenda.forms.sheet import SheetForm
from ownterms.agenda.models import Scale
from ownterms.agenda.tools import CIRCLE, PROFILE
from ownterms.design.quiet import QuietForm
from ownterms.directory.forms.words import WordsForm
from ownterms.directory.saying.words import Words
from ownterms.exchange.forms import CareForm
from ownterms.mirror.forms.counted_want import CountWantForm
from ownterms.spaces.forms.helping import StepBackForm
from ownterms.spaces.forms.inviting import InvitingForm

from .house import PACKAGE, ROOT, tracked

# Fields that refuse silence, each with its reason. A further one needs a better reason than any of these.
ASKED: Final = {
    "AddressForm.email": "a way to be answered: the code goes there",
    "LetterForm.email": "a way to be answered: the letter goes there",
    "NamingForm.email": "a way to be answered: whoever signs in with it is the keeper",
    "CodeForm.code": "opens the door, and nothing else does here",
    "CardForm.card": "opens the door, and nothing else does here",
    "SixWordsForm.words": "opens an invitation, and nothing else does here",
    "PasskeyForm.credential": "what a device answers by itself; nobody types it",
    "ReasonForm.why": "not ours: the person whose words they are asks it, on their own terms",
}
# Fields that are no answer by themselves: they go with words, and without them the form says so kindly.
NO_ANSWER: Final = {
    "WriteForm.says": "words for a photo, which browsers do not send twice; they are kept on the page",
    "SheetForm.says": "the same",
    "ChoiceForm.words": "words for what is chosen; alone they are no choice, and none is made of them",
    "ProposalForm.leave": "leave to keep words; without leave nothing is kept, and that is its promise",
}
# How a form is made that takes more than what was sent.
LATEST: Final = date(2100, 1, 1)
MADE_WITH: Final[dict[type[forms.BaseForm], dict[str, Any]]] = {
    InvitingForm: {"offered": {}},
    CareForm: {"offered": {"wants": {"00000000-0000-4000-8000-000000000001": "A piano"}}},
    ScoreForm: {"scale": Scale()},
    BesideForm: {"wants": {}},
    OptionForm: {"wants": {}},
    StepForm: {"wants": {}},
    ChoiceForm: {"options": []},
    SheetForm: {"sections": [*PROFILE.sections, *CIRCLE.sections], "answers": {}, "called": "", "asks_photo": True},
    StepBackForm: {"latest": LATEST},
    CountWantForm: {"known": {"help-with-sleep": "help with sleep"}},
    WordsForm: {"was": Words()},
}
# What goes along with everything that is sent to a form.
GIVEN: Final = {"ProposalForm": {"leave": "yes"}}
OF_A_KIND: Final = {
    "link": "example.org",
    "earliest": "10:00",
    "youngest": "18",
    "oldest": "99",
    "email": "amina@example.org",
}
DEMANDS: Final = re.compile(r"\b(?:required|must|please (?:fill|enter|say|write|choose|give|tell))\b", re.IGNORECASE)
ATTRIBUTE: Final = re.compile(r"<(?:input|textarea|select)\b[^>]*\s(?:required|aria-required|minlength|pattern)\b")


def every_form() -> Iterator[type[forms.BaseForm]]:
    """Every form of the product, however it comes by its fields."""
    for path in tracked("ownterms/*/forms.py", "ownterms/*/forms/*.py"):
        module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
        for each in vars(module).values():
            if isinstance(each, type) and issubclass(each, forms.BaseForm) and each.__module__ == module.__name__:
                yield each


FORMS: Final = sorted(every_form(), key=lambda form: f"{form.__module__}.{form.__name__}")
by_name = pytest.mark.parametrize("kind", FORMS, ids=[f"{each.__module__}.{each.__name__}" for each in FORMS])


def made(kind: type[forms.BaseForm], sent: dict[str, str]) -> forms.BaseForm:
    typed = QueryDict(mutable=True)
    typed.update(sent)
    return kind(typed, **MADE_WITH.get(kind, {}))


def something(name: str, field: forms.Field) -> str:
    """An answer to one field."""
    if name in OF_A_KIND:
        return OF_A_KIND[name]
    if name.startswith("week_"):
        return "10:00–12:30"
    if isinstance(field, forms.ChoiceField | forms.MultipleChoiceField):
        return next((str(key) for key, _label in field.choices if key), "")  # type: ignore[union-attr]
    if isinstance(field, forms.DateField):
        return (timezone.localdate() + timedelta(days=9)).isoformat()
    kinds = {forms.TimeField: "10:00", forms.UUIDField: "00000000-0000-4000-8000-000000000001"}
    plain = {forms.BooleanField: "yes", forms.IntegerField: "1"}
    return next((said for of, said in {**kinds, **plain}.items() if isinstance(field, of)), "tea")


def demanded(kind: type[forms.BaseForm]) -> list[str]:
    """The fields of a form that refuse silence, without those that may."""
    fields = made(kind, {}).fields
    return [name for name, field in fields.items() if field.required and not asks(kind, name)]


def asks(kind: type[forms.BaseForm], name: str) -> bool:
    return any(f"{parent.__name__}.{name}" in ASKED for parent in kind.__mro__)


def test_there_are_forms_to_walk() -> None:
    assert len(FORMS) > 15


@by_name
class TestForm:
    def test_has_no_field_that_refuses_silence(self, kind: type[forms.BaseForm]) -> None:
        assert demanded(kind) == []

    def test_sent_empty_it_demands_nothing(self, kind: type[forms.BaseForm]) -> None:
        form = made(kind, {})
        if not any(asks(kind, name) for name in form.fields):
            said = [sentence for sentences in form.errors.values() for sentence in sentences]
            assert [sentence for sentence in said if DEMANDS.search(sentence)] == []

    def test_any_answer_alone_is_enough(self, kind: type[forms.BaseForm]) -> None:
        """Whatever somebody says, nothing further is asked of them."""
        form = made(kind, {})
        beside = getattr(kind, "beside", frozenset())
        for name, field in form.fields.items():
            known = any(f"{parent.__name__}.{name}" in NO_ANSWER for parent in kind.__mro__)
            said = something(name, field)
            is_file = isinstance(field, forms.FileField)
            if not (known or is_file or name in beside or not said or any(asks(kind, each) for each in form.fields)):
                sent = GIVEN.get(kind.__name__, {}) | {name: said}
                assert made(kind, sent).errors == {}, name


def test_each_exception_is_still_there() -> None:
    fields = {f"{kind.__name__}.{name}" for kind in FORMS for name in made(kind, {}).fields}
    assert sorted({*ASKED, *NO_ANSWER} - fields) == []


def test_no_page_has_a_browser_demand_anything() -> None:
    pages = tracked("ownterms/**/*.jinja")
    found = {path.relative_to(PACKAGE): ATTRIBUTE.findall(path.read_text(encoding="utf-8")) for path in pages}
    assert {path: tags for path, tags in found.items() if tags} == {}


class TestAFormThatDemands:
    """Planted, so that the walk is seen to find one."""

    class Demanding(forms.Form):
        goal = forms.CharField()

    class Entangled(QuietForm):
        words = forms.CharField(required=False)
        why = forms.CharField(required=False)

        nothing = ("words", "There is nothing here yet.")

        def clean(self) -> dict[str, Any]:
            said = super().clean()
            if said["words"] and not said["why"]:
                self.add_error("why", "Please say why.")
            return said

    def test_is_found(self) -> None:
        assert demanded(self.Demanding) == ["goal"]
        assert made(self.Entangled, {"words": "tea"}).errors

    def test_is_found_on_a_page(self) -> None:
        assert ATTRIBUTE.search('<input name="goal" required>')
        assert not ATTRIBUTE.search('<input name="required">')
