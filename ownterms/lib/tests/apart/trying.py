"""Work that tries what no work may do. Run as `python -m ownterms.lib.tests.apart.trying`."""

import ctypes
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from ownterms.lib.apart.work import Made, at_work

TRIED: dict[str, Callable[[], object]] = {
    "file": Path(__file__).read_bytes,
    "line": socket.socket,
    "process": lambda: subprocess.run([sys.executable, "-c", "pass"], stdout=subprocess.PIPE, check=True),
}


def tried(given: bytes) -> Made:
    """This will try everything, or crash."""
    if given == b"crash":
        ctypes.string_at(0)
    came = {}
    for name, trial in TRIED.items():
        try:
            trial()
            came[name] = "done"
        except OSError:
            came[name] = "OSError"
    came["processors"] = str(len(os.sched_getaffinity(0)))
    return came | {"secrets": sum("OWNTERMS" in name for name in os.environ)}, b""


if __name__ == "__main__":
    at_work(tried)
