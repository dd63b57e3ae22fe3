"""How an address is asked: by whom, in which way, and what came back. Whatever a request changes is undone."""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from django.db import transaction
from django.test import Client

from ownterms.trail.models import Act, Trace

from .canaries import Found, look, unpacked

_DRAWN: Final = re.compile(rb'name="(?:csrfmiddlewaretoken|whose)" value="[^"]+"|(?:csrftoken|sessionid)=\w+')
"""The marks of forms and the cookies that we draw ourselves."""

# What differs from answer to answer and tells nothing: the token of a form, and the padding of packed pages.
_RANDOM: Final = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"|nonce-[\w+/=]+')


@dataclass(frozen=True)
class Way:
    """One way to ask: a method with what goes along."""

    name: str
    method: str = "GET"
    query: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    sends: dict[str, str] | None = None

    def __hash__(self) -> int:
        return hash(self.name)


GET: Final = Way("GET")
WAYS: Final = [
    GET,
    Way("HEAD", "HEAD"),
    Way("GET as data", headers={"accept": "application/json"}),
    Way("GET as a table", query="?format=csv"),
    Way("GET a part", headers={"range": "bytes=0-4000"}),
    Way("GET if changed", headers={"if-none-match": "*", "if-modified-since": "Thu, 01 Jan 2037 00:00:00 GMT"}),
    Way("GET packed", headers={"accept-encoding": "gzip"}),
    Way("GET another page", query="?page=2&q=private&words=private&all=1"),
    Way("OPTIONS", "OPTIONS"),
    Way("PUT", "PUT", sends={}),
    Way("PATCH", "PATCH", sends={}),
    Way("DELETE", "DELETE"),
    Way("POST nothing", "POST", sends={}),
]


@dataclass(frozen=True)
class Answer:
    """What came back, as much of it as is compared. `body` is free of what is drawn anew each time."""

    status: int
    body: bytes
    kind: str
    place: str
    found: Found
    looks: frozenset[str] = frozenset()  # the ids of what a row of the trail was written about


def ask(client: Client, address: str, way: Way) -> Answer:
    """This will ask as the client, and undo all that it did: rows, session and cookies."""
    cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    undone = transaction.atomic()
    undone._from_testcase = True  # type: ignore[attr-defined]  # so that durable work may be done inside
    with undone:
        answer = _sent(client, address, way)
        came: bytes = b"".join(answer.streaming_content) if answer.streaming else answer.content
        found = found_in(came, answer.headers.get("Content-Encoding", ""))
        looks = looked() if found.whole else frozenset()
        transaction.set_rollback(True)
    client.cookies.clear()
    client.cookies.load(cookies)
    heads = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    heads += "\n".join(each.OutputString() for each in answer.cookies.values())
    said = found_in(heads.encode())
    return Answer(
        answer.status_code,
        b"" if answer.headers.get("Content-Encoding") == "gzip" else _RANDOM.sub(b"", came),
        answer.headers.get("Content-Type", ""),
        answer.headers.get("Location", ""),
        Found(found.whole | said.whole, found.torn or said.torn),
        looks,
    )


def found_in(came: bytes, encoding: str = "") -> Found:
    """The canaries in what came. What is drawn by chance may spell a piece of one: there a piece does not count."""
    found = look(came, encoding)
    if found.torn:
        return Found(found.whole, look(_DRAWN.sub(b"", unpacked(came, encoding))).torn)
    return found


def looked() -> frozenset[str]:
    """What every row of the trail is about that tells of a look. Before a request there was none: each is undone."""
    rows = Trace.objects.filter(act=Act.LOOKED).values_list("what", flat=True)
    return frozenset(str(which) for what in rows for _kind, which, _version in what)


def _sent(client: Client, address: str, way: Way) -> Any:  # noqa: ANN401  (Django's tests add to their answers)
    if way.method == "POST":
        return client.post(address + way.query, way.sends, headers=way.headers)
    return client.generic(way.method, address + way.query, headers=way.headers)
