"""Fill two places with canaries, erase one of them, and count what is left of it in every file.

Run in a process of its own: `python -m tests.serving.erasing STEP FOLDER`, with the product's settings in the
environment. Each step prints JSON.
"""

import base64
import json
import sys
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import django

django.setup()

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from ownterms.agenda.models import (
    AfterTalk,
    Choice,
    From,
    How,
    Option,
    Origin,
    Scale,
    Sheet,
    Step,
    Thought,
    Want,
    WhatCame,
)
from ownterms.agenda.tools import TOOLS
from ownterms.mirror.models import CountedWant
from ownterms.people.models import Person
from ownterms.site.backups import making
from ownterms.site.serving import work
from ownterms.spaces import actions
from ownterms.spaces.fields import SealedField
from ownterms.spaces.models import Dictation, Entry, Invitation, Message, Part, Space, Whose, WhoseIdea
from ownterms.spaces.models.sealed import Sealed
from ownterms.spaces.terms import Terms

COUNT = 500
CANARIES = [f"CNRY-{number:03}-quietplace" for number in range(COUNT)]


def forms(canary: str) -> Iterator[bytes]:
    """The ways in which words can lie in a file: plain, in two bytes, as digits, and in base64 at each of its turns."""
    yield canary.encode()
    yield canary.encode("utf-16-le")
    yield canary.encode().hex().encode()
    for turn in range(3):
        yield base64.b64encode(b"x" * turn + canary.encode())[4 : -4 if turn else -2]


def fill(person: Person, canaries: list[str]) -> Space:
    """This will write a canary into each private thing that there is."""
    left = iter(canaries)
    space = actions.begin(person)
    notebook = space.part_set.get()
    helper = Person.objects.create_user()
    WhoseIdea.say(space, Whose.ELSE, by=person)
    for _ in range(20):
        entry = Entry.write(Part.begin(space, by=person, name=next(left)), by=person, words=next(left))
        entry.add_picture(next(left).encode() * 9, by=person, media_type="image/jpeg", says=next(left))
        entry.add_sound(next(left).encode() * 9, by=person, media_type="audio/mpeg", seconds=3)
    for _ in range(20):
        said = {name: next(left) for name in ("called", "about", "greeting", "evidence")}
        made = Invitation.make(
            space, by=person, slices=[notebook], terms=Terms(where=next(left), how=next(left)), **said
        )
        made.accept(by=helper, typed=made.draw_words(by=person).split())
        made.open_with(space.key).mailbox = next(left)  # as after a letter; nobody is known by such an address
        made.save(update_fields=["mailbox"])
        Message.send(made, by=person, words=next(left))
        Message.send(made, by=helper, words=next(left))
        Dictation.type(made, notebook, by=helper, words=next(left))
        made.step_back(by=helper, last_day=timezone.localdate() + timedelta(days=1), goodbye=next(left))
    for _ in range(5):
        wish(space, left)
    for number, canary in enumerate(left):
        entry = Entry.write(notebook, by=person, words=canary if number % 2 else "A look with a reason.")
        if number % 2 == 0:
            Entry.objects.filter(pk=entry.pk).read(by=helper, why=canary)
    return space


def wish(space: Space, left: Iterator[str]) -> None:
    """This will write a canary into each thing that an agenda and a page about oneself can hold."""
    person = space.person
    want = Want.say(space, next(left), by=person).change(next(left), by=person)
    want.add_picture(next(left).encode() * 9, by=person, media_type="image/jpeg", says=next(left))
    want.add_sound(next(left).encode() * 9, by=person, media_type="audio/mpeg", seconds=3)
    Origin.say(want, From.CLOSE, by=person)
    CountedWant.say(want, next(left), by=person)
    Option.make(space, by=person, want=want, **{name: next(left) for name in Option.SAID})
    Choice.make(space, by=person, want=want, words=next(left))
    step = Step.make(space, next(left), by=person, want=want, who=next(left), when=next(left))
    WhatCame.say(space, next(left), by=person, step=step)
    want.put_away(How.CHANGED, by=person)
    Scale.make(space, next(left), by=person, low=next(left), high=next(left)).score(3, by=person, words=next(left))
    said = {"liked": next(left)}
    sheet = Sheet.begin(space, TOOLS["one-page-profile"], by=person, called=next(left), answers=said)
    sheet.write({"liked": next(left)}, by=person)
    sheet.add_picture(next(left).encode() * 9, by=person, media_type="image/jpeg", says=next(left))
    invitation = Invitation.objects.filter(space=space).first()
    assert invitation
    AfterTalk.say(invitation, by=person, words=next(left))
    Thought.leave(invitation, next(left), by=invitation.acceptance.helper)


def found() -> int:
    """How many canaries lie in the files of the data folder, those of the backups unpacked too."""
    files = [file for file in settings.DATA.rglob("*") if file.is_file()]
    contents = [file.read_bytes() for file in files]
    for file in files:
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as zipped:
                contents += [zipped.read(name) for name in zipped.namelist()]
    return sum(any(form in content for content in contents for form in forms(canary)) for canary in CANARIES)


def readable() -> int:
    """How many canaries can be read by those whose places are here: all but the reasons in the trail."""
    held: list[str] = []
    for model in (each for each in apps.get_models() if issubclass(each, Sealed)):
        names = [field.attname for field in model._meta.get_fields() if isinstance(field, SealedField)]
        for space in Space.objects.select_related("person"):
            for thing in model.objects.filter(space=space).read(by=space.person):
                held += [str(getattr(thing, name)) for name in names]
    together = "\n".join(held)
    return sum(canary in together for canary in CANARIES)


def erase() -> dict[str, Any]:
    """This will fill, back up, erase, and count before and after one round of the house's own work."""
    call_command("migrate", verbosity=0)
    amina, dev = Person.objects.create_user(name="Amina"), Person.objects.create_user(name="Dev")
    fill(amina, CANARIES)
    Entry.write(actions.begin(dev).part_set.get(), by=dev, words="A neighbour's words.")
    told = {"readable": readable()}
    backup = making.make_backup().file
    (backup.parent / "keys-of-then.json").write_bytes((backup.parent / "ownterms-keys.json").read_bytes())
    actions.erase_of(amina)
    amina.leave()
    work.drop_erased_keys.func()
    work.empty_journal.func()
    return told | {"found": found(), "readable_after": readable(), "backup": str(backup)}


def count() -> dict[str, Any]:
    """This will count what can be read where a backup was restored."""
    [neighbours] = Entry.objects.read(by=Person.objects.get(name="Dev"))
    return {"readable": readable(), "neighbours": neighbours.words, "spaces": Space.objects.count()}


if __name__ == "__main__":
    print(json.dumps({"erase": erase, "count": count}[sys.argv[1]]()))
