"""./run keys: new master keys, and everything brought under them."""

import json
from pathlib import Path

import pytest
from django.conf import LazySettings

from ownterms.people.models import Person
from ownterms.site.command_line import main
from ownterms.site.keys import master_keys
from ownterms.spaces import actions
from ownterms.spaces.models import Entry
from ownterms.trail.models import Head

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings: LazySettings, tmp_path: Path) -> None:
    settings.DATA = tmp_path
    settings.MASTER_KEYS = master_keys(tmp_path, "")


@pytest.fixture
def amina() -> Person:
    person = Person.objects.create_user(name="Amina")
    Entry.write(actions.begin(person).part_set.get(), by=person, words="A quiet place.")
    return person


def test_a_new_key_seals_what_was_there_and_the_old_one_can_go(
    amina: Person, settings: LazySettings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["keys", "new"]) == 0
    settings.MASTER_KEYS = master_keys(tmp_path, "")
    assert (len(settings.MASTER_KEYS), (tmp_path / "master.key").stat().st_mode & 0o777) == (2, 0o600)

    assert main(["keys", "rotate"]) == 0

    settings.MASTER_KEYS = settings.MASTER_KEYS[:1]
    assert [entry.words for entry in Entry.objects.read(by=amina)] == ["A quiet place."]
    assert [head.is_sealed for head in Head.objects.all()] == [True]
    assert "take it out" in capsys.readouterr().out


def test_a_place_whose_master_key_is_not_here_is_named(
    amina: Person, settings: LazySettings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.MASTER_KEYS = [b"x" * 32]

    assert main(["keys", "rotate"]) == 1
    assert main(["keys", "--json"]) == 0

    said = capsys.readouterr()
    assert "Nothing was changed" in said.err
    assert len(json.loads(said.out)["strange"]) == 1


def test_keys_of_the_environment_are_not_touched(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OWNTERMS_MASTER_KEY", "ab" * 32)
    before = (tmp_path / "master.key").read_text()

    assert main(["keys", "new"]) == 1

    assert "OWNTERMS_MASTER_KEY" in capsys.readouterr().err
    assert (tmp_path / "master.key").read_text() == before
