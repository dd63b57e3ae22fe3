"""The whole server is killed while people write, again and again: is all there that they were told is kept?

Run by `python -m benchmarks.kills [ROUNDS]` (100 unless told, some ten minutes). SQLite, with the product's settings.
Each round starts `./run`, lets people propose words and write into a private notebook over HTTP, while a helper looks
at it, and kills all its processes (`kill -9`) after 30 to 600 ms. Then the next start must bring back all that was
acknowledged, a trace of each look that was shown, and a trail that is unbroken.
"""

import json
import random
import sqlite3
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

from .place import Kept, Place
from .web.house import House, Looker, Writers

PROPOSERS, OWNERS = 2, 2


def drill(rounds: int, *, seed: int = 1) -> dict[str, Any]:
    """This will kill it so often, and count what was acknowledged, lost, and how soon it answered again (seconds)."""
    dice = random.Random(seed)
    seen: dict[str, Any] = dict.fromkeys(
        ["kills", "acknowledged", "lost", "unacknowledged_kept", "looks", "looks_without_trace", "damaged"], 0
    )
    ready: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        house = House(data, environment={"DATABASE_URL": ""})
        house.start()
        place = Place.begin(house.environment)
        before = Kept.read(house.environment)
        for number in range(rounds):
            proposers = Writers(house.port, PROPOSERS, f"round {number}")
            owners = Writers(house.port, OWNERS, f"round {number}", signed_in=place.owner)
            looker = Looker(house.port, place)
            with proposers.at_work(), owners.at_work(), looker.at_work():
                time.sleep(dice.uniform(0.03, 0.6))
                house.kill()
            seen["kills"] += 1
            ready.append(house.start())
            proposals, after = look(data, seen), Kept.read(house.environment)
            for told, kept in ((proposers.acknowledged, proposals), (owners.acknowledged, after.words - before.words)):
                seen["acknowledged"] += len(told)
                seen["lost"] += len(set(told) - kept)
                seen["unacknowledged_kept"] += len(kept - set(told))
            seen["looks"] += looker.shown
            seen["looks_without_trace"] += max(0, looker.shown - (after.looks - before.looks))
            seen["damaged"] += not after.unbroken
            before = after
        house.stop()
    ready.sort()
    return seen | {"ready_p50_s": round(ready[len(ready) // 2], 2), "ready_max_s": round(ready[-1], 2)}


def look(data: Path, seen: dict[str, Any]) -> set[str]:
    """The proposals of this round; then they are laid aside, for only so many may wait."""
    with closing(sqlite3.connect(data / "ownterms.sqlite3", timeout=20)) as rows, rows:
        seen["damaged"] += rows.execute("PRAGMA integrity_check").fetchone()[0] != "ok"
        kept = {words for (words,) in rows.execute("SELECT words FROM finding_proposal")}
        rows.execute("DELETE FROM finding_proposal")
    return kept


def main(rounds: int) -> None:
    """Print what was seen and the result."""
    seen = drill(rounds)
    for name, value in seen.items():
        print(f"{name.replace('_', ' '):<22} {value:>8}")
    print(f"RESULT {json.dumps(seen)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
