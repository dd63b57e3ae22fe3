"""Whatever comes to whatever address: it is answered, none of it is our fault, and nobody is led to another house."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from .addresses import addresses

pytestmark = pytest.mark.django_db

QUERY = (
    "?words=%00%ED%A0%80%FF&q=" + "(a%2B)%2B" * 50 + "&page=" + "9" * 30 + "&limit=-1&per_page=1e9&kind[]=x&kind=%00"
    "&back=//evil.example&next=https://evil.example&open=/%5Cevil.example&label=%E2%80%AE&date=0000-99-99&%=&&=&a;b"
)
HEADERS: dict[str, dict[str, str]] = {
    "a look that is none": {"cookie": "look=%00text=999&font=../../etc; look=" + "a=b&" * 900},
    "a session that is none": {"cookie": "sessionid=" + "'\x7f" * 500 + "; csrftoken=../; =; ;;; a"},
    "many cookies": {"cookie": "; ".join(f"c{number}=x" for number in range(3_000))},
    "any language": {"accept-language": "x-" + "a-" * 5_000 + ";q=9, *;q=nan, en-gb;q=" + "9" * 400},
    "any encoding": {"accept-encoding": "gzip;q=0, " + "br, " * 2_000, "accept": "a/b;" * 2_000},
    "parts that are none": {
        "range": "bytes=-1,9-3," + "0-," * 900,
        "if-none-match": '"' * 900,
        "if-modified-since": "x",
    },
    "another host before us": {"x-forwarded-host": "evil.example", "x-forwarded-for": "\u202e" * 90, "origin": "null"},
}
BODIES: dict[str, tuple[str, bytes]] = {
    "ten thousand fields": ("application/x-www-form-urlencoded", b"&".join(b"words=x" for _ in range(10_000))),
    "a field that is not text": (
        "application/x-www-form-urlencoded",
        b"words=%ED%A0%80%FF%00&near=%00&code=%00&email=%00",
    ),
    "more than we take": ("application/x-www-form-urlencoded", b"words=" + b"a" * 2_700_000),
    "ten thousand parts": (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="words"\r\n\r\na\r\n' * 10_000 + b"--x--\r\n",
    ),
    "a thousand files": (
        "multipart/form-data; boundary=x",
        b'--x\r\nContent-Disposition: form-data; name="f"; filename="../../a"\r\n\r\na\r\n' * 1_000 + b"--x--\r\n",
    ),
    "parts without an end": ("multipart/form-data; boundary=" + "b" * 300, b"--" + b"b" * 300 + b"\r\n" * 5_000),
    "no boundary": ("multipart/form-data", b"--x"),
    "deep data": ("application/json", b"[" * 100_000),
    "a kind that is none": ("a" * 5_000 + "/;;;=\x00", b"\x00" * 1_000),
}
METHODS = ("HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "BREW", "get")


def requests() -> Iterator[tuple[str, dict[str, Any]]]:
    """This will give (what it is, how it is sent) of each way to ask."""
    yield "a query", {"method": "GET", "query": QUERY}
    yield from ((method, {"method": method, "query": ""}) for method in METHODS)
    yield from ((name, {"method": "GET", "query": "", "headers": headers}) for name, headers in HEADERS.items())
    for name, (kind, data) in BODIES.items():
        yield name, {"method": "POST", "query": "", "content_type": kind, "data": data}


@pytest.mark.parametrize(("what", "sent"), list(requests()), ids=[what for what, _sent in requests()])
def test_every_address_stands_it(client: Client, what: str, sent: dict[str, Any]) -> None:
    sent = dict(sent)
    query, method, headers = sent.pop("query"), sent.pop("method"), sent.pop("headers", {})
    client.raise_request_exception = False
    wrong = {}
    for address in addresses():
        client.cookies.clear()
        answer = client.generic(method, address + query, headers=headers, **sent)
        elsewhere = answer.get("Location", "/").replace("\\", "/")
        if answer.status_code >= 500 or not elsewhere.startswith(("/", "?")) or elsewhere.startswith("//"):
            wrong[address[:80]] = f"{answer.status_code} {elsewhere[:80]}"

    assert wrong == {}
