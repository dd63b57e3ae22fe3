"""The key file: one secret for this installation, made at first use."""

import os
import secrets
from pathlib import Path


def secret_key(folder: Path) -> str:
    """This will give the installation's secret, 64 hexadecimal digits, making it if it is not there.

    The file is readable by its owner only (0600). It is made whole before it gets its name, so
    that two processes starting together agree on one key.
    """
    file = folder / "key"
    if not file.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = folder / f"key.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_hex(32))
        try:
            os.link(draft, file)  # refuses where another process was first
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return file.read_text().strip()
