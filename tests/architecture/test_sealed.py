"""Whatever hangs on a space keeps its words sealed; only its person's own verbs write it."""

import ast
import inspect
import textwrap

import pytest
from django.apps import apps
from django.db import models

from ownterms.spaces.models.sealed import Sealed

SEALED = [model for model in apps.get_models() if issubclass(model, Sealed)]
IN_CLEAR = {"media_type": "what kind of file it is, which its length tells too"}
BY_HELPERS = {"Message.send", "Dictation.type", "Thought.leave", "Invitation.step_back"}
"""What a helper does inside a live invitation."""
ASKS_WHOSE = {"must_be_of", "hold_for", "held_for"}


@pytest.mark.parametrize("model", SEALED, ids=lambda model: model.__name__)
class TestSealed:
    def test_keeps_no_words_in_the_clear(self, model: type[Sealed]) -> None:
        text = [field for field in model._meta.fields if isinstance(field, models.CharField | models.TextField)]
        assert [field.name for field in text if not field.choices and field.name not in IN_CLEAR] == []

    def test_each_verb_asks_whose_the_space_is(self, model: type[Sealed]) -> None:
        """A verb is a public method that takes `by`; it asks whose the space is, or calls a verb that does."""
        silent = {f"{model.__name__}.{name}" for name, verb in verbs(model).items() if not asks(verb)}
        assert silent <= BY_HELPERS


def verbs(model: type[Sealed]) -> dict[str, ast.FunctionDef]:
    """The verbs that a model says itself, by name."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(model)))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return {
        each.name: each
        for each in functions
        if not each.name.startswith("_") and any(argument.arg == "by" for argument in each.args.kwonlyargs)
    }


def asks(verb: ast.FunctionDef) -> bool:
    """Whether a verb asks whose the space is, or hands on to one that takes `by`: reading, or another verb."""
    called = [node for node in ast.walk(verb) if isinstance(node, ast.Call)]
    names = {node.func.attr for node in called if isinstance(node.func, ast.Attribute)}
    hands_on = any(keyword.arg == "by" for node in called for keyword in node.keywords)
    return bool(names & ASKS_WHOSE) or hands_on


def test_a_verb_that_asks_nobody_is_found() -> None:
    tree = ast.parse("def change(self, *, by):\n    self.words = ''\n    self.save()")
    assert isinstance(tree.body[0], ast.FunctionDef)
    assert not asks(tree.body[0])
