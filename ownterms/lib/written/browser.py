"""A page as one HTML file: nothing beside it is needed, nothing is asked of another host, and no script runs in it."""

from base64 import b64encode
from html import escape
from typing import Final

from ownterms.lib.cells import guarded
from ownterms.lib.written.pages import (
    Contents,
    Drawing,
    Folded,
    Heading,
    Items,
    Page,
    Piece,
    Shown,
    Spoken,
    Table,
    Text,
)

STYLE: Final = """
:root { color-scheme: light dark; }
body { font: 1.125rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
body { overflow-wrap: break-word; }
h1, h2, h3, h4 { line-height: 1.25; margin: 1.6em 0 .4em; }
p, li { white-space: pre-line; }
.note { font-size: .9em; opacity: .8; }
img { max-width: 100%; height: auto; }
audio { width: 100%; }
figure { margin: 1em 0; }
svg { display: block; width: 100%; }
.table { overflow-x: auto; margin: 1em 0; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; font-weight: bold; padding: .3em 0; }
th, td { text-align: start; vertical-align: top; font-weight: normal; padding: .3em .6em .3em 0; }
th, td { border-top: 1px solid; }
thead th { font-weight: bold; }
.contents { list-style: none; padding: 0; margin: 1em 0; border-bottom: 1px solid; }
.contents li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5em; white-space: normal; }
.contents li { border-top: 1px solid; padding: .35em 0; }
.contents a, .contents span { color: inherit; padding: .2em 0; }
details { margin: .8em 0; }
summary { cursor: pointer; padding: .5em 0; text-decoration: underline; }
@page { size: A4; margin: 2cm; }
@media print { body { font-size: 12pt; margin: 0; max-width: none; } h1, h2, h3, h4, figure { break-after: avoid; } }
@media print { svg, tr { break-inside: avoid; } summary { display: none; } }
@media print { details::details-content { content-visibility: visible; block-size: auto; } }
"""


def in_html(page: Page) -> bytes:
    """This will give a page as HTML, in UTF-8."""
    body = "\n".join(map(_piece, page.pieces))
    return (
        f'<!doctype html>\n<html lang="{escape(page.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(page.title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    ).encode("utf-8", "replace")


def _piece(piece: Piece) -> str:
    match piece:
        case Heading(level, said, name):
            place = f' id="{escape(name)}"' if name else ""
            return f'<h{level}{place} dir="auto">{escape(said)}</h{level}>'
        case Text(said, label, is_note):
            before = f"<b>{escape(label)}</b>\n" if label else ""
            return f'<p dir="auto"{" class=note" if is_note else ""}>{before}{escape(said)}</p>'
        case Items(said):
            return "<ul>\n" + "\n".join(f'<li dir="auto">{escape(each)}</li>' for each in said) + "\n</ul>"
        case Shown() | Spoken():
            return _medium(piece)
        case Table():
            return _table(piece)
        case Drawing(svg):
            return f"<figure>{svg}</figure>"
        case Contents(lines):
            return '<ul class="contents">\n' + "\n".join(_line(*each) for each in lines) + "\n</ul>"
        case Folded(line, pieces):
            inside = "\n".join(map(_piece, pieces))
            return f'<details>\n<summary dir="auto">{escape(line)}</summary>\n{inside}\n</details>'


def _medium(piece: Shown | Spoken) -> str:
    """A photo or a voice note; where it does not go along, what is said of it."""
    says = escape(piece.says)
    if not piece.content:
        return f"<p class=note>{says}</p>"
    inside = _inside(piece.media_type, piece.content)
    if isinstance(piece, Shown):
        return f'<p><img src="{inside}" alt="{says}"></p>'
    return f'<p>{says}</p>\n<p><audio controls src="{inside}"></audio></p>'


def _line(name: str, called: str, said: str) -> str:
    return f'<li><a href="#{escape(name)}" dir="auto">{escape(called)}</a> <span dir="auto">{escape(said)}</span></li>'


def _table(table: Table) -> str:
    """A table that scrolls by itself where it is wider than the page."""
    head = "".join(f'<th scope="col">{escape(each)}</th>' for each in table.heads)
    rows = "\n".join(
        f'<tr><th scope="row">{escape(str(guarded(name)))}</th>'
        + "".join(f"<td>{escape(str(guarded(cell)))}</td>" for cell in cells)
        + "</tr>"
        for name, *cells in table.rows
    )
    return (
        f'<div class="table" role="region" tabindex="0" aria-label="{escape(table.caption)}"><table>\n'
        f"<caption>{escape(table.caption)}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n"
        "</table></div>"
    )


def _inside(media_type: str, content: bytes) -> str:
    return f"data:{media_type};base64,{b64encode(content).decode()}"
