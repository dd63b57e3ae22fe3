"""Work on what strangers send, done apart: in a process of its own that can open nothing, and is ended in time.

Pictures and sounds are read by large libraries in C. Whatever a crafted file does to them, it does there: in a
process without the keys, the database or the settings of this house (docs/adr/0023). It is started as
`python -m MODULE`, reads the file from its standard input and answers on its standard output:
one line of JSON, then the bytes that it made.
"""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any, Final

MEMORY: Final = 1_073_741_824
"""Bytes of address space that the work may take."""

SECONDS: Final = 40
"""Of computing; a voice note of ten minutes takes four."""

PATIENCE: Final = 55
"""Seconds until whatever still goes on is ended: before a proxy in front would lose patience."""

TURNS: Final = BoundedSemaphore(2)
"""So many at once for each process that serves: others wait, so that pictures never take all the memory."""

Made = tuple[dict[str, Any], bytes]
"""What was made, told and in bytes."""

ROOT: Final = Path(__file__).resolve().parents[3]


class Busy(Exception):
    """Others were at it for as long as somebody could wait."""


class NothingMade(Exception):
    """The work came to no end: the file crashed it, or it would have taken too much time or memory."""


@contextmanager
def waiting(turns: BoundedSemaphore, seconds: float) -> Iterator[None]:
    """This will wait so many seconds for a turn: whoever waits holds a thread that answers people. Raises Busy."""
    if not turns.acquire(timeout=seconds):
        raise Busy
    try:
        yield
    finally:
        turns.release()


def apart(
    module: str,
    given: bytes | bytearray,
    *words: str,
    turns: AbstractContextManager[object] = TURNS,
    patience: float = PATIENCE,
) -> Made:
    """This will have a module work on bytes in a process of its own; `words` are its arguments.

    After `patience` seconds it is ended. It waits for one of `turns`, and raises what they raise. Raises NothingMade.
    What the work refused is told under "refused", by the name of its exception: one of its own, or MemoryError.
    """
    command = [sys.executable, "-s", "-m", module, *words]
    try:
        with turns:
            done = subprocess.run(
                command, input=given, capture_output=True, cwd=ROOT, env={}, timeout=patience, check=False
            )
    except subprocess.TimeoutExpired as trouble:
        raise NothingMade from trouble
    if done.returncode < 0:  # a signal: the work crashed, or took all the time that it had
        raise NothingMade
    done.check_returncode()  # anything else is a fault of this house, and is not laid at the file's door
    told, _, content = done.stdout.partition(b"\n")
    return json.loads(told), content


def at_work(work: Callable[[bytes], Made], *refusals: type[Exception], seconds: int = SECONDS) -> None:
    """This will be the whole of such a process: no file and no line is opened from here on.

    All that the work needs must be imported by now. It may take so many `seconds` of computing.
    """
    told: dict[str, Any]
    shut_in(seconds)
    try:
        told, content = work(sys.stdin.buffer.read())
    except Exception as refused:
        if not isinstance(refused, (MemoryError, *refusals)):
            raise
        told, content = {"refused": type(refused).__name__}, b""
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + content)


def shut_in(seconds: int) -> None:
    """This will set the limits, for good."""
    if hasattr(os, "sched_setaffinity"):  # on one processor: FFmpeg takes a thread with its own memory for each it sees
        every = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {every[os.getpid() % len(every)]})
    limits = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_NOFILE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,  # else a crash would leave somebody's picture on the disk
    }
    for limit, most in limits.items():
        with suppress(ValueError, OSError):  # macOS knows no limit of address space
            resource.setrlimit(limit, (most, most))
