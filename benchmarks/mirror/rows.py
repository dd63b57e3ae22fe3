"""How long a spreadsheet takes, from a thousand lines to a million, and what memory it needs.

Run by `python -m benchmarks.mirror.rows [LINES …]`. Each size is read and held up to the nine tests in a process of its
own, as `./run mirror` does. Seconds are of the processor, as others use it too. The floor is what Python's own `csv`
takes to go through the same file and do nothing with it. The bar: a million lines in 20 s and 300 MB, and time and
memory that grow with the lines and no faster.
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
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

SIZES = (1_000, 10_000, 100_000, 1_000_000)
SECONDS, MEGABYTES = 20.0, 300
HEADS = (
    "person_id date started_by invited purpose purpose_set_by provider recorder_org source_kind category ended_by "
    "person_agreed_end required_items"
).split()


def make(path: Path, lines: int) -> None:
    """This will write an invented sheet: eight lines a person, in the words that people use."""
    dice = random.Random(lines)
    pick = dice.choice
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADS)
        for _ in range(lines):
            writer.writerow([
                f"P{dice.randrange(lines // 8 + 1):07}",
                f"{dice.randrange(1, 29):02}/{dice.randrange(1, 13):02}/{pick((2023, 2024, 2025))}",
                pick(("Self-referral", "service", "GP", "")), pick(("Yes", "No", "")),
                f"find somebody to {dice.randrange(lines // 20 + 1)} with",
                pick(("client", "LA contract", "worker", "")),
                f"Provider {dice.randrange(40)}", "Millbrook Centre",
                pick(("GP", "church", "neighbour; professional", "")),
                pick(("housing", "money", "health")), pick(("client", "service", "")), pick(("yes", "no", "")),
                pick(("name; diagnosis; risk", "name; phone", "none", "")),
            ])  # fmt: skip


def measure(path: Path) -> dict[str, float]:
    """This will read a sheet and hold it up, in this process, which then can do nothing else."""
    began = time.process_time()
    with path.open(newline="", encoding="utf-8") as file:
        for _line in csv.reader(file):
            pass
    floor = time.process_time() - began

    from ownterms.mirror.reading import hold_up
    from ownterms.mirror.sheets import take

    began = time.process_time()
    with path.open("rb") as sheet:
        taken = take(sheet, path.name)
    read = time.process_time() - began
    took = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    began = time.process_time()
    hold_up(taken.facts)
    held = time.process_time() - began
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert taken.troubles.count == 0
    return {"floor_s": floor, "read_s": read, "held_s": held, "read_mb": took, "mb": most}


def row(lines: int, folder: Path) -> dict[str, float]:
    """This will measure one size in a process of its own."""
    path = folder / f"{lines}.csv"
    make(path, lines)
    command = [sys.executable, "-m", "benchmarks.mirror.rows", "--measure", str(path)]
    figures: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    path.unlink()
    return figures | {"times": (figures["read_s"] + figures["held_s"]) / figures["floor_s"]}


def main(sizes: Sequence[int]) -> None:
    """Print the curve and the result."""
    heads = ("floor_s", "read_s", "held_s", "times", "read_mb", "mb")
    print(f"{'lines':>10}" + "".join(f"{head:>10}" for head in heads))
    seen: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory(prefix="ownterms-rows-") as folder:
        for lines in sizes:
            seen[lines] = told = row(lines, Path(folder))
            print(f"{lines:>10,}" + "".join(f"{told[head]:>10.2f}" for head in heads), flush=True)
    last = seen[max(seen)]
    within = last["read_s"] + last["held_s"] <= SECONDS and last["mb"] <= MEGABYTES
    print(f"Bar: {SECONDS:.0f} s and {MEGABYTES} MB: {'yes' if within else 'no'}")
    rounded = {lines: {head: round(figure, 3) for head, figure in told.items()} for lines, told in seen.items()}
    print(f"RESULT {json.dumps({'within': within, 'lines': rounded})}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        print(json.dumps(measure(Path(sys.argv[2]))))
    else:
        main([int(each) for each in sys.argv[1:]] or SIZES)
