"""Five hundred hostile questions over real HTTP while ordinary readers read, and some who send slowly.

Calm and attack take turns in one run. The bar: each hostile question under 1 s, no 5xx, and the ordinary
readers' 99th percentile under twice that of the calm.

    python -m benchmarks.hostile [SERVICES]
"""

import asyncio
import json
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.hostility.questions import questions

from .pages import make_ready, pages
from .web import floor, readers

SERVICES = 10_000
READERS, PAUSE = 20, 0.4  # ordinary people, and seconds that they read a page
ATTACKERS = 4
TURNS = 5
CALM = 8.0  # seconds
SLOW = 40  # senders of a letter a second, more than the server has threads


@dataclass
class Side:
    """What one side met: milliseconds of each answer, and statuses."""

    times: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)

    def add(self, answers: readers.Answers) -> None:
        """This will take in one turn."""
        self.times += [1000 * each for each in answers.times]
        self.statuses += answers.statuses

    def share(self, share: float) -> float:
        """Milliseconds in which that share was answered."""
        ordered = sorted(self.times)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)]

    @property
    def faults(self) -> int:
        """Answers that say that something is wrong with us."""
        return sum(count for status, count in self.statuses.items() if status >= 500)


async def attack(port: int, hostile: list[bytes]) -> readers.Answers:
    """This will send hostile questions, a few at once, each one time."""
    return await readers.ask(port, hostile, readers=ATTACKERS, seconds=300, most=len(hostile))


async def read_meanwhile(port: int, ordinary: list[bytes], ended: "asyncio.Task[readers.Answers]") -> readers.Answers:
    """This will let ordinary readers read until the attack has ended."""
    found = readers.Answers()
    while not ended.done():
        part = await readers.ask(port, ordinary, readers=READERS, seconds=2, pause=PAUSE)
        found.times += part.times
        found.statuses += part.statuses
    return found


async def both(port: int, ordinary: list[bytes], hostile: list[bytes]) -> tuple[readers.Answers, readers.Answers]:
    """This will attack while others read, and give what the readers and what the attackers met."""
    attacking = asyncio.create_task(attack(port, hostile))
    return await read_meanwhile(port, ordinary, attacking), await attacking


async def send_slowly(port: int) -> None:
    """This will begin a question and send a letter of it each second."""
    _reader, writer = await asyncio.open_connection(floor.HERE, port)
    writer.write(b"POST /find/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n")
    writer.write(b"Content-Type: application/x-www-form-urlencoded\r\n\r\nwords=")
    try:
        while True:
            await asyncio.sleep(1)
            writer.write(b"a")
            await writer.drain()
    finally:
        writer.close()


async def among_slow(port: int, ordinary: list[bytes]) -> readers.Answers:
    """This will let those read who send nothing, while many senders hold their connections."""
    slow = [asyncio.create_task(send_slowly(port)) for _ in range(SLOW)]
    await asyncio.sleep(2)
    try:
        only_reading = [each for each in ordinary if each.startswith(b"GET")]
        return await readers.ask(port, only_reading, readers=READERS, seconds=CALM, pause=PAUSE)
    finally:
        for each in slow:
            each.cancel()
        await asyncio.gather(*slow, return_exceptions=True)


def sides(data: Path) -> dict[str, Side]:
    """This will measure all, calm and attack in turns."""
    every = [readers.asking("/find/", {"words": words}) for _kind, words in questions()]
    ordinary = [request for requests in zip(*list(pages(data).values())[1:], strict=False) for request in requests]
    ordinary += pages(data)["results of a question"]
    found = {name: Side() for name in ("readers, calm", "readers, under attack", "hostile questions", "among the slow")}
    with floor.served("ours", data=data) as server:
        asyncio.run(readers.ask(server.port, ordinary, readers=4, seconds=5))
        for turn in range(TURNS):
            calm = asyncio.run(readers.ask(server.port, ordinary, readers=READERS, seconds=CALM, pause=PAUSE))
            found["readers, calm"].add(calm)
            met, hostile = asyncio.run(both(server.port, ordinary, every[turn::TURNS]))
            found["readers, under attack"].add(met)
            found["hostile questions"].add(hostile)
        found["among the slow"].add(asyncio.run(among_slow(server.port, ordinary)))
    return found


def main(services: int) -> None:
    """This will print the table and, last, the result."""
    with tempfile.TemporaryDirectory(prefix="ownterms-hostile-") as folder:
        make_ready(Path(folder), services)
        found = sides(Path(folder))
    print(f"{'ms':<24}{'answers':>9}{'p50':>9}{'p95':>9}{'p99':>9}{'most':>9}{'5xx':>6}")
    result = {}
    for name, side in found.items():
        its = [side.share(0.5), side.share(0.95), side.share(0.99), max(side.times)]
        print(f"{name:<24}{len(side.times):>9}" + "".join(f"{each:>9.1f}" for each in its) + f"{side.faults:>6}")
        result[name] = {"p50": its[0], "p95": its[1], "p99": its[2], "most": its[3], "5xx": side.faults}
    print("RESULT", json.dumps({"services": services, "statuses": dict(found["hostile questions"].statuses)} | result))


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else SERVICES)
