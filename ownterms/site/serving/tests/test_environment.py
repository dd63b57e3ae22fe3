"""The settings file: read by every command, and a slip in it is told in a sentence."""

from pathlib import Path

import pytest

from ownterms.site.serving import environment
from ownterms.site.serving.environment import BadSettingsFile, read_settings_file


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    named = tmp_path / "settings.env"
    monkeypatch.setattr(environment.os, "environ", {"OWNTERMS_SETTINGS": str(named), "OWNTERMS_PLACE": "Ashby"})
    return named


def test_gives_names_and_values(file: Path) -> None:
    file.write_text('# ours\n\nOWNTERMS_HOSTS="hub.example.org www.example.org"\nexport A=b=c\n', encoding="utf-8")

    read_settings_file()

    assert environment.os.environ["OWNTERMS_HOSTS"] == "hub.example.org www.example.org"
    assert environment.os.environ["A"] == "b=c"


def test_leaves_alone_what_is_set_already(file: Path) -> None:
    file.write_text("OWNTERMS_PLACE=Elsewhere\n", encoding="utf-8")

    read_settings_file()

    assert environment.os.environ["OWNTERMS_PLACE"] == "Ashby"


def test_names_the_line_that_says_nothing(file: Path) -> None:
    file.write_text("OWNTERMS_PLACE=Ashby\nhub.example.org\n", encoding="utf-8")

    with pytest.raises(BadSettingsFile, match="Line 2"):
        read_settings_file()


def test_minds_a_file_that_is_named_and_not_there(file: Path) -> None:
    with pytest.raises(BadSettingsFile, match="no such file"):
        read_settings_file()
