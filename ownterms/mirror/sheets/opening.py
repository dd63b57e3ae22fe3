"""What kind of file somebody gave: a CSV or an XLSX, and for anything else a sentence."""

import codecs
import io
from typing import BinaryIO, Final

from ownterms.mirror.sheets.taken import SheetRefused

LARGEST: Final = 4_000_000_000
"""Bytes of a file."""
LARGEST_STREAM: Final = 500_000_000
"""Bytes that come through a pipe, which are held in memory."""
PIECE: Final = 1 << 20
"""Bytes."""
LOOKED_AT: Final = 4096
"""Bytes at the start by which the kind of file is told."""
SAVE_AS: Final = "Nothing was read. Save it as CSV or XLSX, and try again."
STRANGERS: Final = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "This is an old Excel file, or one with a password."),
    (b"%PDF", "This is a PDF."),
    (b"{\\rtf", "This is a text with formats (RTF)."),
    (b"\x1f\x8b", "This is a packed file."),
    (b"Rar!", "This is a packed file."),
    (b"7z\xbc\xaf", "This is a packed file."),
    (b"\x89PNG", "This is a picture."),
    (b"\xff\xd8\xff", "This is a picture."),
    (b"GIF8", "This is a picture."),
    (b"SQLite format 3\0", "This is a database."),
    (b"PAR1", "This is a Parquet file."),
)
MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark is how this one begins
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NOT_IN_WINDOWS: Final = b"\x81\x8d\x8f\x90\x9d"
"""Bytes that stand for no letter in Windows-1252; on an old Mac they are common letters (è, ê, ù)."""


def start_of(file: BinaryIO) -> bytes:
    """This will give the first bytes of a file. Raises SheetRefused where there is no sheet in it."""
    size = file.seek(0, io.SEEK_END)
    if size > LARGEST:
        raise SheetRefused("This file holds more than four billion bytes. Nothing was read. Cut it by year.")
    file.seek(0)
    start = file.read(LOOKED_AT)
    if not start.strip(b"\0\r\n\t \xef\xbb\xbf\xff\xfe"):
        raise SheetRefused("There is nothing in this file. Nothing was read.")
    for mark, sentence in STRANGERS:
        if start.startswith(mark):
            raise SheetRefused(f"{sentence} {SAVE_AS}")
    return start


def is_packed(start: bytes) -> bool:
    """Whether a file begins as an XLSX does, which is a zip."""
    return start.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"))


def seekable(file: BinaryIO) -> BinaryIO:
    """This will give a file that can be read twice; what comes through a pipe is held in memory, never on disk."""
    if file.seekable():
        return file
    held = io.BytesIO(file.read(LARGEST_STREAM + 1))
    if held.getbuffer().nbytes > LARGEST_STREAM:
        raise SheetRefused("Too much comes through the pipe. Nothing was read. Name the file instead.")
    return held


def alphabet_of(file: BinaryIO, start: bytes) -> str:
    """This will tell in which alphabet a text is written, by its mark, its zeros, or all of its bytes.

    Raises SheetRefused where it is no text.
    """
    for mark, name in MARKS:
        if start.startswith(mark):
            return name
    if name := _by_zeros(start):
        return name
    _must_be_text(start)
    file.seek(0)
    decoder, high = codecs.getincrementaldecoder("utf-8")(), set[int]()
    is_utf8 = True
    while piece := file.read(PIECE):
        if is_utf8:
            try:
                decoder.decode(piece)
                continue
            except UnicodeDecodeError:
                is_utf8 = False
                file.seek(0)
                continue
        high |= set(piece)
    if is_utf8:
        return "utf-8"
    return "mac_roman" if high & set(NOT_IN_WINDOWS) else "cp1252"


def _by_zeros(start: bytes) -> str:
    """UTF-16 without a mark: plain letters have a zero beside them, always on the same side."""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    half = len(start) // 2
    if half and max(even, odd) > 0.4 * half and min(even, odd) < 0.05 * half:
        return "utf-16-be" if even > odd else "utf-16-le"
    return ""


def _must_be_text(start: bytes) -> None:
    signs = sum(start.count(bytes([each])) for each in range(32) if each not in b"\t\n\r\x0b\x0c\x1a\x1c\x1d\x1e\x1f")
    if signs > 0.05 * len(start):
        raise SheetRefused(f"This is no text that can be read. {SAVE_AS}")
    plain = start.lstrip().lower()
    if plain.startswith((b"<!doctype", b"<html", b"<table", b"<?xml", b"<meta", b"<style")):
        raise SheetRefused(f"This is a web page or XML, though it may be called a sheet. {SAVE_AS}")
    if plain.startswith((b"{", b"[{", b"[[")):
        raise SheetRefused(f"This is JSON. {SAVE_AS}")
