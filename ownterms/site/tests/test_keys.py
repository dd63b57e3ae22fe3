"""The key files."""

from pathlib import Path

import pytest

from ownterms.site.keys import master_keys, secret_key


def test_are_made_once_and_readable_by_their_owner_only(tmp_path: Path) -> None:
    first = master_keys(tmp_path / "new", "")

    assert master_keys(tmp_path / "new", "") == first
    assert (tmp_path / "new" / "master.key").stat().st_mode & 0o777 == 0o600
    assert [len(key) for key in first] == [32]
    assert secret_key(tmp_path / "new") != first[0].hex()


def test_may_stand_in_the_environment_the_newest_first(tmp_path: Path) -> None:
    keys = master_keys(tmp_path, f"{'ab' * 32} {'CD' * 32}")

    assert keys == [b"\xab" * 32, b"\xcd" * 32]
    assert not (tmp_path / "master.key").exists()


@pytest.mark.parametrize("named", ["ab", "zz" * 32, f"{'ab' * 32} short", " "])
def test_that_are_none_are_refused(tmp_path: Path, named: str) -> None:
    (tmp_path / "master.key").write_text("short")

    with pytest.raises(ValueError, match="64 hexadecimal digits"):
        master_keys(tmp_path, named.strip())
