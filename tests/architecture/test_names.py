"""Names are the field's words; some words are nobody's."""

import ast
import re
import subprocess

import pytest
from django.apps import apps
from django.db import models

from .house import ROOT, tracked

JUNK_DRAWERS = {"utils", "util", "helpers", "helper", "managers", "services", "common", "misc", "core", "base"}
DJANGOS_OWN = {"sqlite/base.py"}  # a database engine is loaded from a module of this name
OURS = [model for model in apps.get_models() if model.__module__.startswith("ownterms.")]

# What no field may demand of a person (promise 5).
NEVER_DEMANDED = re.compile(r"need|goal|outcome|diagnos|categor|risk|score|deficit|condition")


def test_no_junk_drawers() -> None:
    found = [path for path in tracked("ownterms/**/*.py") if {path.stem, path.parent.name} & JUNK_DRAWERS]
    assert [path for path in found if f"{path.parent.name}/{path.name}" not in DJANGOS_OWN] == []


def test_no_junk_classes() -> None:
    found = [
        f"{path.name}:{node.name}"
        for path in tracked("ownterms/**/*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and re.search(r"(Manager|Service|Helper|Util)s?$", node.name)
    ]
    assert found == ["service.py:Service"]  # HSDS's own word for what an organisation offers


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
class TestModel:
    def test_can_say_what_it_is(self, model: type[models.Model]) -> None:
        assert any("__str__" in vars(parent) for parent in model.__mro__ if parent.__module__.startswith("ownterms."))

    def test_stands_in_the_glossary(self, model: type[models.Model]) -> None:
        glossary = (ROOT / "docs" / "glossary.md").read_text().lower()
        spoken = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).lower()
        assert f"| {spoken} |" in glossary

    def test_demands_no_wound(self, model: type[models.Model]) -> None:
        demanded = [
            field.name
            for field in model._meta.get_fields()
            if NEVER_DEMANDED.search(field.name) and not getattr(field, "blank", True)
        ]
        assert demanded == []


def test_no_path_of_one_machine() -> None:
    pattern = r"(^|[^.[:alnum:]])/(work|root|home|Users)/[[:alnum:]]"
    command = ["git", "grep", "-nE", pattern, "--", ":!*.lock", ":!tests/architecture/test_names.py"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    assert found == ""
