"""Each kind of file can be followed by whoever cannot see it: headings, language, and words for every picture."""

import shutil
import subprocess
from base64 import b64decode
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from docx import Document
from lxml import etree, html

from ownterms.lib.written.browser import in_html
from ownterms.lib.written.pages import Drawing, Heading, Items, Page, Shown, Spoken, Table, Text
from ownterms.lib.written.paper import inside_only, laid_out
from ownterms.lib.written.plain import in_text
from ownterms.lib.written.word import in_word

PHOTO = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==")
"""One grey dot."""
SOFFICE = shutil.which("soffice")
ODD = 'A <b>bold</b> & "quoted" word,\x00\x0b and a break\nthen שלום 🌻'
PAGE = Page(
    "All that is mine",
    "en-gb",
    (
        Heading(1, "All that is mine"),
        Text("Taken today.", is_note=True),
        Heading(2, "My agenda"),
        Heading(3, "A place that is quiet"),
        Text(ODD, "3 March 2026"),
        Items(("My cousin’s room\nFrom: Family", "The library")),
        Heading(2, "My notebook"),
        Shown("A green door.", "image/png", PHOTO),
        Shown("A photo, left behind", "image/png", None),
        Spoken("A voice note of 3 seconds", "audio/mpeg", b"\xff\xf3"),
        Drawing('<svg role="img"><title>A line</title></svg>'),
        Table("How it went", ("When", "How"), (("Monday", "=1+1"), ("Tuesday", "<well>"))),
    ),
)
HEADINGS = [each.words for each in PAGE.pieces if isinstance(each, Heading)]


def test_a_page_for_a_browser_is_whole_in_itself() -> None:
    told = html.document_fromstring(in_html(PAGE))

    assert told.get("lang") == "en-gb"
    assert told.findtext(".//title") == "All that is mine"
    assert [each.text for each in told.iter("h1", "h2", "h3")] == HEADINGS
    assert [each.get("alt") for each in told.iter("img")] == ["A green door."]
    assert not list(told.iter("script", "link", "iframe", "b")) or [each.text for each in told.iter("b")] == [
        "3 March 2026"
    ]
    assert all(each.get("src").startswith("data:") for each in told.iter("img", "audio"))
    assert [each.text for each in told.iter("title")] == ["All that is mine", "A line"]
    assert [each.text for each in told.iter("caption", "th", "td")] == [
        "How it went", "When", "How", "Monday", "'=1+1", "Tuesday", "<well>",
    ]  # fmt: skip


def test_plain_text_says_the_same() -> None:
    told = in_text(PAGE).decode()

    assert "<b>bold</b>" in told
    assert "[A green door.]" in told
    assert [line for line in told.splitlines() if line in HEADINGS] == HEADINGS
    assert "How it went\n  Monday: =1+1\n  Tuesday: <well>\n" in told


def test_word_has_headings_language_and_words_for_pictures() -> None:
    told = Document(BytesIO(in_word(PAGE)))

    headings = [each.text for each in told.paragraphs if (each.style.name or "").startswith("Heading")]
    assert headings == HEADINGS
    assert told.core_properties.title == "All that is mine"
    assert told.core_properties.language == "en-gb"
    assert told.core_properties.author == ""
    xml = told.element.xml
    assert 'descr="A green door."' in xml
    assert 'w:lang w:val="en-gb"' in told.styles.element.xml
    assert "שלום 🌻" in xml
    (table,) = told.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["When", "How"], ["Monday", "'=1+1"], ["Tuesday", "<well>"],
    ]  # fmt: skip
    assert "<w:tblHeader/>" in xml
    assert '<w:tblDescription w:val="How it went"/>' in xml


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not here (apt install libreoffice-writer-nogui)")
@pytest.mark.slow
def test_word_opens_in_libreoffice(tmp_path: Path) -> None:
    (tmp_path / "mine.docx").write_bytes(in_word(PAGE))
    assert SOFFICE

    how = [f"-env:UserInstallation=file://{tmp_path}/home", "--headless", "--convert-to", "fodt"]
    subprocess.run(
        [SOFFICE, *how, "--outdir", str(tmp_path), str(tmp_path / "mine.docx")],
        check=True,
        capture_output=True,
        timeout=180,
    )

    told = etree.parse(tmp_path / "mine.fodt")
    headings = told.iter("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}h")
    assert ["".join(each.itertext()) for each in headings] == HEADINGS
    described = told.iter("{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc")
    assert [each.text for each in described] == ["A green door."]
    languages = told.xpath("//*[local-name()='default-style']//@*[local-name()='language']")
    assert "en" in languages


@pytest.fixture(scope="module")
def paper() -> bytes:
    try:
        return laid_out(in_html(PAGE).decode())
    except OSError:
        pytest.skip("Pango is not here, so no PDF can be made")


class TestPaper:
    def test_is_tagged_with_title_and_language(self, paper: bytes) -> None:
        with pikepdf.open(BytesIO(paper)) as told:
            root: Any = told.Root
            assert bool(root.MarkInfo.Marked)
            assert str(root.Lang).lower() == "en-gb"
            assert str(told.docinfo["/Title"]) == "All that is mine"
            assert bool(root.ViewerPreferences.DisplayDocTitle)
            assert b"pdfuaid:part" in root.Metadata.read_bytes()

    def test_has_its_headings_in_order_and_words_for_every_figure(self, paper: bytes) -> None:
        with pikepdf.open(BytesIO(paper)) as told:
            tags = list(walked(told.Root.StructTreeRoot))
        assert [kind for kind, _alt in tags if kind in {"H1", "H2", "H3"}] == ["H1", "H2", "H3", "H2"]
        assert [alt for kind, alt in tags if kind == "Figure"] == ["A green door.", "A line"]

    def test_is_read_in_its_order(self, paper: bytes, tmp_path: Path) -> None:
        tool = shutil.which("pdftotext")
        if not tool:
            pytest.skip("pdftotext is not here (apt install poppler-utils)")
        (tmp_path / "mine.pdf").write_bytes(paper)

        told = subprocess.run(
            [tool, str(tmp_path / "mine.pdf"), "-"], check=True, capture_output=True, text=True
        ).stdout

        assert [line for line in told.splitlines() if line in HEADINGS] == HEADINGS

    def test_a_figure_without_words_would_be_seen(self) -> None:
        bare = replace(PAGE, pieces=(Heading(1, "Mine"), Shown("", "image/png", PHOTO)))
        with pikepdf.open(BytesIO(laid_out(in_html(bare).decode()))) as told:
            figures = [alt for kind, alt in walked(told.Root.StructTreeRoot) if kind == "Figure"]
        assert "A green door." not in figures

    def test_asks_nothing_of_anybody(self) -> None:
        for address in ("https://example.org/x.png", "file:///etc/passwd", "ftp://example.org/"):
            with pytest.raises(ValueError, match="protocol"):
                inside_only().fetch(address)


def walked(node: Any) -> Any:  # noqa: ANN401  (as pikepdf has it)
    """Each tag of a structure tree in reading order, with its words where it has some."""
    kids = node.get("/K")
    if isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield str(node.S)[1:], str(node.get("/Alt", ""))
    if isinstance(kids, pikepdf.Array):
        for kid in kids:
            if isinstance(kid, pikepdf.Dictionary):
                yield from walked(kid)
    elif isinstance(kids, pikepdf.Dictionary):
        yield from walked(kids)
