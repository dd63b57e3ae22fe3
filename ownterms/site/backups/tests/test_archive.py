"""A backup that is not as it was made is refused, whatever happened to it."""

import hashlib
import json
import random
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest
from django.db import connection

from ownterms.site.backups import archive, restoring
from ownterms.site.backups.archive import BadArchive

KNOWN = {"made": "2026-06-01T12:00:00+00:00", "version": "0.1.0", "engine": "sqlite", "migrations": [], "key": ""}


def chance_of(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311  (the same damage each time)


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A backup of a few thousand bytes."""
    part = tmp_path / "database.sqlite3"
    part.write_bytes(chance_of(1).randbytes(3000) + b"plain " * 500)
    archive.write(tmp_path / "whole.zip", {part.name: part}, rows={"people": 3}, **KNOWN)
    return tmp_path / "whole.zip"


def flip_a_bit(data: bytearray, chance: random.Random) -> bytearray:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return data


def cut_short(data: bytearray, chance: random.Random) -> bytearray:
    return data[: chance.randrange(len(data))]


def lose_the_middle(data: bytearray, chance: random.Random) -> bytearray:
    start = chance.randrange(len(data) - 1)
    return data[:start] + data[start + chance.randrange(1, len(data) - start) :]


def zero_a_block(data: bytearray, chance: random.Random) -> bytearray:
    start = chance.randrange(len(data))
    data[start : start + 512] = bytes(len(data[start : start + 512])) if any(data[start : start + 512]) else b"x"
    return data


def add_to_the_end(data: bytearray, chance: random.Random) -> bytearray:
    return data + chance.randbytes(chance.randrange(1, 100))


DAMAGE = [flip_a_bit, cut_short, lose_the_middle, zero_a_block, add_to_the_end]


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda damage: damage.__name__)
def test_is_refused_in_a_sentence_a_hundred_times_of_a_hundred(
    whole: Path, damage: Callable[[bytearray, random.Random], bytearray]
) -> None:
    intact = whole.read_bytes()
    chance = chance_of(7)

    for _ in range(100):
        whole.write_bytes(damage(bytearray(intact), chance))
        with pytest.raises(BadArchive, match=r"Nothing was changed\.$"):
            archive.read(whole)


@pytest.mark.parametrize("ours", [b"", b"Dear diary", b"PK" + bytes(500)])
def test_what_never_was_a_backup_is_not_called_damaged(tmp_path: Path, ours: bytes) -> None:
    (tmp_path / "diary.zip").write_bytes(ours)

    with pytest.raises(BadArchive, match=r"diary.zip is no backup of Own Terms"):
        archive.read(tmp_path / "diary.zip")


def test_is_read_where_nothing_happened_to_it(whole: Path, tmp_path: Path) -> None:
    manifest = archive.read(whole)
    (tmp_path / "there").mkdir()

    parts = archive.unpack(whole, manifest, tmp_path / "there")

    assert parts["database.sqlite3"].read_bytes() == (tmp_path / "database.sqlite3").read_bytes()
    assert manifest.rows == {"people": 3}
    assert zipfile.ZipFile(whole).testzip() is None


def test_any_program_can_open_it_and_only_its_owner(whole: Path) -> None:
    assert zipfile.ZipFile(whole).namelist() == ["manifest.json", "database.sqlite3"]
    assert whole.stat().st_mode & 0o077 == 0


def test_the_zip_alone_would_not_have_noticed_everything(whole: Path) -> None:
    """The seal is needed: some flips leave a zip that opens."""
    intact, chance, unnoticed = whole.read_bytes(), chance_of(7), 0
    for _ in range(300):
        whole.write_bytes(flip_a_bit(bytearray(intact), chance))
        try:
            unnoticed += zipfile.ZipFile(whole).testzip() is None
        except (zipfile.BadZipFile, NotImplementedError, zlib.error, OSError, EOFError, ValueError):
            continue
    assert unnoticed > 0


@pytest.mark.parametrize("content", [b"", b"x" * 64, b"x" * 5000])
def test_something_else_is_no_backup(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "else.zip").write_bytes(content)

    with pytest.raises(BadArchive):
        archive.read(tmp_path / "else.zip")


def resealed(whole: Path, manifest: object) -> Path:
    """A backup with a true seal that says something odd of itself."""
    odd = whole.with_name("odd.zip")
    with zipfile.ZipFile(odd, "w") as zipped:
        zipped.writestr(archive.MANIFEST, manifest if isinstance(manifest, str) else json.dumps(manifest))
        zipped.comment = b"0" * archive.SEAL
    said = odd.read_bytes()[: -archive.SEAL]
    odd.write_bytes(said + hashlib.sha256(said).hexdigest().encode())
    return odd


@pytest.mark.parametrize(
    "odd",
    [
        {"parts": ["x"]}, {"parts": {"a": 1}}, {"parts": None}, {"form": "x"}, {"form": None}, {"rows": None},
        {"rows": {"a": "x"}}, {"migrations": None}, {"migrations": [["a"]]}, {"engine": []}, {"made": ["x"]},
        {"key": 1}, {"more": 1}, "[1]", "null", "[" * 200_000, "{}",
    ],
    ids=lambda odd: str(odd)[:30],
)  # fmt: skip
def test_an_odd_manifest_under_a_true_seal_is_refused(whole: Path, odd: dict[str, object] | str) -> None:
    told = odd if isinstance(odd, str) else asdict(archive.read(whole)) | odd

    with pytest.raises(BadArchive, match=r"Nothing was changed\.$"):
        archive.read(resealed(whole, told))


@pytest.mark.parametrize("parts", [{}, {"x": "0"}, {"..": "0"}, {"database.sqlite3": "0", "../evil": "0"}])
def test_other_parts_than_those_of_a_backup_are_refused(whole: Path, parts: dict[str, str]) -> None:
    odd = resealed(whole, asdict(archive.read(whole)) | {"parts": parts, "engine": connection.vendor})

    with pytest.raises(BadArchive, match="does not hold what a backup holds"):
        restoring.must_fit(odd, archive.read(odd))


def test_a_newer_form_is_left_to_newer_versions(whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "FORM", 0)

    with pytest.raises(BadArchive, match="newer version"):
        archive.read(whole)


def test_a_part_whose_sum_differs_is_refused(whole: Path, tmp_path: Path) -> None:
    manifest = archive.read(whole)
    manifest.parts["database.sqlite3"] = "0" * 64

    with pytest.raises(BadArchive, match="not what it was"):
        archive.unpack(whole, manifest, tmp_path)


def test_nothing_half_written_gets_the_name(tmp_path: Path) -> None:
    (tmp_path / "whole.zip").write_bytes(b"before")

    with pytest.raises(FileNotFoundError):
        archive.write(tmp_path / "whole.zip", {"a": tmp_path / "not there"}, rows={}, **KNOWN)

    assert (tmp_path / "whole.zip").read_bytes() == b"before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["whole.zip"]
