"""Links that are safe to show: to the web, to a mailbox, to a telephone."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

LONGEST = 2000  # characters; what browsers and servers agree on
SCHEME = re.compile(r"^([a-z][a-z0-9+.\-]*):(?!\d)", re.IGNORECASE)
DOMAIN = re.compile(r"^(?:[^\W_](?:[\w\-]{0,61}[^\W_])?\.)+(?:[^\W\d_]{2,63}|xn--[a-z0-9\-]{2,59})$", re.IGNORECASE)
MAILBOX = re.compile(r"^[\w.!#$%&'*+/=?^`{|}~\-]{1,64}@(?:[^\W_][\w\-]*\.)+[^\W\d_]{2,63}$")
NUMBER = re.compile(r"^\+?[\d\s().\-]{3,30}$")
UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
SLIPS = re.compile(r"^h{1,2}t{1,3}p{1,2}s?[:;]?/{1,3}(?:https?:/{1,3})?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Link:
    """A link that can be put into a page: its address and the words to show for it."""

    href: str
    label: str


def safe_link(text: str, *, label: str = "") -> Link | None:
    """This will make a link of what a feed calls one, or nothing where it is not safe or no link.

    Kept: http, https, mailto and tel. A bare domain ("www.example.org/cafe")
    gets https. Everything else (javascript:, data:, addresses with a user
    name, without a real host) gives None.
    """
    address = UNSEEN.sub("", text.strip())
    if not address or len(address) > LONGEST:
        return None
    scheme = _scheme_of(address)
    if scheme == "mailto" or (not scheme and MAILBOX.match(address)):
        return _mail(address.removeprefix("mailto:"), label)
    if scheme == "tel":
        return _telephone(address[4:], label)
    if scheme and scheme not in {"http", "https"} and not SLIPS.match(address):
        return None
    return _web(address, label)


def _scheme_of(address: str) -> str:
    match = SCHEME.match(address)
    return match.group(1).lower() if match else ""


def _web(address: str, label: str) -> Link | None:
    slip = SLIPS.match(address)
    rest = address[slip.end() :] if slip else address
    plain = address.lower().startswith("http:") and not (slip and "https" in slip.group().lower())
    secure = "http" if plain else "https"
    try:
        parts = urlsplit(f"{secure}://{rest}")
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.username is not None or not DOMAIN.match(host):
        return None
    tail = quote(f"{parts.path}{'?' + parts.query if parts.query else ''}", safe="/?&=%:;,+~@!$*()'.-_")
    anchor = "#" + quote(parts.fragment, safe="/?&=%:;,+~@!$*().-_") if parts.fragment else ""
    shown = label or host.removeprefix("www.") + (parts.path.rstrip("/") if len(parts.path) < 30 else "/…")
    return Link(f"{secure}://{parts.netloc}{tail}{anchor}", shown)


def _mail(address: str, label: str) -> Link | None:
    mailbox = address.partition("?")[0]
    return Link(f"mailto:{mailbox}", label or mailbox) if MAILBOX.match(mailbox) else None


def _telephone(number: str, label: str) -> Link | None:
    if not NUMBER.match(number):
        return None
    return Link("tel:" + re.sub(r"[^\d+]", "", number), label or number)
