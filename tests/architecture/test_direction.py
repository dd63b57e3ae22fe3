"""Each room knows only those beneath it: what import-linter cannot see."""

import re
import tomllib

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from .house import PACKAGE, ROOMS, ROOT


def room(model: type[models.Model]) -> str:
    """The room that a model lives in, or an empty word for one that is not ours."""
    parts = model.__module__.split(".")
    return parts[1] if parts[0] == "ownterms" else ""


def upward_relations(found: list[type[models.Model]]) -> list[str]:
    """Relations that point to a room above, each as a sentence. String foreign keys are seen too."""
    faults = []
    for model in found:
        for field in model._meta.get_fields():
            target = field.related_model
            if field.auto_created or not isinstance(target, type) or not room(target) or not room(model):
                continue
            if ROOMS.index(room(target)) > ROOMS.index(room(model)):
                faults.append(f"{room(model)}.{model.__name__}.{field.name} points up to {room(target)}")
    return faults


def test_no_relation_points_up() -> None:
    assert upward_relations(list(apps.get_models())) == []


@isolate_apps("ownterms.directory")
def test_a_relation_that_points_up_is_found() -> None:
    class Stray(models.Model):
        proposal = models.ForeignKey("finding.Proposal", on_delete=models.CASCADE)

        class Meta:
            app_label = "directory"

    Stray.__module__ = "ownterms.directory.models"
    Stray._meta.get_field("proposal").remote_field.model = apps.get_model("finding.Proposal")
    assert upward_relations([Stray]) == ["directory.Stray.proposal points up to finding"]


def test_the_rooms_are_those_of_the_import_contract() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    assert [room for layer in contracts[0]["layers"] for room in layer.split(" | ")] == ROOMS[::-1]
    assert contracts[0]["exhaustive"] is True
    assert not any("ignore_imports" in contract for contract in contracts)


def test_no_room_is_empty_or_unnamed() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and any(path.rglob("*.py"))}
    assert folders == set(ROOMS)


@pytest.mark.parametrize("name", ROOMS)
def test_each_room_says_what_it_owns(name: str) -> None:
    opening = (PACKAGE / name / "__init__.py").read_text()
    assert opening.startswith('"""')
    assert not re.search(r"^(import|from) ", opening, flags=re.MULTILINE)
