"""A process of its own that answers from an index on one core, and says how fast and how large it is."""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from ownterms.finding.engine import Index, Meaning

from . import judged

ROUNDS = 3  # each question is asked so often; the first time counts as the others do


def measure(folder: Path, texts: Sequence[str]) -> dict[str, float]:
    """Milliseconds (median, 95th percentile), resident memory in MB and milliseconds to open."""
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OWNTERMS_QUESTIONS": json.dumps(list(texts))}
    command = [sys.executable, "-m", "benchmarks.serving", str(folder)]
    ran = subprocess.run(command, env=environment, cwd=judged.ROOT, check=True, capture_output=True, text=True)
    measured: dict[str, float] = json.loads(ran.stdout)
    return measured


def resident_mb() -> int:
    """The most memory this process has held since it began; not that of the process it sprang from."""
    status = Path("/proc/self/status")
    if status.exists():
        held = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return round(int(held.split()[1]) / 1024)
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _serve(folder: Path, texts: Sequence[str]) -> dict[str, float]:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    began = time.perf_counter()
    index = Index.open(folder, lexicon=judged.lexicon(), meaning=Meaning.standard())
    index.search("hello")
    opened = time.perf_counter() - began
    taken = []
    for text in list(texts) * ROUNDS:
        began = time.perf_counter()
        index.search(text)
        taken.append(1000 * (time.perf_counter() - began))
    taken.sort()
    return {
        "p50_ms": round(taken[len(taken) // 2], 1),
        "p95_ms": round(taken[int(len(taken) * 0.95)], 1),
        "rss_mb": resident_mb(),
        "open_ms": round(1000 * opened),
    }


if __name__ == "__main__":
    print(json.dumps(_serve(Path(sys.argv[1]), json.loads(os.environ["OWNTERMS_QUESTIONS"]))))
