"""The tests' own PostgreSQL goes with them, also where somebody stops them."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.data,
    pytest.mark.skipif(not os.environ.get("DATABASE_URL"), reason="./test runs this where PostgreSQL is."),
]


def test_one_that_is_told_to_stop_leaves_nothing() -> None:
    command = [sys.executable, "-m", "tests.postgres", "sh", "-c", "echo $DATABASE_URL $$; exec sleep 600"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as started:
        assert started.stdout
        address, child = started.stdout.readline().split()
        folder = Path(address.partition("?host=")[2])
        server = int((folder / "postmaster.pid").read_text().split()[0])

        started.terminate()

        assert started.wait(timeout=60) == 143
    assert not folder.parent.exists()
    for number in (server, int(child)):
        assert any(is_over(number) for _ in range(100))  # the server takes its file away a moment before it goes


def is_over(number: int) -> bool:
    """Whether a process is gone, or over and not yet asked after; else this waits a moment."""
    seen = subprocess.run(["ps", "-o", "stat=", "-p", str(number)], capture_output=True, text=True, check=False)
    if seen.stdout.strip()[:1] in {"", "Z"}:
        return True
    time.sleep(0.1)
    return False
