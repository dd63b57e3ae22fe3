"""Reading JSON of any size a piece at a time."""

import json
import re
from collections.abc import Iterator
from typing import IO, Any

from ownterms.directory.feeds.opening import Document, text_of
from ownterms.directory.feeds.row import FeedRefused, Troubles, Where

LONGEST_RECORD = 8_000_000  # characters of one record
MOST_PARTS = 1_000_000  # commas and brackets of one record; decoded, each may need 200 bytes
PIECE = 1 << 18
SPACE = re.compile(r"[ \t\r\n]*")
MOST_BLANK = 1_000_000  # empty lines in a row

Json = Any  # whatever JSON can hold; told apart where it is used


class _Reader:
    """Decodes one value after another from a stream, holding little more than one of them."""

    def __init__(self, stream: IO[str], name: str) -> None:
        self.stream, self.name = stream, name
        self.text, self.at, self.line, self.ended = "", 0, 1, False
        self.decoder = json.JSONDecoder(parse_constant=lambda _name: None)

    def more(self, count: int = PIECE) -> bool:
        """This will drop what was read and add to what is held."""
        self.line += self.text.count("\n", 0, self.at)
        piece = self.stream.read(count)
        self.text, self.at = self.text[self.at :] + piece, 0
        self.ended = not piece
        if len(self.text) > LONGEST_RECORD + count or sum(map(self.text.count, ",[{")) > MOST_PARTS:
            raise FeedRefused(
                f"{self.name}, line {self.line}: one record is too large to be read. Nothing was changed."
            )
        return bool(piece)

    def peek(self) -> str:
        """This will give the next character that is no space, or "" at the end."""
        while True:
            self.at = SPACE.match(self.text, self.at).end()  # type: ignore[union-attr]  # it matches nothing as well
            if self.at < len(self.text):
                return self.text[self.at]
            if not self.more():
                return ""

    def expect(self, wanted: str) -> str:
        """This will step over one of these characters."""
        found = self.peek()
        if not found or found not in wanted:
            self.fail("the file ends too early" if not found else "this is not JSON")
        self.at += 1
        return found

    def value(self) -> Json:
        """This will decode one value whole."""
        self.peek()
        while True:
            try:
                value, end = self.decoder.raw_decode(self.text, self.at)
            except json.JSONDecodeError as cause:
                if not self.more(max(PIECE, len(self.text))):
                    self.fail("the file ends too early" if cause.pos >= len(self.text) - 1 else "this is not JSON")
            except RecursionError:
                raise FeedRefused(
                    f"{self.name}, line {self.line}: it is nested too deeply. Nothing was changed."
                ) from None
            except ValueError:
                self.fail("a number is too long")
            else:
                # A number at the edge of what is held may go on beyond it.
                length = end - self.at
                if end < len(self.text) or not isinstance(value, int | float) or not self.more():
                    self.at += length
                    return value

    def fail(self, cause: str) -> None:
        """This will refuse the feed, naming the line."""
        line = self.line + self.text.count("\n", 0, self.at)
        raise FeedRefused(f"{self.name}, near line {line}: {cause}. Nothing was changed.")


def values(document: Document) -> Iterator[tuple[str, int, Json]]:
    """This will read a JSON document: (key, line, value), one by one.

    An array gives each of its values with the key "[]". An object gives, for
    each of its keys, the value, or every value of its array in turn with the
    key "name[]", so that no array is ever held whole. Raises FeedRefused where it is no JSON,
    is cut short, nested too deeply, or one record is larger than 8 million
    characters.
    """
    with text_of(document) as stream:
        reader = _Reader(stream, document.name)
        opened = reader.peek()
        if opened == "[":
            yield from _array(reader, "")
        elif opened == "{":
            yield from _object(reader)
        else:
            reader.fail("this is not JSON" if opened else "the file is empty")
        if reader.peek():
            reader.fail("something follows after the end of the JSON")


def _array(reader: _Reader, key: str) -> Iterator[tuple[str, int, Json]]:
    reader.expect("[")
    if reader.peek() == "]":
        reader.expect("]")
        return
    while True:
        reader.peek()
        line = reader.line + reader.text.count("\n", 0, reader.at)
        yield f"{key}[]", line, reader.value()
        if reader.expect(",]") == "]":
            return


def _object(reader: _Reader) -> Iterator[tuple[str, int, Json]]:
    reader.expect("{")
    if reader.peek() == "}":
        reader.expect("}")
        return
    while True:
        key = reader.value()
        if not isinstance(key, str):
            reader.fail("this is not JSON")
        reader.expect(":")
        if reader.peek() == "[":
            yield from _array(reader, key)
        else:
            yield key, reader.line, reader.value()
        if reader.expect(",}") == "}":
            return


def opens_well(document: Document) -> bool:
    """This will say whether a document begins as JSON does; what comes after may still be damaged."""
    with text_of(document) as stream:
        return stream.read(1000).lstrip()[:1] in {"{", "["}


def whole(document: Document) -> Json | None:
    """This will read a small document whole; None where it is too large for that."""
    if document.size > LONGEST_RECORD:
        return None
    with text_of(document) as stream:
        reader = _Reader(stream, document.name)
        if not reader.peek():
            reader.fail("the file is empty")
        value = reader.value()
        if reader.peek():
            reader.fail("something follows after the end of the JSON")
        return value


def lines(document: Document, troubles: Troubles) -> Iterator[tuple[int, Json]]:
    """This will read JSON lines: (line, value). A line that is no JSON is told and left out."""
    with text_of(document) as stream:
        number = last = 0
        while text := stream.readline(LONGEST_RECORD):
            number += 1
            if len(text) >= LONGEST_RECORD:
                raise FeedRefused(f"{document.name}, line {number}: one record is too large. Nothing was changed.")
            if not text.strip():
                if number - last > MOST_BLANK:
                    raise FeedRefused(f"{document.name} holds a million empty lines. Nothing was changed.")
                continue
            last = number
            try:
                yield number, json.loads(text, parse_constant=lambda _name: None)
            except (ValueError, RecursionError):
                troubles.refuse(Where(document.name, f"line {number}"), "this line is not JSON")
