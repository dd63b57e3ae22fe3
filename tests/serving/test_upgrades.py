"""An upgrade that is killed at any moment goes on at the next start, with every row there."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db.migrations.loader import MigrationLoader

from .house import ROOT

DRILL = ROOT / "tests" / "serving" / "upgrading.py"


def drill(folder: Path, *words: str) -> dict[str, object]:
    """This will run the drill and give what it counted."""
    told = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    told |= {"OWNTERMS_DATA": str(folder), "PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "ownterms.site.settings"}
    command = [sys.executable, str(DRILL), str(folder), *words]
    done = subprocess.run(command, env=told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_few_kills_lose_nothing_and_hinder_nothing(tmp_path: Path) -> None:
    told = drill(tmp_path, "3")

    assert told["kills"] == 3
    assert (told["lost"], told["stuck"], told["differing"]) == ([], 0, 0)


@pytest.mark.slow
def test_a_hundred_kills_lose_nothing_and_hinder_nothing(tmp_path: Path) -> None:
    told = drill(tmp_path, "120")

    assert int(str(told["kills"])) >= 100
    assert (told["lost"], told["stuck"], told["differing"]) == ([], 0, 0)


@pytest.mark.slow
def test_without_our_own_steps_a_kill_would_be_the_end(tmp_path: Path) -> None:
    told = drill(tmp_path, "3", "plain")

    assert told["stuck"] == told["kills"] == 3


def test_every_step_is_taken_whole() -> None:
    steps = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    assert [name for name, step in steps.items() if not step.atomic] == []
