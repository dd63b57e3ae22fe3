"""A small sheet to start from: invented."""

from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).with_name("example.csv")


def example() -> str:
    """This will give a CSV of forty invented lines under headings of every column; docs/mirror.md tells of each."""
    return FILE.read_text(encoding="utf-8")
