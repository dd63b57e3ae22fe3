"""Files with one JSON object a line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


class BadLine(ValueError):
    """A file or a line of it that cannot be read; the sentence names it and says why."""


def rows(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """This will give each line's number, from 1, and its object; empty lines are passed over. Raises BadLine."""
    try:
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield number, _object(line, f"{file}, line {number}")
    except OSError as trouble:
        raise BadLine(f"{file} cannot be read: {trouble.strerror}.") from trouble
    except UnicodeDecodeError as trouble:
        raise BadLine(f"{file} is not written in UTF-8, at byte {trouble.start} of a part of it.") from trouble


def _object(line: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as trouble:
        raise BadLine(f"{where} is not JSON.") from trouble
    if not isinstance(row, dict):
        raise BadLine(f"{where} is not an object with names and values.")
    return row
