"""The supervisor: starts the processes that serve, starts again what ended, and stops all of them together.

It holds one thread and no database. Everything that it starts is a new program and no fork of itself,
so that nothing is ever inherited half-way through.
"""

import contextlib
import ctypes
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

LOOK = 0.2  # seconds between two looks at the processes
STEADY = 60.0  # seconds after which a process counts as started well
LONGEST_REST = 30.0  # seconds before a process that keeps ending is started again
PR_SET_PDEATHSIG = 1  # linux/prctl.h

log = logging.getLogger(__name__)


@dataclass
class Process:
    """One program that should be running: a module of ours, its words, and its environment."""

    name: str
    module: str
    words: list[str]
    environment: dict[str, str]
    running: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    rest: float = field(default=0.0)

    def start(self) -> None:
        """This will start it. It reads nothing, and writes where we write."""
        command = [sys.executable, "-m", self.module, *self.words]
        self.running = subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL)
        self.started = time.monotonic()

    def look_after(self) -> None:
        """This will start it again where it ended: at once the first time, then after longer and longer rests."""
        if self.running is None or self.running.poll() is None:
            return
        lived = time.monotonic() - self.started
        if lived >= STEADY:
            self.rest = 0.0
        if lived >= self.rest:
            log.warning("A process ended and is started again: %s", self.name)
            self.rest = min(LONGEST_REST, max(1.0, self.rest * 2))
            self.start()

    @property
    def ended(self) -> bool:
        """Whether it was started and runs no more."""
        return self.running is not None and self.running.poll() is not None


def keep_running(processes: list[Process], *, once_ready: Callable[[], bool], grace: float) -> int:
    """This will run the processes until SIGTERM or Ctrl+C, and give the exit code.

    `once_ready` is asked again and again until it says true; a process that ends before that ends all
    of them, with 1: what cannot start should say so and not try for ever. On stopping, each gets
    `grace` seconds to finish what it is at.
    """
    told: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda got, _: told.append(got))
    for each in processes:
        each.start()
    ready = False
    while not told:
        ready = ready or once_ready()
        if not ready and any(each.ended for each in processes):
            break
        for each in processes:
            each.look_after()
        time.sleep(LOOK)
    stop(processes, grace=grace)
    return 0 if told else 1


def stop(processes: list[Process], *, grace: float) -> None:
    """This will ask every process to end, and end those that have not after `grace` seconds."""
    running = [each.running for each in processes if each.running is not None]
    for each in running:
        with contextlib.suppress(ProcessLookupError):
            each.terminate()
    until = time.monotonic() + grace
    for each in running:
        try:
            each.wait(timeout=max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            each.kill()
            each.wait()


def end_with_parent(how: signal.Signals) -> None:
    """This will have the kernel send us a signal when the process that started us is gone, where it can (Linux)."""
    if not sys.platform.startswith("linux"):
        return
    parent = os.getppid()
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, int(how))
    if os.getppid() != parent:  # it went in between
        os.kill(os.getpid(), how)


def listens(host: str, port: int) -> bool:
    """Whether somebody can be served there."""
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True
