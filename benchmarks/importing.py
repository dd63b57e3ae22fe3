"""How long an import takes and what memory it needs: made-up feeds of 10³, 10⁴ and 10⁵ services.

Each feed is an HSDS 3 folder of CSV files, read in a process of its own into
an empty SQLite database, and once more to see that nothing is new. The bar: 100,000
services in under 60 s and 300 MB on two cores.

    python -m benchmarks.importing [SERVICES …]
"""

import csv
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

SIZES = (1_000, 10_000, 100_000)
WORDS = (
    "garden kitchen choir walking mending stories tea music reading cycling pottery table neighbours morning evening "
    "quiet open shared weekly free friendly warm small local welcome people together learning making cooking growing"
).split()
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
Lines = Iterator[list[object]]


def sentence(chance: random.Random, words: int) -> str:
    """This will make up a sentence."""
    return " ".join(chance.choices(WORDS, k=words)).capitalize() + "."


def main_tables(services: int) -> dict[str, tuple[str, Lines]]:
    """This will give organisations, services and locations: columns and lines."""
    chance = random.Random(services)
    bodies, places = max(services // 5, 1), max(services // 3, 1)

    def organisations() -> Lines:
        for n in range(bodies):
            yield [f"o{n}", f"Millbrook {n} {chance.choice(WORDS)}", sentence(chance, 20), "www.example.org"]

    def offered() -> Lines:
        for n in range(services):
            text = "\n\n".join(sentence(chance, 25) for _paragraph in range(3))
            name = f"{chance.choice(WORDS).capitalize()} {chance.choice(WORDS)} {n}"
            about = [text, "https://example.org/s", "active", sentence(chance, 8), 18, 99, "2026-03-01"]
            yield [f"s{n}", f"o{n % bodies}", name, *about]

    def located() -> Lines:
        return ([f"l{n}", f"Hall {n}", 51 + n % 1000 / 1000, -1 + n % 777 / 1000, "physical"] for n in range(places))

    about = "description url status eligibility_description minimum_age maximum_age assured_date"
    return {
        "organizations": ("id name description website", organisations()),
        "services": (f"id organization_id name {about}", offered()),
        "locations": ("id name latitude longitude location_type", located()),
    }


def further_tables(services: int) -> dict[str, tuple[str, Lines]]:
    """This will give what hangs on services and locations: columns and lines."""
    places, terms = max(services // 3, 1), 300
    return {
        "addresses": (
            "id location_id address_1 city postal_code country",
            ([f"a{n}", f"l{n}", f"{n} High Street", "Millbrook", f"MB{n % 99} 1AA", "GB"] for n in range(places)),
        ),
        "service_at_location": (
            "id service_id location_id",
            ([f"x{n}", f"s{n}", f"l{n % places}"] for n in range(services)),
        ),
        "phones": ("id service_id number", ([f"p{n}", f"s{n}", f"01632 {n:06}"] for n in range(services))),
        "schedules": (
            "id service_id freq byday opens_at closes_at",
            ([f"t{n}", f"s{n // 2}", "WEEKLY", DAYS[n % 7], "10:00", "12:30"] for n in range(services * 2)),
        ),
        "taxonomy_terms": ("id name taxonomy", ([f"c{n}", f"Things {n}", "categories"] for n in range(terms))),
        "attributes": (
            "id link_id link_entity taxonomy_term_id",
            ([f"y{n}", f"s{n // 2}", "service", f"c{n * 7 % terms}"] for n in range(services * 2)),
        ),
    }


def make(folder: Path, services: int) -> int:
    """This will write a made-up directory into a folder, about eight rows a service, and give their count."""
    count = 0
    for name, (columns, lines) in (main_tables(services) | further_tables(services)).items():
        with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(columns.split())
            for line in lines:
                writer.writerow(line)
                count += 1
    return count


def measure(folder: str) -> None:
    """This will import a folder twice into an empty database, and print seconds and memory as JSON."""
    import django

    django.setup()
    from django.core.management import call_command

    from ownterms.directory.actions.importing import Origin, import_feed

    call_command("migrate", verbosity=0)
    found: dict[str, object] = {}
    for when in ("first", "again"):
        started = time.monotonic()
        report = import_feed([folder], origin=Origin("Made up", invented=True))
        found[f"{when}_seconds"] = round(time.monotonic() - started, 2)
        found[f"{when}_nothing_new"] = report.is_nothing_new
        found[f"{when}_rss_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps(found))


def run(services: int) -> dict[str, object]:
    """This will make a feed and measure it in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="ownterms-importing-") as folder:
        feed, kept = Path(folder, "feed"), Path(folder, "data")
        feed.mkdir()
        rows = make(feed, services)
        environment = os.environ | {"OWNTERMS_DATA": str(kept), "DJANGO_SETTINGS_MODULE": "ownterms.site.settings"}
        command = [sys.executable, "-m", "benchmarks.importing", "--measure", str(feed)]
        done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
        figures: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
        return {"services": services, "rows": rows} | figures


def main(sizes: Iterable[int]) -> None:
    """This will print the table, and the largest as RESULT."""
    print(f"{'services':>10}{'rows':>12}{'first, s':>12}{'again, s':>12}{'MB':>8}  nothing new the second time")
    last: dict[str, object] = {}
    for size in sizes:
        last = run(size)
        print(
            f"{size:>10,}{last['rows']:>12,}{last['first_seconds']:>12}{last['again_seconds']:>12}"
            f"{last['first_rss_mb']:>8}  {'yes' if last['again_nothing_new'] else 'NO'}",
            flush=True,
        )
    print("RESULT", json.dumps(last | {"seconds": last["first_seconds"], "rss_mb": last["again_rss_mb"]}))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(sys.argv[2])
    else:
        main([int(each) for each in sys.argv[1:]] or SIZES)
