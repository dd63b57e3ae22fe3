"""Private things that are another's, or over, and things that never were: the same answer, in the same time."""

import re
import time
import uuid
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from django.test import Client

from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Entry, Invitation, Space

from . import Times

Asking = Callable[[int], str]

TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')


def addresses(stranger: Person) -> dict[str, tuple[Asking, Asking]]:
    """For each kind, an address of something that is there and closed to a stranger, and one of nothing."""
    amina = Person.objects.create_user(name="Amina")
    space: Space = actions.begin(amina)
    entry = Entry.write(space.notebook, by=amina, words="A quiet place.")
    kept = Invitation.make(space, by=amina, called="Ben", slices=[entry])
    over = Invitation.make(space, by=amina, called="Dev", slices=[entry])
    words = over.draw_words(by=amina)
    over.accept(by=stranger, typed=tuple(words.split()))
    over.end(by=amina)
    used = "-".join(words.split())

    def at(pattern: str, thing: uuid.UUID) -> tuple[Asking, Asking]:
        return lambda _: pattern.format(thing), lambda _: pattern.format(uuid.uuid4())

    return {
        "entry": at("/space/entries/{}/", entry.pk),
        "invitation": at("/space/invitations/{}/", kept.pk),
        "tie": at("/helping/{}/", kept.pk),
        "tie that is over": at("/helping/{}/", over.pk),
        "six words": (lambda _: f"/invited/{used}/", lambda _: "/invited/" + "-".join(reversed(used.split("-"))) + "/"),
    }


def measure(pairs: int, dice: Random) -> Iterator[tuple[str, Times, bool]]:
    """This will open each kind in turns; what it is called, (there, nothing) in milliseconds, and whether all
    answers were the same bytes."""
    stranger = Person.objects.create_user(name="Dev")
    actions.begin(stranger)
    for name, asked in addresses(stranger).items():
        client = Client(HTTP_HOST="localhost")
        client.force_login(stranger)
        times: Times = []
        seen: set[Any] = set()
        for number in range(pairs + 20):
            took = {}
            for which in dice.sample([0, 1], 2):
                place = f"10.{number >> 8}.{number & 255}.{which}"
                began = time.perf_counter()
                answer = client.get(asked[which](number), REMOTE_ADDR=place)
                took[which] = 1000 * (time.perf_counter() - began)
                seen.add(told(answer))
            if number >= 20:  # what is loaded at first use is loaded then
                times.append((took[0], took[1]))
        yield name, times, len(seen) == 1


def told(answer: Any) -> tuple[int, tuple[str, ...], bytes]:  # noqa: ANN401  (Django's answer, as its client gives it)
    """All of an answer but its form's token and its own address, which the page repeats: status, headers, page."""
    page = TOKEN.sub(b"", answer.content).replace(answer.wsgi_request.path.encode(), b"")
    return answer.status_code, tuple(sorted(answer.headers)), page
