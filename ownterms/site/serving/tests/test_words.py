"""What `./run serve` is asked for and cannot be: told in a sentence, and nothing is started."""

import pytest

from ownterms.site.command_line import main

NAMED = {"OWNTERMS_HOSTS": "hub.example.org"}


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        (([], {"OWNTERMS_HOSTS": ""}), (1, "OWNTERMS_HOSTS=")),
        (([], {**NAMED, "OWNTERMS_DEBUG": "yes"}), (1, "OWNTERMS_DEBUG")),
        ((["--certificate", "a.pem"], NAMED), (2, "needs its key")),
        ((["--certificate", "a", "--certificate-key", "b"], NAMED), (1, "There is no file a")),
        ((["--workers", "many"], NAMED), (2, "invalid int")),
        ((["--port", "99999999"], NAMED), (2, "1 to 65535")),
        ((["--host", "203.0.113.1"], NAMED), (1, "cannot be used")),
    ],
)
def test_is_told_in_a_sentence(
    asked: tuple[list[str], dict[str, str]],
    answered: tuple[int, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in asked[1].items():
        monkeypatch.setenv(name, value)

    assert main(["serve", *asked[0]]) == answered[0]
    assert answered[1] in capsys.readouterr().err
