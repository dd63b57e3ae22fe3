"""The file of a backup: a zip that any program can open, with a manifest and a seal.

The seal is the zip's own comment, its last 64 bytes: the SHA-256 of all bytes before them. One bit
that is not as it was, anywhere, or an end that is missing, and the file is refused.
"""

import hashlib
import json
import os
import zipfile
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ownterms.lib.written.draft import being_written

FORM = 1  # the layout below; an archive with a higher number was made by a newer version
SEAL = 64  # bytes
AT_ONCE = 1 << 20  # bytes
MANIFEST = "manifest.json"
LONGEST_MANIFEST = 10_000_000  # bytes


class BadArchive(Exception):
    """A file that is no backup, or a backup that is not whole."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself.

    `engine` is "sqlite" or "postgresql"; `rows` counts each table; `migrations` names every step that
    the tables went through; `parts` holds each file's SHA-256; `key` says in words where the key is.
    """

    form: int
    made: str
    version: str
    engine: str
    rows: dict[str, int]
    migrations: list[str]
    parts: dict[str, str]
    key: str


def write(file: Path, parts: dict[str, Path], **known: Any) -> Manifest:  # noqa: ANN401  (the rest of the manifest)
    """This will write the parts, by name, their manifest and the seal into one file, and read it back."""
    manifest = Manifest(form=FORM, parts={name: digest(part) for name, part in parts.items()}, **known)
    with being_written(file) as draft:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL, mode=0o600))
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as zipped:
            zipped.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1))
            for name, part in parts.items():
                zipped.write(part, name)
            zipped.comment = b"0" * SEAL
        with draft.open("rb+") as sealed:
            sealed.seek(-SEAL, os.SEEK_END)
            sealed.write(digest(draft, without_last=SEAL).encode())
        read(draft)
    return manifest


def read(file: Path) -> Manifest:
    """This will check the seal and give the manifest; raises BadArchive. Nothing is unpacked."""
    broken = BadArchive(f"{file.name} is not a whole backup: it was damaged or cut short. Nothing was changed.")
    with file.open("rb") as sealed:
        if sealed.read(30 + len(MANIFEST))[30:] != MANIFEST.encode():  # a zip names its first part there
            raise BadArchive(f"{file.name} is no backup of Own Terms. Nothing was changed.")
        if sealed.seek(0, os.SEEK_END) <= SEAL:
            raise broken
        sealed.seek(-SEAL, os.SEEK_END)
        seal = sealed.read()
    if seal != digest(file, without_last=SEAL).encode():
        raise broken
    try:
        with zipfile.ZipFile(file) as zipped, zipped.open(MANIFEST) as told:
            manifest = Manifest(**json.loads(told.read(LONGEST_MANIFEST)))
            must_be_told_in_kind(manifest)
    except (zipfile.BadZipFile, zlib.error, AttributeError, KeyError, RuntimeError, TypeError, ValueError) as cause:
        raise BadArchive(f"{file.name} is no backup of Own Terms. Nothing was changed.") from cause
    if manifest.form > FORM:
        raise BadArchive(
            f"{file.name} was made by a newer version. Bring the code up to it first. Nothing was changed."
        )
    return manifest


def must_be_told_in_kind(manifest: Manifest) -> None:
    """This will raise TypeError or AttributeError where a manifest holds something of another kind than it should."""
    words = [manifest.made, manifest.version, manifest.engine, manifest.key]
    words += [*manifest.migrations, *manifest.parts.keys(), *manifest.parts.values()]
    numbers = [manifest.form, *manifest.rows.values()]
    if not all(isinstance(word, str) for word in words) or not all(isinstance(number, int) for number in numbers):
        raise TypeError


def unpack(file: Path, manifest: Manifest, folder: Path) -> dict[str, Path]:
    """This will write each part into a folder, checked against its sum; raises BadArchive."""
    unpacked = {}
    with zipfile.ZipFile(file) as zipped:
        for name, expected in manifest.parts.items():
            part = folder / Path(name).name
            try:
                with zipped.open(name) as packed, part.open("wb") as plain:
                    while piece := packed.read(AT_ONCE):
                        plain.write(piece)
            except (KeyError, RuntimeError, ValueError, zipfile.BadZipFile, zlib.error) as cause:
                raise BadArchive(f"{file.name} lacks its part {name}. Nothing was changed.") from cause
            if digest(part) != expected:
                raise BadArchive(f"The part {name} of {file.name} is not what it was. Nothing was changed.")
            unpacked[name] = part
    return unpacked


def digest(file: Path, *, without_last: int = 0) -> str:
    """This will give the SHA-256 of a file, or of all but its last bytes, in 64 hexadecimal digits."""
    left = file.stat().st_size - without_last
    seen = hashlib.sha256()
    with file.open("rb") as opened:
        while left > 0 and (piece := opened.read(min(AT_ONCE, left))):
            seen.update(piece)
            left -= len(piece)
    return seen.hexdigest()
