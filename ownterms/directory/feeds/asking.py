"""Asking the web, carefully: http and https only, within limits, and never led to a private host."""

import http.client
import io
import ipaddress
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, cast
from urllib.parse import SplitResult, urljoin, urlsplit

from ownterms.directory.feeds.row import FeedRefused

LARGEST = 1_000_000_000  # bytes of one fetch, over all answers
LONGEST = 4 * 60 * 60  # seconds of one fetch
PIECE = 1 << 18  # bytes
PATIENCE = 30  # seconds for one answer to begin, with all of its headers, and then for it to go on
MOST_TURNS = 5  # redirects
MOST_TRIES = 4
LONGEST_WAIT = 60  # seconds, whatever a server asks for
POLITE = 0.1  # seconds between two questions to the same host
NAME = "OwnTerms-directory-import/1"
BUSY = {429, 500, 502, 503, 504}
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # an IPv4 address stands in the last four bytes (RFC 6052, section 2.2)
NOT_PUBLIC = [ipaddress.IPv6Network(each) for each in ("::/96", "::ffff:0:0:0/96", "64:ff9b:1::/48", "fec0::/10")]
"""What `ipaddress` takes for public, and a network may lead home: RFC 4291 (2.5.5.1), 2765, 8215 and 3879."""


class NotThere(Exception):
    """The server said that this page is not there (404 or 410)."""


class AnsweredOtherwise(FeedRefused):
    """The server answered, and not with the page. `status` is its number for why."""

    def __init__(self, sentence: str, status: int) -> None:
        super().__init__(sentence)
        self.status = status


