"""How fast and how large finding is, from a thousand listings to a million.

Run by `python -m benchmarks.speed [SIZE…]` (10³, 10⁴ and 10⁵ if none is given; a million takes some
ten minutes). Beyond the real listings others are grown by varying them: words of one listing are put
in the place of words of another, names and organisations are mixed, places are moved.
"""

import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from ownterms.finding.engine import Index, Listing, Meaning

from . import judged, serving

SIZES = (1_000, 10_000, 100_000)
BARS = {10_000: (20, 200), 1_000_000: (60, 700)}  # at most so many ms (95th percentile) and MB


def grown(real: Sequence[Listing], size: int) -> Iterator[Listing]:
    """So many listings, the real ones first."""
    dice = random.Random(size)
    for number in range(size):
        listing = real[number % len(real)]
        yield listing if number < len(real) else varied(listing, real, number, dice)


def varied(listing: Listing, real: Sequence[Listing], number: int, dice: random.Random) -> Listing:
    """A listing like this one, with a quarter of its words from others."""
    other, third = dice.choice(real), dice.choice(real)
    foreign = other.text.split() or ["and"]
    said = [dice.choice(foreign) if dice.random() < 0.25 else word for word in listing.text.split()]
    return replace(
        listing,
        id=f"grown:{number}",
        name=" ".join([*listing.name.split()[:4], *other.name.split()[-2:]]),
        text=" ".join(said),
        organisation=third.organisation,
        places=tuple((lat + dice.gauss(0, 0.2), lon + dice.gauss(0, 0.2)) for lat, lon in listing.places),
    )


def change_ms(index: Index) -> float:
    """Milliseconds until one changed listing is found again, in a process that has answered before."""
    index.search("hello")
    began = time.perf_counter()
    changed = index.change(put=[Listing(id="changed", name="Zither evenings", text="Play the zither together.")])
    found = changed.search("zither evenings").hits
    assert found
    assert found[0].id == "changed"
    return 1000 * (time.perf_counter() - began)


def row(size: int, real: Sequence[Listing], texts: Sequence[str]) -> dict[str, float]:
    """Build an index of this size and measure it."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        index = Index.build(grown(real, size), Path(folder), lexicon=judged.lexicon(), meaning=Meaning.standard())
        built = time.perf_counter() - began
        changed = change_ms(index)
        disk = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
        served = serving.measure(Path(folder), texts)
    return {"build_s": round(built, 1), "change_ms": round(changed), "disk_mb": round(disk / 2**20), **served}


def main(sizes: Sequence[int]) -> None:
    """Print the curve and the result."""
    real, texts = judged.listings(), [each.text for each in judged.questions()]
    heads = ("build_s", "change_ms", "disk_mb", "open_ms", "p50_ms", "p95_ms", "rss_mb")
    print(f"{'listings':>9} " + " ".join(f"{head:>9}" for head in heads))
    result = {}
    for size in sizes:
        measured = result[str(size)] = row(size, real[:size], texts)
        note = ""
        if size in BARS:
            most_ms, most_mb = BARS[size]
            note = f"  (bar: {most_ms} ms, {most_mb} MB)"
        print(f"{size:>9} " + " ".join(f"{measured[head]:>9}" for head in heads) + note, flush=True)
    print(f"RESULT {json.dumps(result)}")


if __name__ == "__main__":
    try:
        main([int(size) for size in sys.argv[1:]] or SIZES)
    except judged.Absent as absent:
        print(absent)
        sys.exit(0)
