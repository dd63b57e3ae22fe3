"""The machine with the database dies while people write: is all there, and how soon can they write again?

Run by `python -m benchmarks.failover [KILLS]` (20 unless told, some fifteen minutes). Debian's pg_auto_failover on this
machine: a monitor, a primary and a synchronous second, each in a folder of its own, run by the user "postgres" where
you are root. `./run` serves over both; three people propose words over HTTP. Each round kills every process of the
primary (`kill -9`), and looks for what was acknowledged. At the end the primary's place is handed over as planned:
first nobody may write (all wait), then the other takes over, and no request may be lost.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from getpass import getuser
from itertools import pairwise
from pathlib import Path
from typing import Any

import psycopg

from .web.house import House, Writers, free_port

PROGRAMS = Path("/usr/lib/postgresql/15/bin")
WRITERS = 3
PAUSE = 0.1  # seconds between the proposals of one writer: only 500 may wait to be read
# How soon the monitor takes a machine for dead. Its own default waits for 20 seconds.
WATCHFUL = {
    "health_check_period": 1000,
    "health_check_timeout": 1000,
    "health_check_max_retries": 1,
    "health_check_retry_delay": 500,
    "node_considered_unhealthy_timeout": 3000,
    "primary_demote_timeout": 2000,
}


class NoFailover(Exception):
    """pg_auto_failover is not on this machine."""

    def __init__(self) -> None:
        super().__init__(
            "pg_auto_failover is not here. On Debian: apt install pg-auto-failover-cli postgresql-15-auto-failover"
        )


class Cluster:
    """A monitor and two servers that take each other's place."""

    def __init__(self, room: Path) -> None:
        if not shutil.which("pg_autoctl") or not (PROGRAMS / "pg_ctl").exists():
            raise NoFailover
        self.room = room
        self.user = "postgres" if os.geteuid() == 0 else None
        self.ports = {"monitor": free_port(), "one": free_port(), "two": free_port()}
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        room.chmod(0o755)
        for name in ("home", "run"):
            (room / name).mkdir()
            if self.user:
                shutil.chown(room / name, self.user)

    @property
    def address(self) -> str:
        """Both servers, as DATABASE_URL wants them: the one that can be written to is taken."""
        hosts = ",".join(f"127.0.0.1:{self.ports[name]}" for name in ("one", "two"))
        return f"postgresql://ownterms@{hosts}/ownterms"

    def start(self) -> None:
        """This will make and start all three, and wait until one follows the other."""
        common = ["--hostname", "127.0.0.1", "--auth", "trust", "--no-ssl", "--pgctl", str(PROGRAMS / "pg_ctl")]
        self._launch("monitor", "create", "monitor", "--run", *common)
        wait_for("the monitor", lambda: self._ask("monitor", "SELECT 1", name="pg_auto_failover") == [(1,)])
        for name, value in WATCHFUL.items():
            self._ask("monitor", f"ALTER SYSTEM SET pgautofailover.{name} = {value}", name="pg_auto_failover")
        self._ask("monitor", "SELECT pg_reload_conf()", name="pg_auto_failover")
        watch = f"postgres://autoctl_node@127.0.0.1:{self.ports['monitor']}/pg_auto_failover"
        own = ["--monitor", watch, "--username", "ownterms", "--dbname", "ownterms", "--listen", "127.0.0.1"]
        for name in ("one", "two"):
            self._launch(name, "create", "postgres", "--run", "--name", name, *own, *common)
            wait_for(name, lambda name=name: name in self.states())  # type: ignore[misc]
        self.settle()

    def states(self) -> dict[str, str]:
        """What the monitor says of each server, once it has come to what it should be."""
        sql = "SELECT nodename, reportedstate::text FROM pgautofailover.node WHERE reportedstate = goalstate"
        return dict(self._ask("monitor", sql, name="pg_auto_failover"))

    def settle(self) -> None:
        """This will wait until one is the primary and the other follows it, each write at once."""
        wait_for("a primary and its second", self._is_settled)

    def _is_settled(self) -> bool:
        if sorted(self.states().values()) == ["primary", "secondary"]:
            return True
        for name in ("one", "two"):
            with suppress(
                psycopg.Error
            ):  # a copy begins after a checkpoint, which takes minutes unless it is asked for
                self._ask(name, "CHECKPOINT")
        time.sleep(0.5)
        return False

    def primary(self) -> str:
        """The name of the server that is written to."""
        return next(name for name, state in self.states().items() if state == "primary")

    def kill(self, name: str) -> None:
        """This will kill every process of a server at once, as if its machine had died."""
        for pid in _family(self.running[name].pid):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.running[name].wait()

    def revive(self, name: str) -> None:
        """This will start a server that was killed; it rewinds and follows."""
        self._launch(name, "run")
        self.settle()

    def hand_over(self) -> None:
        """This will give the primary's place to the other, as a host does who wants to mend a machine."""
        name = self.primary()
        self._ask(name, "ALTER SYSTEM SET default_transaction_read_only = on")
        self._ask(name, "SELECT pg_reload_conf()")
        time.sleep(0.5)  # what was being written is written by then
        command = ["pg_autoctl", "perform", "switchover", "--pgdata", str(self.room / "home" / "monitor")]
        subprocess.run(command, check=True, capture_output=True, **self._as())
        wait_for("the other to be primary", lambda: self.states().get(name) == "secondary")
        self._ask(name, "ALTER SYSTEM RESET default_transaction_read_only")
        self._ask(name, "SELECT pg_reload_conf()")

    def stop(self) -> None:
        """This will end all three."""
        for name in self.running:
            self.kill(name)

    def proposals(self, *, clear: bool) -> set[str]:
        """The words that lie in the database now; then they are laid aside, for only so many may wait."""
        with psycopg.connect(f"{self.address}?target_session_attrs=read-write", autocommit=True) as rows:
            kept = {words for (words,) in rows.execute("SELECT words FROM finding_proposal")}
            if clear:
                rows.execute("TRUNCATE finding_proposal CASCADE")
        return kept

    def _ask(self, server: str, sql: str, *, name: str = "postgres") -> list[Any]:
        where = f"postgresql://{self.user or getuser()}@127.0.0.1:{self.ports[server]}/{name}"
        with psycopg.connect(where, autocommit=True, connect_timeout=2) as line:
            cursor = line.execute(sql)
            return cursor.fetchall() if cursor.description else []

    def _launch(self, name: str, *words: str) -> None:
        own = ["--pgdata", str(self.room / "home" / name)]
        own += ["--pgport", str(self.ports[name])] if "create" in words else []
        log = (self.room / f"{name}.log").open("ab")
        self.running[name] = subprocess.Popen(
            ["pg_autoctl", *words, *own], stdout=log, stderr=log, start_new_session=True, **self._as()
        )
        log.close()

    def _as(self) -> dict[str, Any]:
        home = self.room / "home"
        environment = {"HOME": str(home), "XDG_RUNTIME_DIR": str(self.room / "run"), "LANG": "C.UTF-8"}
        return {
            "user": self.user,
            "cwd": home,
            "env": environment | {"PATH": f"{PROGRAMS}:/usr/bin:/bin", "XDG_DATA_HOME": str(home / "data")},
        }


