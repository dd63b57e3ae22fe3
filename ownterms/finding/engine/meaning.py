"""Static word vectors: a little nearness of meaning where no word and no cue meets.

The vectors lie inside the wheel of ``wordllama`` (256 numbers for each of 32,000 word pieces).
They are read from there by path, without importing the package, because its own loader looks in
another folder and then tries the network. Without the package everything else still works.
"""

import importlib.util
import json
import struct
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WIDTH: Final = 256
SCALE: Final = 320.0
"""A component of a unit vector times this fits into a signed byte; rarer, larger ones are cut."""

MANY: Final = 64
"""Texts from which it pays to cut them on all cores; for a few, the threads would cost more than the work."""

PIECES: Final = 384
"""Word pieces of one listing that are read."""

_WEIGHTS: Final = "weights/l2_supercat_256.safetensors"
_TOKENIZER: Final = "tokenizers/l2_supercat_tokenizer_config.json"


class Meaning:
    """The table of vectors and the tokenizer that cuts words into its pieces."""

    def __init__(self, table: NDArray[np.float16], tokenizer: "Tokenizer") -> None:
        self._table = table
        self._tokenizer = tokenizer

    @classmethod
    @cache
    def standard(cls) -> "Meaning | None":
        """The vectors of the installed package, or ``None`` where there are none."""
        found = importlib.util.find_spec("wordllama")
        if found is None or found.origin is None:
            return None
        folder = Path(found.origin).parent
        try:
            from tokenizers import Tokenizer

            tokenizer = Tokenizer.from_file(str(folder / _TOKENIZER))
            table = _table(folder / _WEIGHTS)
        except (ImportError, OSError, ValueError, KeyError):
            return None
        tokenizer.no_padding()
        tokenizer.enable_truncation(PIECES)
        return cls(table, tokenizer)

    def of(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit vector a text, (texts, 256); zeros for a text without words."""
        vectors = np.zeros((len(texts), WIDTH), np.float32)
        if len(texts) < MANY:
            encoded = [self._tokenizer.encode(text, add_special_tokens=False) for text in texts]
        else:
            encoded = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        for number, pieces in enumerate(encoded):
            if ids := pieces.ids:
                vectors[number] = self._table[ids].mean(axis=0, dtype=np.float32)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        unit: NDArray[np.float32] = vectors / np.maximum(lengths, 1e-9)
        return unit


def packed(vectors: NDArray[np.float32]) -> NDArray[np.int8]:
    """Unit vectors as signed bytes (divide by ``SCALE`` to come back)."""
    signed: NDArray[np.int8] = np.clip(np.rint(vectors * SCALE), -127, 127).astype(np.int8)
    return signed


def _table(path: Path) -> NDArray[np.float16]:
    """The one array in a safetensors file, mapped and not read."""
    with path.open("rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        head = json.loads(file.read(length))["embedding.weight"]
    if head["dtype"] != "F16" or head["shape"][1] != WIDTH:
        raise ValueError("The vectors are not of the shape we know.")
    start = 8 + length + head["data_offsets"][0]
    return np.memmap(path, np.float16, mode="r", offset=start, shape=tuple(head["shape"]))
