"""A page as a Word document: headings, lists and pictures that a screen reader can tell, in its language."""

import re
from html import escape
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from ownterms.lib.cells import guarded
from ownterms.lib.written.pages import Contents, Drawing, Flat, Heading, Items, Page, Shown, Table, Text, unfolded

WIDEST: Final = Cm(16)
"""Of A4 between margins of 2.5 cm."""
NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def in_word(page: Page) -> bytes:
    """This will give a page as .docx (ECMA-376)."""
    document = Document()
    _set_up(document, page)
    for piece in unfolded(page.pieces):
        _add(document, piece)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _set_up(document: Any, page: Page) -> None:  # noqa: ANN401  (python-docx has no types of its own)
    core = document.core_properties
    core.title, core.language = fit(page.title), page.language
    core.author = core.last_modified_by = core.comments = ""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(12)
    caption = document.styles["Caption"]
    caption.font.size, caption.font.color.rgb, caption.paragraph_format.keep_with_next = Pt(12), RGBColor(0, 0, 0), True
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = defaults.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        defaults.append(language)
    language.set(qn("w:val"), page.language)
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)


def _add(document: Any, piece: Flat) -> None:  # noqa: ANN401
    body = document.element.body
    match piece:
        case Heading(level, said):
            body.insert(-1, _paragraph(" ".join(said.split()), f"Heading{level}"))
        case Text(said, label, is_note):
            body.insert(-1, _paragraph(said, "Quote" if is_note else "", label))
        case Items() | Contents():
            for each in piece.words:
                body.insert(-1, _paragraph(each, "ListBullet"))
        case Shown(says, _, content) if content:
            picture = document.add_picture(BytesIO(content))
            if picture.width > WIDEST:
                picture.width, picture.height = WIDEST, round(picture.height * WIDEST / picture.width)
            picture._inline.docPr.set("descr", fit(says))  # noqa: SLF001  (it has no other way to the words)
        case Table():
            _add_table(document, piece)
        case Drawing():
            pass
        case _:
            body.insert(-1, _paragraph(f"[{piece.says}]", "Quote"))


def _add_table(document: Any, told: Table) -> None:  # noqa: ANN401
    """A table whose first row is its head on every sheet, with its caption before it and as its words."""
    body = document.element.body
    body.insert(-1, _paragraph(told.caption, "Caption"))
    table = document.add_table(rows=1 + len(told.rows), cols=len(told.heads), style="Table Grid")
    for row, cells in zip(table.rows, (told.heads, *told.rows), strict=True):
        for place, cell in zip(row.cells, cells, strict=True):
            place.text = fit(str(guarded(cell)))
    for run in (run for cell in table.rows[0].cells for run in cell.paragraphs[0].runs):
        run.font.bold = True
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001  (as above)
    described = OxmlElement("w:tblDescription")
    described.set(qn("w:val"), fit(told.caption))
    table._tbl.tblPr.append(described)  # noqa: SLF001
    body.insert(-1, _paragraph("", ""))


def _paragraph(words: str, style: str, label: str = "") -> Any:  # noqa: ANN401
    """A paragraph of one style, by its id: made at once, for there may be thousands."""
    lines = (f'<w:t xml:space="preserve">{escape(fit(line))}</w:t>' for line in words.split("\n"))
    chosen = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    before = f"<w:r><w:rPr><w:b/></w:rPr><w:t>{escape(fit(label))}</w:t><w:br/></w:r>" if label else ""
    return parse_xml(f"<w:p {nsdecls('w')}>{chosen}{before}<w:r>{'<w:br/>'.join(lines)}</w:r></w:p>")


def fit(words: str) -> str:
    """This will leave out what no XML 1.0 can hold."""
    return NO_XML.sub("", words)
