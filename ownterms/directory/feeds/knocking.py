"""Knocking at web addresses: whether anybody answers, asked politely and never of a private host."""

from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from ownterms.directory.feeds.asking import AnsweredOtherwise, Asker, NotThere
from ownterms.directory.feeds.row import FeedRefused

AT_ONCE = 8  # hosts; each is asked one thing after another
PATIENCE = 8.0  # seconds


def knock(addresses: Iterable[str], *, most: int) -> dict[str, str]:
    """This will ask at most `most` addresses whether they are there, and give what is wrong with those that are not.

    Only the beginning of an answer is read. A server that is there and wants
    something else of us (401, 403, 429) counts as there.
    """
    of_host: dict[str, list[str]] = defaultdict(list)
    for address in list(dict.fromkeys(addresses))[:most]:
        of_host[urlsplit(address).netloc].append(address)
    with ThreadPoolExecutor(AT_ONCE) as hosts:
        return {address: wrong for found in hosts.map(_one_host, of_host.values()) for address, wrong in found}


def _one_host(addresses: list[str]) -> list[tuple[str, str]]:
    asker = Asker(addresses[0], is_trusted=False, tries=1, patience=PATIENCE)
    return [(address, wrong) for address in addresses if (wrong := _wrong_with(address, asker))]


def _wrong_with(address: str, asker: Asker) -> str:
    try:
        with asker.ask(address):
            return ""
    except NotThere:
        return "There is no such page."
    except AnsweredOtherwise as cause:
        return "It has trouble of its own." if cause.status >= 500 else ""
    except FeedRefused:
        return "Nobody answers."
