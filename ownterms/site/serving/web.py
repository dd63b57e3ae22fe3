"""The web server: Granian and its workers.

Started by the supervisor as `python -m ownterms.site.serving.web --port N …`. This process holds no
Django: each worker loads it after it was made, so that a new worker is like the first.
"""

import logging
import signal
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from ownterms.site.logs import logging_by
from ownterms.site.serving.patience import Patient
from ownterms.site.serving.processes import end_with_parent


def main(words: list[str]) -> None:
    """This will serve as the words say until it is told to stop."""
    parser = ArgumentParser()
    parser.add_argument("--host", required=True)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--workers", type=int, required=True)
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--grace", type=int, required=True)
    parser.add_argument("--log", required=True)
    parser.add_argument("--certificate", type=Path)
    parser.add_argument("--certificate-key", type=Path)
    told = parser.parse_args(words)
    end_with_parent(signal.SIGTERM)
    server = Granian(
        "ownterms.site.wsgi:application",
        address=told.host,
        port=told.port,
        interface=Interfaces.WSGI,
        workers=told.workers,
        blocking_threads=told.threads,
        respawn_failed_workers=True,
        workers_kill_timeout=told.grace,
        ssl_cert=told.certificate,
        ssl_key=told.certificate_key,
        log_dictconfig=logging_by(told.log),
        log_level=LogLevels.error,  # its other lines frighten: “Killing worker” is how a long answer ends, at a stop
    )
    server.serve(target_loader=partial(loaded, told.threads), wrap_loader=False)


def loaded(threads: int) -> Callable[..., Any]:
    """This will load the application in a new worker, with all that the first question would wait for."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)  # those of the parent, inherited, would only note it and stay
    end_with_parent(signal.SIGKILL)  # with nobody to start it again or stop it, it would hold the port for ever
    from ownterms.exchange.sending import Pieces
    from ownterms.site.wsgi import application

    Pieces.turns = BoundedSemaphore(max(1, threads // 4))
    warm()
    return Patient(application, senders=max(1, threads * 3 // 4))


def warm() -> None:
    """This will read the lexicon and open the index. Where that cannot be done yet, the first question will."""
    from django.db import connection

    from ownterms.finding import index

    try:
        index.current()
    except Exception:
        logging.getLogger(__name__).exception("The index could not be opened yet.")
    finally:
        connection.close()


if __name__ == "__main__":
    main(sys.argv[1:])
