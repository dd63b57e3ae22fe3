"""Which processes serve, and with what settings."""

import logging.config
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError

from ownterms.site.logs import logging_by
from ownterms.site.serving.processes import Process, keep_running, listens

WEB = "ownterms.site.serving.web"
BACKGROUND = "ownterms.site.serving.background"
QUEUES = [["default", "--clock"], ["slow"], ["backups"]]
"""A worker each: letters wait for no source that is read again, and the nightly backup for neither."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How to serve on this machine.

    `threads` answer in each of `workers`; `grace` is in seconds. `queues` holds the words of one background
    worker after another.
    """

    host: str
    port: int
    web: bool = True
    workers: int = 1
    threads: int = 32
    grace: int = 5
    certificate: Path | None = None
    certificate_key: Path | None = None
    queues: list[list[str]] = field(default_factory=lambda: [["*", "--clock"]])
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Where it is reached, as a browser would write it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.certificate else 'http'}://{host}:{self.port}/"

    @property
    def log(self) -> str:
        """How it is written down what happens."""
        return self.environment.get("OWNTERMS_LOG") or os.environ.get("OWNTERMS_LOG", "lines")

    def processes(self) -> list[Process]:
        """This will give what should be running."""
        told = os.environ | self.environment
        web = [Process("web", WEB, self.web_words(), told)] if self.web else []
        return web + [Process(f"background {words[0]}", BACKGROUND, words, told) for words in self.queues]

    def web_words(self) -> list[str]:
        """This will give the words with which the web server is started."""
        words = ["--host", self.host, "--port", str(self.port), "--workers", str(self.workers), "--log", self.log]
        words += ["--threads", str(self.threads), "--grace", str(self.grace)]
        if self.certificate and self.certificate_key:
            words += ["--certificate", str(self.certificate), "--certificate-key", str(self.certificate_key)]
        return words


def run(plan: Plan, *, greeting: str) -> None:
    """This will serve by the plan until it is told to stop; raises CommandError where it could not begin.

    `greeting` is said once somebody can be served; {address} in it is filled in.
    """
    counts = settings.DATA / "counts"
    shutil.rmtree(counts, ignore_errors=True)  # counts of a run that is over
    counts.mkdir(mode=0o700)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(counts)
    logging.config.dictConfig(logging_by(plan.log))  # the supervisor's own lines are like the others'

    def greeted() -> bool:
        if plan.web and not listens(plan.host, plan.port):
            return False
        print(greeting.format(address=plan.address), flush=True)  # noqa: T201  (what the command answers)
        return True

    if keep_running(plan.processes(), once_ready=greeted, grace=plan.grace + 5):
        raise CommandError("It ended before it could serve; see the lines above. What was kept is safe.")
