"""A contract out of a file."""

import zipfile
from io import BytesIO

import pytest
from docx import Document

from ownterms.mirror.clauses.files import UNPACKED, NotRead, text_of


def word(*paragraphs: str) -> bytes:
    document = Document()
    for each in paragraphs[:-1]:
        document.add_paragraph(each)
    document.add_table(1, 1).cell(0, 0).text = paragraphs[-1]
    written = BytesIO()
    document.save(written)
    return written.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_plain_text_in_any_usual_encoding(encoding: str) -> None:
    assert text_of(BytesIO("A café’s caseload".encode(encoding))) == "A café’s caseload"


def test_word_with_its_tables() -> None:
    assert text_of(BytesIO(word("One.", "Two.", "In a table."))).split("\n\n")[:3] == ["One.", "Two.", "In a table."]


def bomb() -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"\x00" * (UNPACKED + 1))
    return written.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04nonsense",
        word("One.", "Two.")[:-900],
        word("One.", "Two.").replace(b"word/document", b"word/documenX"),
        b"%PDF-1.7",
        b"\xd0\xcf\x11\xe0 an old one",
        b"a\x00b",
        b"x" * (20 * 1024 * 1024 + 1),
        bomb(),
    ],
    ids=["no zip", "cut", "renamed", "pdf", "old word", "binary", "large", "bomb"],
)
def test_what_is_not_read_says_why(content: bytes) -> None:
    with pytest.raises(NotRead):
        text_of(BytesIO(content))
