"""How long a writer waits when many write at once.

Run by `python -m benchmarks.writers [WRITERS]` (32 unless told, in four processes). Each keeps one proposal after
another for five seconds, counting those that wait first, as the product does. SQLite with and without our queue;
PostgreSQL too where DATABASE_URL names one (as in `python -m tests.postgres python -m benchmarks.writers`).
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ownterms.site.settings")

SECONDS = 5
PROCESSES = 4
QUEUE, NO_QUEUE = "ownterms.site.sqlite", "django.db.backends.sqlite3"


def set_up(engine: str) -> None:
    """Django with this engine for SQLite."""
    import django
    from django.conf import settings

    if not os.environ.get("DATABASE_URL"):
        settings.DATABASES["default"]["ENGINE"] = engine
    django.setup()


def write(threads: int, engine: str) -> dict[str, Any]:
    """One process: the milliseconds that each write took, and how many could not be done."""
    set_up(engine)
    from django.db import DatabaseError, connection, transaction

    from ownterms.finding.models import Proposal

    taken: list[float] = []
    undone: list[str] = []
    until = time.monotonic() + SECONDS

    def keep_on() -> None:
        while time.monotonic() < until:
            began = time.monotonic()
            try:
                with transaction.atomic():
                    Proposal.objects.create(words="somewhere warm")
                    Proposal.objects.open().filter(label="nowhere").count()
            except DatabaseError as trouble:
                undone.append(str(trouble))
            taken.append(1000 * (time.monotonic() - began))
        connection.close()

    writers = [threading.Thread(target=keep_on) for _ in range(threads)]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    return {"taken": taken, "undone": len(undone)}


def measure(writers: int, engine: str) -> dict[str, float]:
    """Writes a second, and the milliseconds that one took: median, 99th of 100, and the longest."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"OWNTERMS_DATA": folder}
        subprocess.run([sys.executable, "-m", "benchmarks.writers", "set-up", engine], env=environment, check=True)
        command = [sys.executable, "-m", "benchmarks.writers", "write", str(writers // PROCESSES), engine]
        running = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) for _ in range(PROCESSES)]
        heard = [json.loads(each.communicate()[0]) for each in running]
    taken = sorted(each for one in heard for each in one["taken"])
    return {
        "writes_per_s": round(len(taken) / SECONDS),
        "p50_ms": round(taken[len(taken) // 2]),
        "p99_ms": round(taken[int(len(taken) * 0.99)]),
        "longest_ms": round(taken[-1]),
        "undone": sum(one["undone"] for one in heard),
    }


def main(words: list[str]) -> None:
    """Print the table and the result; or be one of the processes that write."""
    if words[:1] == ["set-up"]:
        set_up(words[1])
        from django.core.management import call_command

        call_command("migrate", verbosity=0, interactive=False)
        return
    if words[:1] == ["write"]:
        print(json.dumps(write(int(words[1]), words[2])))
        return
    writers = int(words[0]) if words else 32
    ways = {"SQLite, Django's own": NO_QUEUE, "SQLite, with the queue": QUEUE}
    if os.environ.get("DATABASE_URL"):
        ways = {"PostgreSQL": QUEUE}
    result = {}
    for name, engine in ways.items():
        result[name] = measure(writers, engine)
        print(f"{name:<24}" + "".join(f"{head} {value:<8}" for head, value in result[name].items()), flush=True)
    print(f"RESULT {json.dumps(result)}")


if __name__ == "__main__":
    main(sys.argv[1:])
