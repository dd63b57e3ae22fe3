"""Books made by hand, part by part, so that each part can be bent."""

import io
import zipfile
from collections.abc import Callable
from random import Random as Dice
from xml.sax.saxutils import escape

SHEET, TEXTS, STYLES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"
BOOK, LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
NUMBERS = ["-1", "0", "9" * 30, "1e400", "NaN", "", "4294967296", "XFD1", "A1048577", "ZZZZ9", "1" * 5_000, "é"]
Parts = dict[str, str]


def parts_of(rows: list[list[str]]) -> Parts:
    """The parts of a book with one sheet."""
    texts = [*dict.fromkeys(cell for row in rows for cell in row)]
    place = {text: number for number, text in enumerate(texts)}
    lines = (
        f'<row r="{number}">' + "".join(f'<c t="s"><v>{place[cell]}</v></c>' for cell in row) + "</row>"
        for number, row in enumerate(rows, 1)
    )
    safe = (escape("".join(each for each in text if each.isprintable())) for text in texts)
    return {
        "[Content_Types].xml": "<Types/>",
        BOOK: '<workbook><sheets><sheet name="Contacts" r:id="a"/><sheet name="B" r:id="b"/></sheets></workbook>',
        LINKS: '<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>',
        TEXTS: f"<sst>{''.join(f'<si><t>{each}</t></si>' for each in safe)}</sst>",
        STYLES: '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>',
        SHEET: f"<worksheet><sheetData>{''.join(lines)}</sheetData></worksheet>",
    }


def packed(parts: Parts, *, how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """These parts as one file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as pack:
        for name, text in parts.items():
            pack.writestr(name, text)
    return file.getvalue()


def honest_book(rows: list[list[str]]) -> bytes:
    """A book of these rows."""
    return packed(parts_of(rows))


def bent_book(dice: Dice, rows: list[list[str]]) -> bytes:
    """A book of these rows, with parts that were changed, and then perhaps its bytes."""
    parts = parts_of(rows)
    for _ in range(dice.choice([1, 1, 2, 4])):
        dice.choice(BENDS)(dice, parts)
    made = bytearray(packed(parts, how=dice.choice([zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2])))
    for _ in range(dice.choice([0, 0, 0, 1, 5, 40])):
        # The directory of a zip stands at its end: there a byte says how large, how packed and whether locked.
        begins = 0 if dice.random() < 0.5 else max(len(made) - 400, 0)
        made[dice.randrange(begins, len(made))] = dice.randrange(256)
    return bytes(made[: dice.randrange(len(made))] if dice.random() < 0.1 else made)


def _any(dice: Dice, parts: Parts) -> str:
    return dice.choice([*parts])


def _leave_out(dice: Dice, parts: Parts) -> None:
    parts.pop(_any(dice, parts), None)
    parts.setdefault("x", "")


def _declare(dice: Dice, parts: Parts) -> None:
    name = _any(dice, parts)
    parts[name] = (
        dice.choice(["", "<?xml version='1.0' encoding='utf-16'?>"]) + ENTITIES + parts[name].replace("ha", "&b;")
    )


def _spell(dice: Dice, parts: Parts) -> None:
    """A part that says that it is written in another alphabet, or in one that nobody knows."""
    alphabet = dice.choice(["zzz", "utf-7", "shift_jis", "rot13", "idna", "undefined", "utf-16", "cp1252", "é", ""])
    name = _any(dice, parts)
    parts[name] = f"<?xml version='1.0' encoding='{alphabet}'?>{parts[name]}"


def _insert(*pieces: str) -> Callable[[Dice, Parts], None]:
    def bend(dice: Dice, parts: Parts) -> None:
        name = _any(dice, parts)
        begins = dice.choice([each for each in range(len(parts[name])) if parts[name][each] == "<"] or [0])
        parts[name] = parts[name][:begins] + dice.choice(pieces) + parts[name][begins:]

    return bend


def _number(dice: Dice, parts: Parts) -> None:
    name = dice.choice([SHEET, STYLES, BOOK])
    if name in parts:
        written = dice.choice(['r="', "<v>", 't="', 's="', 'numFmtId="', 'state="'])
        parts[name] = parts[name].replace(written, written + dice.choice(NUMBERS), dice.choice([1, 1, 500]))


def _style(dice: Dice, parts: Parts) -> None:
    """Cells that are days, yes or no, errors, or of a kind that nobody knows."""
    kind = dice.choice(['s="0"', 't="b"', 't="e"', 't="d"', 't="str"', 't="inlineStr"', 't="🙂"', 's="0" t="n"'])
    if SHEET in parts:
        parts[SHEET] = parts[SHEET].replace('t="s"', kind, dice.choice([1, 30]))


def _far(dice: Dice, parts: Parts) -> None:
    """Cells far to the right and far down."""
    cells = "".join(f'<c r="XFD{n}"><v>{n}</v></c>' for n in range(dice.choice([1, 3_000])))
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in (2, 1_048_576, 5, dice.choice([1, 99_999_999]))
    )
    if SHEET in parts:
        parts[SHEET] = parts[SHEET].replace("</sheetData>", f"<row>{cells}</row>{rows}</sheetData>")


def _lead_astray(dice: Dice, parts: Parts) -> None:
    target = dice.choice(
        ["../../../etc/passwd", "/xl/worksheets/sheet1.xml", "workbook.xml", "http://x/", "", "sharedStrings.xml"]
    )
    if LINKS in parts:
        parts[LINKS] = parts[LINKS].replace("worksheets/sheet1.xml", target)


def _tight(dice: Dice, parts: Parts) -> None:
    """What unpacks to far more than it seems."""
    parts[_any(dice, parts)] += " " * 6_000_000 if dice.random() < 0.1 else " " * 100_000


def _nest(_dice: Dice, parts: Parts) -> None:
    parts["xl/inner.xlsx"] = "PK\x03\x04" * 100
    for number in range(200):
        parts[f"xl/media/{number}.png"] = "x"


def _no_xml(dice: Dice, parts: Parts) -> None:
    parts[_any(dice, parts)] = dice.choice(
        ["", "{}", "PK\x03\x04", "<", "\0" * 100, "<a", "<a>" * 60_000, "&amp;" * 999]
    )


BENDS: list[Callable[[Dice, Parts], None]] = [
    _leave_out, _declare, _number, _style, _far, _lead_astray, _tight, _nest, _no_xml, _spell,
    _insert("<a/>" * 5_000, "<a>" * 100, "</a>", "<![CDATA[x]]>", "<!-- x -->", "<t>x</t>", "<rPh>", "&no;", "<?x?>"),
    _insert("<c><v>" + "x" * 200_000 + "</v></c>", '<a b="' + "y" * 1_200_000 + '"/>', "x" * 200_000, "<row/>" * 3_000),
]  # fmt: skip
