"""Sealing: words and pictures that only the holder of a key can read.

AES-256-GCM (NIST SP 800-38D) with a random nonce of 96 bits for each sealing. What a sealed thing belongs
to is bound in as associated data: moved to another row, it cannot be opened.
"""

import hashlib
import hmac
import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY: Final = 32
"""Bytes of a key."""

NONCE: Final = 12
"""Bytes that stand before what is sealed; drawn at random, so one key may seal four thousand million times."""


class Tampered(Exception):
    """What is sealed was altered or moved, or the key is another."""


def new_key() -> bytes:
    """This will draw a key."""
    return os.urandom(KEY)


def seal(key: bytes, plain: bytes, *, bound: str) -> bytes:
    """This will seal bytes to a key and to what they belong to: a nonce, the sealed bytes, and 16 bytes of proof."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, plain, bound.encode())


def unseal(key: bytes, sealed: bytes, *, bound: str) -> bytes:
    """This will give back what was sealed. Raises Tampered."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], bound.encode())
    except (InvalidTag, ValueError):
        raise Tampered from None


def key_for(master: bytes, purpose: str) -> bytes:
    """This will derive a key for one purpose, so that no key serves two (HKDF-Expand of RFC 5869, one block)."""
    return hmac.digest(master, purpose.encode() + b"\x01", "sha256")


def name_of(key: bytes) -> str:
    """This will name a key by 8 hexadecimal digits that tell nothing of it."""
    return hashlib.sha256(b"ownterms key" + key).hexdigest()[:8]
