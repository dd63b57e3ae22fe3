"""Opening what people name: a file, a folder or a zip, each within limits."""

import codecs
import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from typing import IO

from ownterms.directory.feeds.row import FeedRefused

LARGEST = 4_000_000_000  # bytes of one document, unpacked
LARGEST_IN_ALL = 8_000_000_000  # bytes
MOST_DOCUMENTS = 2_000
TIGHTEST = 300  # times smaller; honest CSV and JSON pack about 10 to 50 times smaller
READ_BY_LOOKING = {".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson", ".geojson"}
PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Document:
    """One file of a feed. `name` is what people are told; `pack` is the zip that holds it."""

    name: str
    path: Path
    size: int
    pack: Path | None = None

    @property
    def stem(self) -> str:
        """The name without folders and ending, in lower case."""
        return PurePosixPath(self.name).stem.lower()

    @property
    def ending(self) -> str:
        """The ending with its dot, in lower case."""
        return PurePosixPath(self.name).suffix.lower()

    def open(self) -> IO[bytes]:
        """This will open the document's bytes. Raises FeedRefused where it cannot be read."""
        try:
            if self.pack is None:
                return self.path.open("rb")
            return io.BufferedReader(_Unpacked(zipfile.ZipFile(self.pack), self.path.as_posix()), PIECE)
        except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError, KeyError, ValueError) as cause:
            raise FeedRefused(f"{self.name} could not be opened ({_reason(cause)}). Nothing was changed.") from cause


class _Unpacked(io.RawIOBase):
    """One file of a zip. Closing it closes the zip; damage is told in a sentence."""

    def __init__(self, pack: zipfile.ZipFile, member: str) -> None:
        self.pack, self.member, self.count = pack, member, 0
        try:
            self.inner = pack.open(member)
        except BaseException:
            pack.close()
            raise

    def readable(self) -> bool:
        return True

    def readinto(self, into: "memoryview") -> int:  # type: ignore[override]
        try:
            piece = self.inner.read(len(into))
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, zlib.error, LZMAError) as cause:
            raise FeedRefused(f"{self.member} in the zip is damaged. Nothing was changed.") from cause
        self.count += len(piece)
        if self.count > LARGEST:
            raise FeedRefused(f"{self.member} in the zip is too large when unpacked. Nothing was changed.")
        into[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        if hasattr(self, "inner"):
            self.inner.close()
        self.pack.close()
        super().close()


def documents(paths: Iterable[str | Path]) -> list[Document]:
    """This will find every document in the files, folders and zips named, in order of name.

    Raises FeedRefused where nothing is there, or where there is too much.
    """
    found = [each for path in paths for each in _inside(Path(path))]
    if len(found) > MOST_DOCUMENTS:
        raise FeedRefused(f"There are {len(found)} files, and at most {MOST_DOCUMENTS} are read. Nothing was changed.")
    if not found:
        raise FeedRefused("There is no CSV or JSON file there. Nothing was changed. Name a file, a folder or a zip.")
    for each in found:
        if each.size > LARGEST:
            raise FeedRefused(f"{each.name} is too large ({each.size:,} bytes). Nothing was changed.")
    if sum(each.size for each in found) > LARGEST_IN_ALL:
        raise FeedRefused("The files are too large together. Nothing was changed.")
    return found


def _inside(path: Path) -> Iterator[Document]:
    if path.is_dir():
        for each in sorted(path.rglob("*")):
            if each.is_file() and not any(part.startswith((".", "__MACOSX")) for part in each.relative_to(path).parts):
                yield from _file(each, each.relative_to(path).as_posix(), named=False)
    elif path.is_file():
        yield from _file(path, path.name, named=True)
    else:
        raise FeedRefused(f"There is nothing at {path}. Nothing was changed. Check the path.")


def _file(path: Path, name: str, *, named: bool) -> Iterator[Document]:
    if path.suffix.lower() == ".zip" or (named and _is_zip(path)):
        if named:
            yield from _packed(path)
    elif named or path.suffix.lower() in READ_BY_LOOKING:
        yield Document(name, path, path.stat().st_size)


def _is_zip(path: Path) -> bool:
    try:
        return zipfile.is_zipfile(path)
    except OSError:
        return False


def _packed(path: Path) -> Iterator[Document]:
    try:
        with zipfile.ZipFile(path) as pack:
            members = [each for each in pack.infolist() if not each.is_dir()]
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError, RuntimeError) as cause:
        raise FeedRefused(f"{path.name} is not a zip that can be read. Nothing was changed.") from cause
    if len(members) > MOST_DOCUMENTS:
        raise FeedRefused(f"{path.name} holds {len(members)} files, too many to read. Nothing was changed.")
    for each in members:
        if each.flag_bits & 1:
            raise FeedRefused(f"{path.name} is locked with a password. Nothing was changed. Unpack it first.")
        if each.file_size > 10_000_000 and each.file_size > TIGHTEST * max(each.compress_size, 1):
            raise FeedRefused(f"{each.filename} in {path.name} is packed too tightly to be safe. Nothing was changed.")
        hidden = any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(each.filename).parts)
        if not hidden and PurePosixPath(each.filename).suffix.lower() in READ_BY_LOOKING:
            yield Document(each.filename, Path(each.filename), each.file_size, pack=path)


def text_of(document: Document) -> IO[str]:
    """This will open a document as text, telling its alphabet by looking at all of it.

    UTF-8 (with or without a mark), UTF-16 with a mark; what is neither is
    taken as Windows-1252, the alphabet of old spreadsheets. Line ends are left
    as they are, because CSV cells may hold them.
    """
    alphabet = _alphabet(document)
    return io.TextIOWrapper(document.open(), encoding=alphabet, errors="replace", newline="")


def _alphabet(document: Document) -> str:
    with document.open() as stream:
        start = stream.read(4)
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            decoder.decode(start)
            while piece := stream.read(PIECE):
                decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"


def fingerprint(found: Iterable[Document]) -> str:
    """This will give one SHA-256 (64 hexadecimal digits) of all documents, names included."""
    total = hashlib.sha256()
    for document in found:
        total.update(document.name.encode("utf-8", "replace") + b"\0")
        with document.open() as stream:
            while piece := stream.read(PIECE):
                total.update(piece)
    return total.hexdigest()


def _reason(cause: BaseException) -> str:
    return cause.strerror if isinstance(cause, OSError) and cause.strerror else "it is damaged"
