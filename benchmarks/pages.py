"""What pages cost beside an answer with nothing in it, for 50 readers at once over real HTTP on this machine.

A bare Django and Own Terms are served side by side as `./run` serves; rounds take turns, so that
noise hits all alike. The cost of a page is told in three ways, each as a multiple of the empty answer: work
(seconds of processor for each answer), 1 ÷ answers a second, and the time in which 95 of 100 were answered. The
directory is the invented town, grown to 10,000 services; the questions are those of `sentences.jsonl`.

    python -m benchmarks.pages [SERVICES] [ROUNDS]
"""

import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from . import judged
from .web import floor, readers
from .web.grown_town import grow

SERVICES = 10_000
ROUNDS = 6
SECONDS = 2.0  # a page in each round
READERS = 50
BAR = 4.0  # times the empty answer, for the page of results
EMPTY, BEHIND = "empty answer, bare Django", "empty answer, our middleware"
RESULTS = "results of a question"


@dataclass
class Measured:
    """One page over all rounds."""

    page: str
    rounds: list[readers.Answers] = field(default_factory=list)
    work: list[float] = field(default_factory=list)  # milliseconds of processor for each answer

    @property
    def figures(self) -> dict[str, float]:
        """The median round: milliseconds, answers a second, and kilobytes sent."""
        middle = statistics.median
        return {
            "work_ms": middle(self.work),
            "each_second": middle(each.each_second for each in self.rounds),
            "p50_ms": middle(each.quantile(0.5) for each in self.rounds),
            "p95_ms": middle(each.quantile(0.95) for each in self.rounds),
            "kb": middle(each.body_bytes / len(each.times) / 1000 for each in self.rounds),
        }


def make_ready(data: Path, services: int) -> None:
    """This will build the database, the files of the pages and the index of a grown town."""
    feed = data / "town.json"
    grow(feed, services)
    environment = os.environ | {"OWNTERMS_DATA": str(data), "DJANGO_SETTINGS_MODULE": "ownterms.site.settings"}
    tool = [sys.executable, "-m", "ownterms.site"]
    steps = (
        [sys.executable, "-m", "django", "migrate", "--verbosity", "0"],
        [sys.executable, "-m", "django", "collectstatic", "--noinput", "--verbosity", "0"],
        [*tool, "directory", "import", str(feed), "--invented"],
        [*tool, "find", "bread"],
    )
    for step in steps:
        subprocess.run(step, env=environment, check=True, cwd=judged.ROOT, stdout=subprocess.DEVNULL)


def pages(data: Path) -> dict[str, list[bytes]]:
    """What readers ask of Own Terms, page by page."""
    listings, bodies = known(data)
    lines = (judged.ROOT / "benchmarks" / "sentences.jsonl").read_text(encoding="utf-8").splitlines()
    return {
        BEHIND: [readers.asking("/nothing/")],
        "home": [readers.asking("/")],
        RESULTS: [readers.asking("/find/", {"words": json.loads(line)["text"], "near": ""}) for line in lines],
        "listing": [readers.asking(f"/listings/{pk}/") for pk in listings],
        "organisation": [readers.asking(f"/organisations/{pk}/") for pk in bodies],
        "wander": [readers.asking(f"/looking/?page={number}") for number in range(100)],
    }


def known(data: Path) -> tuple[list[str], list[str]]:
    """Some ids of listings and of organisations, spread over the whole."""
    code = (
        "import django, json; django.setup(); from ownterms.directory.models import Listing, Organisation; "
        "print(json.dumps([[str(pk) for pk in each.objects.order_by('pk').values_list('pk', flat=True)[:500]]"
        " for each in (Listing, Organisation)]))"
    )
    environment = os.environ | {"OWNTERMS_DATA": str(data), "DJANGO_SETTINGS_MODULE": "ownterms.site.settings"}
    told = subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True)
    listings, bodies = json.loads(told.stdout)
    return listings, bodies


def measure(data: Path, rounds: int) -> Iterator[Measured]:
    """This will let all pages take turns, round after round."""
    with floor.served("bare", data=data) as bare, floor.served("ours", data=data) as ours:
        asked = {EMPTY: (bare, [readers.asking("/nothing/")])}
        asked |= {page: (ours, requests) for page, requests in pages(data).items()}
        found = {page: Measured(page) for page in asked}
        for number in range(rounds + 1):
            for page, (server, requests) in asked.items():
                before = server.cpu
                seconds = SECONDS if number else 1.0  # the first round only warms up
                answers = asyncio.run(readers.ask(server.port, requests, readers=READERS, seconds=seconds))
                assert set(answers.statuses) == {200}, (page, answers.statuses)
                if number:
                    found[page].rounds.append(answers)
                    found[page].work.append(1000 * (server.cpu - before) / len(answers.times))
        yield from found.values()


def main(services: int, rounds: int) -> None:
    """This will print the table and, last, the result."""
    with tempfile.TemporaryDirectory(prefix="ownterms-pages-") as folder:
        make_ready(Path(folder), services)
        figures = {each.page: each.figures for each in measure(Path(folder), rounds)}
    floor_of = figures[EMPTY]
    heads = ("work ms", "a second", "p50 ms", "p95 ms", "KB", "work ×", "1/rate ×", "p95 ×")
    print(f"{services:,} services, {READERS} readers, one worker; readers work on the same cores")
    print(f"{'':<30}" + "".join(f"{head:>10}" for head in heads))
    for page, its in figures.items():
        its["work_times"] = its["work_ms"] / floor_of["work_ms"]
        its["rate_times"] = floor_of["each_second"] / its["each_second"]
        its["p95_times"] = its["p95_ms"] / floor_of["p95_ms"]
        print(f"{page:<30}" + "".join(f"{value:>10.2f}" for value in its.values()), flush=True)
    held = figures[RESULTS]["rate_times"] <= BAR
    print(f"Bar: results at most {BAR} × the empty answer: {'reached' if held else 'not reached'}")
    rounded = {page: {name: round(value, 3) for name, value in its.items()} for page, its in figures.items()}
    print("RESULT", json.dumps({"services": services, "readers": READERS, "pages": rounded}))


if __name__ == "__main__":
    main(*(int(each) for each in (sys.argv[1:] + [str(SERVICES), str(ROUNDS)][len(sys.argv) - 1 :])))
