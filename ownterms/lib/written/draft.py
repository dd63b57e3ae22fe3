"""Files that are whole or not there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def being_written(file: Path) -> Iterator[Path]:
    """This will give a draft beside `file` to write to, which takes its name once it is whole, or goes."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        yield draft
        with draft.open("rb+") as whole:
            os.fsync(whole.fileno())
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
