"""The settings file: read by every command, and a slip in it is told in a sentence."""

from pathlib import Path

import pytest

from ownterms.site.serving import environment
from ownterms.site.serving.environment import BadSettingsFile, amount, read_settings_file


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


@pytest.mark.parametrize(("said", "taken"), [("0", 0), ("0.5", 0.5), ("1", 1)])
def test_takes_an_amount_that_is_nought_or_enough(file: Path, said: str, taken: float) -> None:
    environment.os.environ["OWNTERMS_NOISE"] = said

    assert amount("OWNTERMS_NOISE", otherwise=0, least=0.5) == taken


def test_refuses_an_amount_with_which_chance_alone_would_count(file: Path) -> None:
    environment.os.environ["OWNTERMS_NOISE"] = "0.1"

    with pytest.raises(ValueError, match="OWNTERMS_NOISE is 0 for none"):
        amount("OWNTERMS_NOISE", otherwise=0, least=0.5)