def _family(pid: int) -> list[int]:
    """A process and all that sprang from it."""
    found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False).stdout.split()
    return [pid, *(each for child in found for each in _family(int(child)))]


def wait_for(what: str, is_so: Callable[[], bool], *, seconds: float = 120) -> None:
    """This will wait until something is so. Raises TimeoutError."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with suppress(psycopg.Error):
            if is_so():
                return
        time.sleep(0.1)
    raise TimeoutError(f"Waited {seconds:.0f} seconds for {what}.")


def silence(moments: list[float], since: float) -> float:
    """The longest time without an acknowledgement, in seconds, from `since` on."""
    heard = [since, *sorted(each for each in moments if each > since)]
    return max((later - earlier for earlier, later in pairwise(heard)), default=float("inf"))


def killed(cluster: Cluster, house: House, number: int) -> dict[str, Any]:
    """One round: the primary dies under writers."""
    name = cluster.primary()
    writers = Writers(house.port, WRITERS, f"round {number}", pause=PAUSE)
    with writers.at_work():
        time.sleep(1)
        before = len(writers.moments)
        cluster.kill(name)
        died = time.monotonic()
        with suppress(TimeoutError):
            wait_for("writing", lambda: any(each > died + 0.5 for each in writers.moments), seconds=60)
        time.sleep(1)
    kept = cluster.proposals(clear=True)
    lost = set(writers.acknowledged) - kept
    return {
        "acknowledged": len(writers.acknowledged),
        "before": before,
        "lost": len(lost),
        "told to look or wait": len(writers.refused),
        "unanswered": writers.unanswered,
        "silence_s": round(silence(writers.moments, died), 2),
        "dead": name,
    }


def handed_over(cluster: Cluster, house: House) -> dict[str, Any]:
    """The planned switch-over under writers."""
    writers = Writers(house.port, WRITERS, "planned", pause=PAUSE)
    with writers.at_work():
        time.sleep(1)
        began = time.monotonic()
        cluster.hand_over()
        time.sleep(1)
    kept = cluster.proposals(clear=True)
    return {
        "acknowledged": len(writers.acknowledged),
        "lost": len(set(writers.acknowledged) - kept),
        "not served": len(writers.refused) + writers.unanswered,
        "silence_s": round(silence(writers.moments, began), 2),
    }


def drill(kills: int, *, say: Callable[[str], None] = lambda _: None) -> dict[str, Any]:
    """This will kill the primary so often, and hand over once. Raises NoFailover."""
    room = Path(tempfile.mkdtemp(prefix="ownterms-failover-"))
    cluster = Cluster(room)
    house = House(room / "web", environment={"DATABASE_URL": cluster.address})
    rounds: list[dict[str, Any]] = []
    try:
        cluster.start()
        house.start()
        for number in range(kills):
            rounds.append(killed(cluster, house, number))
            say(f"kill {number + 1}: {rounds[-1]}")
            cluster.revive(rounds[-1]["dead"])
        planned = handed_over(cluster, house)
        say(f"planned: {planned}")
    finally:
        with suppress(AssertionError):
            house.stop()
        cluster.stop()
        shutil.rmtree(room, ignore_errors=True)
    silences = sorted(each["silence_s"] for each in rounds)
    return {
        "kills": len(rounds),
        "acknowledged": sum(each["acknowledged"] for each in rounds),
        "lost": sum(each["lost"] for each in rounds),
        "told to look or wait": sum(each["told to look or wait"] for each in rounds),
        "unanswered": sum(each["unanswered"] for each in rounds),
        "writing again after s (least, median, most)": [silences[0], silences[len(silences) // 2], silences[-1]],
        "planned": planned,
    }


def main(kills: int) -> None:
    """Print each round, the table and the result."""
    try:
        seen = drill(kills, say=lambda line: print(line, flush=True))
    except NoFailover as absent:
        print(absent)
        return
    for name, value in seen.items():
        print(f"{name:<46} {value}")
    print(f"RESULT {json.dumps(seen)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
