"""What pages are measured against: an answer with nothing in it, from a bare Django and from behind our own door.

Both are served as `./run` serves: granian, one worker, the same threads.

    python -m benchmarks.web.floor bare|ours PORT
"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.http import HttpRequest, HttpResponse  # noqa: TID251  (the floor is an answer and no more)
from django.urls import path

THREADS = 32  # as `./run` has
WAIT = 60  # seconds until a server must answer
HERE = "127.0.0.1"


def nothing(_request: HttpRequest) -> HttpResponse:
    """This will answer with nothing."""
    return HttpResponse()


urlpatterns = [path("nothing/", nothing, name="nothing")]


def bare() -> object:
    """This will give a Django without middleware or anything else."""
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application

    settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=[HERE], SECRET_KEY=str(os.getpid()))
    return get_wsgi_application()


def ours() -> object:
    """This will give Own Terms with one more page, which says nothing."""
    from django.core.wsgi import get_wsgi_application

    application = get_wsgi_application()
    from ownterms.site import urls  # not before: they load what needs the settings
    from ownterms.site.serving.patience import Patient

    urls.urlpatterns += urlpatterns
    urls.PUBLIC_PAGES.append("nothing")
    return Patient(application, senders=THREADS * 3 // 4)


@dataclass(frozen=True)
class Server:
    """A server in processes of its own."""

    pid: int
    port: int

    @property
    def cpu(self) -> float:
        """Seconds that its processes have worked so far; 0 where the system does not say."""
        ticks = os.sysconf("SC_CLK_TCK")
        return sum(sum(map(int, parts[11:13])) for parts in _stats(self.pid)) / ticks

    @property
    def memory(self) -> int:
        """Bytes of memory that its processes hold; 0 where the system does not say."""
        return sum(int(parts[21]) for parts in _stats(self.pid)) * os.sysconf("SC_PAGE_SIZE")


def _stats(pid: int) -> Iterator[list[str]]:
    """What the system says of each process of a group, from its state on (man proc_pid_stat)."""
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            parts = file.read_text().rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        if int(parts[2]) == pid:
            yield parts


@contextmanager
def served(which: str, *, data: Path) -> Iterator[Server]:
    """This will serve on a free port while the block runs."""
    with socket.socket() as door:
        door.bind((HERE, 0))
        port = door.getsockname()[1]
    environment = os.environ | {"OWNTERMS_DATA": str(data), "DJANGO_SETTINGS_MODULE": "ownterms.site.settings"}
    command = [sys.executable, "-m", "benchmarks.web.floor", which, str(port)]
    process = subprocess.Popen(command, env=environment, start_new_session=True)
    try:
        _wait_for(port)
        yield Server(process.pid, port)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def _wait_for(port: int) -> None:
    """Raises OSError where nothing answers in time."""
    for left in range(10 * WAIT, -1, -1):
        try:
            socket.create_connection((HERE, port), timeout=1).close()
        except OSError:
            if not left:
                raise
            time.sleep(0.1)
        else:
            break


if __name__ == "__main__":
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        f"benchmarks.web.floor:{sys.argv[1]}",
        factory=True,
        address=HERE,
        port=int(sys.argv[2]),
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        log_enabled=False,
    ).serve()
