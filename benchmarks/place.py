"""A private place in a house that is served: who may write and look there over HTTP, and what was kept.

Run by `python -m benchmarks.place begin|kept` over the data folder of the environment; each prints JSON.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ownterms.site.settings")
ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Place:
    """Amina's place. She writes into her notebook; Ben may look at it: the cookies of both, and his page."""

    owner: str
    helper: str
    page: str

    @classmethod
    def begin(cls, environment: dict[str, str]) -> "Place":
        """This will begin it in a house that was started once."""
        return cls(**said("begin", environment))


@dataclass(frozen=True)
class Kept:
    """What is there: the words of the notebook, how many looks stand in the trail, and whether that is unbroken."""

    words: set[str]
    looks: int
    unbroken: bool

    @classmethod
    def read(cls, environment: dict[str, str]) -> "Kept":
        """This will read it as its people do."""
        told = said("kept", environment)
        return cls(set(told["words"]), told["looks"], told["unbroken"])


def said(step: str, environment: dict[str, str]) -> dict[str, Any]:
    """What a step said, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.place", step]
    done = subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True, text=True)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def begin() -> dict[str, str]:
    """This will begin a place, let Ben in, and sign both in."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from ownterms.people.models import Person
    from ownterms.people.sessions import SessionStore
    from ownterms.spaces import actions
    from ownterms.spaces.models import Entry, Invitation

    amina, ben = Person.objects.create_user(name="Amina"), Person.objects.create_user(name="Ben")
    notebook = actions.begin(amina).part_set.get()
    Entry.write(notebook, by=amina, words="The first words.")
    invitation = Invitation.make(notebook.space, by=amina, called="Ben", slices=[notebook])
    invitation.accept(by=ben, typed=tuple(invitation.draw_words(by=amina).split()))
    cookies = []
    for person in (amina, ben):
        session = SessionStore()
        session[SESSION_KEY], session[HASH_SESSION_KEY] = str(person.pk), person.get_session_auth_hash()
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session.create()
        cookies.append(f"sessionid={session.session_key}")
    return {"owner": cookies[0], "helper": cookies[1], "page": f"/helping/{invitation.pk}/"}


def kept() -> dict[str, Any]:
    """This will read the notebook as Amina does, and check the trail."""
    from ownterms.lib import chain
    from ownterms.spaces.models import Entry, Space
    from ownterms.trail.models import Act, Head, Trace

    space = Space.objects.select_related("person").get(person__name="Amina")
    head = Head.objects.of(space.pk)
    rows = list(Trace.objects.rows(space.pk))
    return {
        "words": [entry.words for entry in Entry.objects.read(by=space.person)],
        "looks": sum(row.act == Act.LOOKED for row in rows),
        "unbroken": head is not None and not list(chain.check(space.pk, rows, end=head.reached)),
    }


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps({"begin": begin, "kept": kept}[sys.argv[1]]()))
