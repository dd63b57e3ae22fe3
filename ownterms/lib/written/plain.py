"""A page as plain text, for a screen reader, a letter, or a machine of thirty years ago."""

from textwrap import indent

from ownterms.lib.written.pages import Drawing, Heading, Items, Page, Shown, Spoken, Table, Text

UNDER = {1: "=", 2: "-"}
Told = Heading | Text | Items | Shown | Spoken | Table


def in_text(page: Page) -> bytes:
    """This will give a page as plain text, in UTF-8, with a blank line between its pieces."""
    told = (_piece(each) for each in page.pieces if not isinstance(each, Drawing))
    return ("\n\n".join(told) + "\n").encode("utf-8", "replace")


def _piece(piece: Told) -> str:
    match piece:
        case Heading(level, said):
            line = " ".join(said.split())
            return f"\n{line}\n{UNDER[level] * min(len(line), 72)}" if level in UNDER else f"\n{line}"
        case Text(said, label, _):
            return f"{label}\n{said}" if label else said
        case Items(said):
            return "\n".join("- " + indent(each, "  ").strip() for each in said)
        case Table(caption, _, rows):
            return "\n".join([caption, *(f"  {name}: {'; '.join(cells)}" for name, *cells in rows)])
        case _:
            return f"[{piece.says}]"
