"""A page whose form is filled in anew with what somebody typed into it before."""

from collections.abc import Mapping, Sequence
from html import escape
from html.parser import HTMLParser
from typing import Final

Typed = Mapping[str, Sequence[str]]
"""What each field held: one value, or several for boxes of one name."""

LINES: Final = {"", "text", "email", "search", "tel", "url", "number", "date", "time"}
"""Kinds of `input` into which people write."""

TICKS: Final = {"checkbox", "radio"}


def filled(page: str, typed: Typed, *, action: str, here: str, notice: str = "") -> str | None:
    """This will fill the form of a page that is sent to `action`, and put a notice (HTML) at its beginning.

    `here` is where a form without an action is sent to. Fields that nobody sees are left as they are, and so is
    everything outside of the form. Gives None where the page has no such form, or nothing to write into.
    """
    filling = _Filling(typed, action=action, here=here, notice=notice)
    filling.feed(page)
    filling.close()
    return "".join(filling.made) if filling.has_filled else None


class _Filling(HTMLParser):
    """Reads a page and writes it down again as it was, except for the fields."""

    def __init__(self, typed: Typed, *, action: str, here: str, notice: str) -> None:
        super().__init__(convert_charrefs=False)
        self.typed, self.action, self.here, self.notice = typed, action, here, notice
        self.made: list[str] = []
        self.in_form = self.drops = self.has_filled = False
        self.chosen: Sequence[str] | None = None  # what a list that folds up held

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        raw = self.get_starttag_text() or ""
        told = {name: value or "" for name, value in attrs}
        held = self.typed.get(told.get("name", "")) if self.in_form else None
        self.made.append(self._anew(tag, raw, told, held) if self.in_form else raw)
        if tag == "form" and told.get("method", "").lower() == "post":
            self.in_form = (told.get("action") or self.here) == self.action
            self.begins_at = len(self.made)
        elif tag == "textarea" and held is not None:
            self.made.append(f"\n{escape(held[0])}")  # browsers drop the first break
            self.drops = self.has_filled = True
        elif tag == "select":
            self.chosen = held

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.drops = False
        elif tag == "select":
            self.chosen = None
        elif tag == "form":
            if self.in_form and self.has_filled and self.notice:
                self.made.insert(self.begins_at, self.notice)
                self.notice = ""
            self.in_form = False
        self.made.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._keep(data)

    def handle_entityref(self, name: str) -> None:
        self._keep(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._keep(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self._keep(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self._keep(f"<!{decl}>")

    def _keep(self, text: str) -> None:
        if not self.drops:
            self.made.append(text)

    def _anew(self, tag: str, raw: str, told: dict[str, str], held: Sequence[str] | None) -> str:
        """One tag of the form, with what was typed in the place of what it says."""
        kind = told.get("type", "").lower()
        if tag == "input" and kind in LINES and held is not None:
            self.has_filled = True
            return _tag(tag, told | {"value": held[0]})
        if tag == "input" and kind in TICKS:
            return _ticked(tag, told, name="checked", is_so=told.get("value", "on") in (held or ()))
        if tag == "option" and self.chosen is not None:
            return _ticked(tag, told, name="selected", is_so=told.get("value", "") in self.chosen)
        return raw


def _ticked(tag: str, told: dict[str, str], *, name: str, is_so: bool) -> str:
    others = {each: value for each, value in told.items() if each != name}
    return _tag(tag, others | ({name: ""} if is_so else {}))


def _tag(tag: str, told: dict[str, str]) -> str:
    return " ".join([f"<{tag}", *(f'{name}="{escape(value)}"' for name, value in told.items())]) + ">"
