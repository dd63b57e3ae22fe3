"""A place with many invitations, each to an entry of its own, to be ended one after another while helpers look.

Run in a process of its own, over the data folder of the environment: `python -m tests.drills.revoking COUNT`.
It prints as JSON what `Place` holds.
"""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
HELPERS = 4


@dataclass(frozen=True)
class Tie:
    """One invitation: what is said in it, and the addresses at which its helper sees that."""

    mark: str
    page: str
    picture: str
    ending: str


@dataclass(frozen=True)
class Place:
    """The keys of everybody's sessions, and the ties of each helper."""

    owner: str
    helpers: list[str]
    ties: list[list[Tie]]

    @classmethod
    def begin(cls, data: Path, count: int) -> "Place":
        """This will make so many invitations in a house that was started once."""
        settings = {"OWNTERMS_DATA": str(data), "DJANGO_SETTINGS_MODULE": "ownterms.site.settings", "DATABASE_URL": ""}
        command = [sys.executable, "-m", "tests.drills.revoking", str(count)]
        done = subprocess.run(command, env=os.environ | settings, cwd=ROOT, check=True, capture_output=True, text=True)
        told: dict[str, Any] = json.loads(done.stdout)
        return cls(told["owner"], told["helpers"], [[Tie(**each) for each in ties] for ties in told["ties"]])


def begin(count: int) -> dict[str, Any]:
    """This will make the place, and sign everybody in."""
    from ownterms.people.models import Person
    from ownterms.spaces import actions
    from ownterms.spaces.models import Entry, Invitation

    amina, *helpers = (Person.objects.create_user(name=f"{number}") for number in range(HELPERS + 1))
    notebook = actions.begin(amina).part_set.get()
    ties: list[list[dict[str, str]]] = [[] for _ in helpers]
    for number in range(count):
        mark = f"CNRY-{number:04}"
        entry = Entry.write(notebook, by=amina, words=mark)
        entry.add_picture(mark.encode() * 20, by=amina, media_type="image/jpeg", says=mark)
        helper = helpers[number % HELPERS]
        made = Invitation.make(notebook.space, by=amina, called="x", about=mark, slices=[entry], asked=helper)
        made.accept(by=helper)
        ties[number % HELPERS].append(
            {
                "mark": mark,
                "page": f"/helping/{made.pk}/",
                "picture": f"/entries/{entry.pk}/picture/",
                "ending": f"/space/invitations/{made.pk}/ending/",
            }
        )
    return {"owner": signed_in(amina), "helpers": [signed_in(each) for each in helpers], "ties": ties}


def signed_in(person: Any) -> str:  # noqa: ANN401  (the product is loaded later)
    """The key of a session in which somebody is signed in."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from ownterms.people.sessions import SessionStore

    session = SessionStore()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(person.pk), person.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session.create()
    return str(session.session_key)


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(begin(int(sys.argv[1]))))  # noqa: T201
