"""Readers: some connections over real HTTP on this machine, each asking again as soon as it is answered."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import urlencode

PATIENCE = 30  # seconds until an answer is taken to be lost


def asking(path: str, sent: dict[str, str] | None = None) -> bytes:
    """This will write one request: GET, or POST with a form."""
    method, body = ("GET", b"") if sent is None else ("POST", urlencode(sent).encode())
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", "Accept-Encoding: gzip", "Accept-Language: en-GB"]
    if sent is not None:
        lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
    return "\r\n".join([*lines, "", ""]).encode() + body


@dataclass
class Answers:
    """How long each answer took (seconds), what came back, and how long all of it took."""

    seconds: float = 0.0
    times: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    body_bytes: int = 0

    def quantile(self, share: float) -> float:
        """Milliseconds in which that share was answered."""
        ordered = sorted(self.times) or [float("nan")]
        return 1000 * ordered[min(int(share * len(ordered)), len(ordered) - 1)]

    @property
    def each_second(self) -> float:
        """Answers a second."""
        return len(self.times) / self.seconds


async def ask(  # noqa: PLR0913  (who asks what, and how)
    port: int, requests: Sequence[bytes], *, readers: int, seconds: float, most: int = 10**6, pause: float = 0
) -> Answers:
    """This will let so many readers ask in turn what is on the list, for so long, or until `most` were asked.

    Each reads for `pause` seconds before asking again, a little more or less.
    """
    answers, turn, began = Answers(), count(), time.perf_counter()

    async def read_on() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while time.perf_counter() < began + seconds and (number := next(turn)) < most:
            asked = time.perf_counter()
            writer.write(requests[number % len(requests)])
            status, size, stays = await asyncio.wait_for(answer(reader), PATIENCE)
            answers.times.append(time.perf_counter() - asked)
            answers.statuses[status] += 1
            if pause:
                await asyncio.sleep(random.uniform(0, 2 * pause))
            answers.body_bytes += size
            if not stays:
                writer.close()
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.close()

    await asyncio.gather(*(read_on() for _ in range(readers)))
    answers.seconds = time.perf_counter() - began
    return answers


async def answer(reader: asyncio.StreamReader) -> tuple[int, int, bool]:
    """This will read one answer: its status, the bytes of its body, and whether the connection stays open."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    status, stays = int(head[9:12]), b"connection: close" not in head
    if b"transfer-encoding: chunked" in head:
        size = 0
        while part := int(await reader.readuntil(b"\r\n"), 16):
            size += len(await reader.readexactly(part + 2)) - 2
        await reader.readexactly(2)
        return status, size, stays
    named = head.partition(b"content-length:")[2].partition(b"\r\n")[0]
    return status, len(await reader.readexactly(int(named or 0))), stays
