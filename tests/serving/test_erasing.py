"""What is left of a place after its person erased it: nothing, in any file, and nothing in a backup made before."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from .house import ONLY_IN_TESTS, ROOT, run


def step(name: str, data: Path, **environment: str) -> dict[str, Any]:
    """What a step of `erasing` said, over a data folder."""
    told = {name: value for name, value in os.environ.items() if name not in ONLY_IN_TESTS}
    told |= {"OWNTERMS_DATA": str(data), "DJANGO_SETTINGS_MODULE": "ownterms.site.settings", "OWNTERMS_BACKUPS": ""}
    command = [sys.executable, "-m", "tests.serving.erasing", name]
    done = subprocess.run(command, env=told | environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def restored(erased: dict[str, Any], data: Path, keys: str) -> dict[str, Any]:
    """What can be read where the backup is restored with a file of keys beside it, and the files of the keys."""
    backup = Path(erased["backup"])
    place = data.with_name(f"{data.name}-backup")
    place.mkdir()
    shutil.copy(backup, place)
    shutil.copy(backup.parent / keys, place / "ownterms-keys.json")
    data.mkdir()
    for name in ("key", "master.key"):
        shutil.copy(backup.parent.parent / name, data)
    done = run("restore", str(place / backup.name), environment={"OWNTERMS_DATA": str(data)})
    assert done.returncode == 0, done.stderr
    return step("count", data)


YESES = 5
"""Canaries in a yes to being counted: after a restore it is asked anew."""


@pytest.fixture(scope="module")
def erased(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A place with 500 canaries that was there, was in a backup, and was erased."""
    return step("erase", tmp_path_factory.mktemp("erasing") / "data")


def test_nothing_is_left_in_any_file_after_one_round(erased: dict[str, Any]) -> None:
    assert erased["readable"] == 480  # before; the other 20 are reasons in the trail
    assert (erased["found"], erased["readable_after"]) == (0, 0)


def test_nothing_can_be_read_in_a_backup_made_before(erased: dict[str, Any], tmp_path: Path) -> None:
    seen = restored(erased, tmp_path / "data", "ownterms-keys.json")

    assert seen == {"readable": 0, "neighbours": "A neighbour's words.", "spaces": 1}


def test_the_drill_can_tell_where_the_keys_were_kept(erased: dict[str, Any], tmp_path: Path) -> None:
    seen = restored(erased, tmp_path / "data", "keys-of-then.json")

    assert seen["readable"] == erased["readable"] - YESES
