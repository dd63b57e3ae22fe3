"""What is looked at apart is looked at once: the same photo stands in many lives."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import BinaryIO
from unittest.mock import patch

import pytest

from ownterms.lib import picture

once = cache(lambda content: REMADE(BytesIO(content)))
REMADE = picture.remade


@pytest.fixture(autouse=True)
def each_photo_once() -> Iterator[None]:
    def remade(file: BinaryIO) -> picture.Picture:
        made: picture.Picture = once(file.read())
        return made

    with patch.object(picture, "remade", remade):
        yield
