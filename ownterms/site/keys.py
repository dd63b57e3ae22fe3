"""The key files: one secret for this installation, and the key that seals what is private, made at first use."""

import os
import re
import secrets
from pathlib import Path

from ownterms.lib.written.draft import being_written


def secret_key(folder: Path) -> str:
    """This will give the installation's secret, 64 hexadecimal digits, making it if it is not there."""
    return kept(folder / "key")


def master_keys(folder: Path, named: str) -> list[bytes]:
    """This will give the keys of 32 bytes under which each space's own key lies, the newest first.

    `named` holds them as 64 hexadecimal digits each, parted by spaces; where it is empty they are the lines of
    a file, which is made if it is not there. Raises ValueError.
    """
    words = (named or kept(folder / "master.key")).split()
    if not words or not all(re.fullmatch("[0-9a-fA-F]{64}", word) for word in words):
        raise ValueError(
            "A master key is 64 hexadecimal digits. OWNTERMS_MASTER_KEY or the file master.key holds another"
        )
    return [bytes.fromhex(word) for word in words]


def add_master_key(folder: Path) -> bool:
    """This will put a new key before the others in the file; False where it is not the file that holds them."""
    if os.environ.get("OWNTERMS_MASTER_KEY"):
        return False
    file = folder / "master.key"
    before = kept(file)
    with being_written(file) as draft:
        draft.touch(mode=0o600)
        draft.write_text(f"{secrets.token_hex(32)}\n{before}\n")
    return True


def kept(file: Path) -> str:
    """This will give what a key file holds, 64 hexadecimal digits, making it if it is not there.

    The file is readable by its owner only (0600). It is made whole before it gets its name, so
    that two processes starting together agree on one key.
    """
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = file.with_name(f"{file.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_hex(32))
        try:
            os.link(draft, file)  # refuses where another process was first
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return file.read_text().strip()