class Asker:
    """Asks one feed's host. What is private (this machine, the house's network) is asked only if it was named as such.

    A redirect from a public host to a private one is refused, so that a feed
    cannot make this server read what only this server can reach. Names are
    looked up once for each connection, and it is that address that is used.
    """

    def __init__(self, address: str, *, is_trusted: bool = True, tries: int = 0, patience: float = 0) -> None:
        """`is_trusted`: somebody of this house named the address, so it may be private; not so what a feed says."""
        parts = _parts(address)
        self.named, self.is_trusted = parts.hostname or "", is_trusted
        self.tries, self.patience = tries or MOST_TRIES, patience or PATIENCE
        self.last = 0.0
        self.taken = 0  # bytes, over all answers
        self.until = time.monotonic() + LONGEST

    @contextmanager
    def ask(self, address: str) -> Iterator[http.client.HTTPResponse]:
        """This will give the answer to read, following redirects. Raises FeedRefused or NotThere."""
        for _turn in range(MOST_TURNS + 1):
            connection, answer = self._patiently(address)
            try:
                if answer.status in {301, 302, 303, 307, 308} and answer.getheader("Location"):
                    address = _sent_on(address, answer.getheader("Location") or "")
                    continue
                if answer.status in {404, 410}:
                    raise NotThere(address)
                if answer.status != 200:
                    raise AnsweredOtherwise(f"{address} answered {answer.status}. {RESUME}", answer.status)
                yield answer
                return
            except (OSError, http.client.HTTPException) as cause:
                raise FeedRefused(f"{address} stopped answering ({_reason(cause)}). {RESUME}") from cause
            finally:
                connection.close()
        raise FeedRefused(f"{address} sends us round in circles. Nothing was changed.")

    def read(self, address: str, *, most: int) -> bytes:
        """This will read a whole answer of at most `most` bytes."""
        body = bytearray()
        with self.ask(address) as answer:
            for piece in self.pieces(answer):
                body += piece
                if len(body) > most:
                    raise FeedRefused(f"{address} answered with more than {most:,} bytes. Nothing was changed.")
        return bytes(body)

    def pieces(self, answer: http.client.HTTPResponse) -> Iterator[bytes]:
        """This will give an answer as it comes. Raises FeedRefused where it is cut short, too large or too slow.

        A file that ends too early must not pass for a whole one: what is not in it would be withdrawn.
        """
        while piece := answer.read1(PIECE):
            self.taken += len(piece)
            if self.taken > LARGEST or time.monotonic() > self.until:
                raise FeedRefused(f"{self.named} sends too much, or too slowly. Nothing was changed.")
            yield piece
        if answer.length:
            raise FeedRefused(f"{self.named} stopped before the end of what it was sending. {RESUME}")

    def _patiently(self, address: str) -> tuple[http.client.HTTPConnection, http.client.HTTPResponse]:
        """Asks again, later, where a server is busy."""
        for attempt in range(1, self.tries + 1):
            connection = self._connection(_parts(address))
            try:
                answer = self._once(connection, address)
            except (OSError, ValueError, http.client.HTTPException) as cause:
                connection.close()
                if attempt == self.tries:
                    raise FeedRefused(f"{address} did not answer ({_reason(cause)}). {RESUME}") from cause
                time.sleep(attempt)
                continue
            if answer.status not in BUSY or attempt == self.tries:
                return connection, answer
            connection.close()
            time.sleep(_wait(answer, attempt))
        raise FeedRefused(f"{address} did not answer. {RESUME}")

    def _once(self, connection: http.client.HTTPConnection, address: str) -> http.client.HTTPResponse:
        time.sleep(max(0.0, self.last + POLITE - time.monotonic()))
        self.last = time.monotonic()
        if self.last > self.until:
            raise FeedRefused(f"{self.named} takes too long. {RESUME}")
        parts = urlsplit(address)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", path, headers={"User-Agent": NAME, "Accept": "application/json, text/csv, */*;q=0.5"})
        answer = cast("_Answer", connection.getresponse())
        answer.stream.until = self.until
        return answer

    def _connection(self, parts: SplitResult) -> http.client.HTTPConnection:
        host = parts.hostname or ""
        port = parts.port or (443 if parts.scheme == "https" else 80)
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as cause:
            raise FeedRefused(f"There is no host called {host}. Nothing was changed. Check the address.") from cause
        meant = self.is_trusted and host == self.named and _is_private_on_its_face(host)
        allowed = [str(each[4][0]) for each in found if meant or _is_public(str(each[4][0]))]
        if not allowed:
            raise FeedRefused(f"{self.named} leads to {host}, which is private here. Nothing was changed.")
        return (
            _Secure(host, port, allowed[0], self.patience)
            if parts.scheme == "https"
            else _Plain(host, port, allowed[0], self.patience)
        )


RESUME = "What was fetched is kept: ask again to go on. Nothing was changed."


class _Stream(io.RawIOBase):
    """What comes in until a moment, `until`: a wait for each byte alone would let a host drip them for ever."""

    def __init__(self, connected: socket.socket) -> None:
        self.socket, self.patience = connected, connected.gettimeout() or PATIENCE
        self.until = time.monotonic() + self.patience
        self.raw = connected.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int | None:  # noqa: ANN401  (any buffer)
        left = self.until - time.monotonic()
        if left <= 0:
            raise TimeoutError("it came too slowly")
        self.socket.settimeout(min(left, self.patience))
        return self.raw.readinto(into)

    def close(self) -> None:
        self.raw.close()
        super().close()


class _Answer(http.client.HTTPResponse):
    """An answer whose headers come in time, or never."""

    def __init__(self, sock: socket.socket, *rest: Any, **options: Any) -> None:  # noqa: ANN401
        super().__init__(sock, *rest, **options)
        self.fp.close()
        self.stream = _Stream(sock)
        self.fp = io.BufferedReader(self.stream)


class _Plain(http.client.HTTPConnection):
    """A connection to an address that was looked at."""

    response_class = _Answer

    def __init__(self, host: str, port: int, address: str, patience: float) -> None:
        super().__init__(host, port, timeout=patience)
        self.address = address

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.port), self.timeout)


class _Secure(http.client.HTTPSConnection):
    """A connection to an address that was looked at, with the certificate checked against the host's name."""

    response_class = _Answer

    def __init__(self, host: str, port: int, address: str, patience: float) -> None:
        super().__init__(host, port, timeout=patience)
        self.address = address

    def connect(self) -> None:
        plain = socket.create_connection((self.address, self.port), self.timeout)
        self.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=self.host)


def is_address(text: str) -> bool:
    """This will say whether somebody named a web address and not a path."""
    return text.lower().startswith(("http://", "https://"))


def _parts(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        port_is_fine = parts.port != 0
    except ValueError:
        parts, port_is_fine = urlsplit(""), False
    if parts.scheme not in {"http", "https"} or not parts.hostname or not port_is_fine:
        raise FeedRefused(f"{address[:200]} is no address that can be asked: only http and https. Nothing was changed.")
    return parts


def _sent_on(address: str, location: str) -> str:
    try:
        return urljoin(address, location)
    except ValueError as cause:
        raise FeedRefused(f"{address[:200]} sends us on to no address. Nothing was changed.") from cause


def _is_private_on_its_face(host: str) -> bool:
    """Whether somebody who named this host meant a machine of their own; a name that only leads to one does not."""
    try:
        return host == "localhost" or not _is_public(host)
    except ValueError:
        return False


def _is_public(address: str) -> bool:
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        last = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF) if found in NAT64 else None
        held = found.ipv4_mapped or found.sixtofour or last
        if held:
            return _is_public(str(held))
        if any(found in each for each in NOT_PUBLIC):
            return False
    return found.is_global and not found.is_multicast


def _wait(answer: http.client.HTTPResponse, attempt: int) -> float:
    asked = answer.getheader("Retry-After") or ""
    return min(float(asked) if asked.isdecimal() else 2.0**attempt, LONGEST_WAIT)


def _reason(cause: BaseException) -> str:
    return str(getattr(cause, "strerror", None) or cause) or type(cause).__name__
