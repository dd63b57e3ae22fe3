"""What was taken elsewhere, put beside what is here: all of it in one transaction, or nothing."""

from base64 import b64decode
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.db import transaction
from django_tasks import task

from ownterms.agenda.models import Choice, Option, Sheet, Step, Want, WhatCame
from ownterms.exchange.models import Luggage
from ownterms.exchange.own import told
from ownterms.exchange.own.reading import read
from ownterms.exchange.own.wanting import Wanting
from ownterms.people.models import Person
from ownterms.people.models.reaching import TERMS, Reaching
from ownterms.spaces.models import Acceptance, Entry, Part, Picture, Sealed, Slice, Sound, Space, TieBefore, WhoseIdea

M = TypeVar("M", bound=Sealed)
IN_PARTS = (Entry, Want, Option, Choice, Step, WhatCame, Sheet)


@transaction.atomic
def bring(space: Space, own: told.Own, *, by: Person) -> None:
    """This will put all that a file holds beside what is here, with its dates. Raises NotYours, Gone.

    The file was read by `reading`. What the person said of themselves here stays; what they had not said is taken.
    Nothing that comes is open to anybody: it comes into parts that nobody was shown. Ties stay as they were there.
    """
    space.hold_for(by)
    Bringing(space, own, by=by).everything()


@transaction.atomic
def let_in(space: Space, *, by: Person) -> bool:
    """This will bring what waits at the door, and say whether something did. Raises NotYours, Gone."""
    content = Luggage.pick_up(space, by=by)
    if content is None:
        return False
    bring(space, read(content), by=by)
    return True


@task()
def put_luggage_away() -> None:
    """This will let go of files that nobody let in within a day."""
    Luggage.objects.over().delete()


class Bringing:
    """One file on its way into a space. `ids` leads from the file's ids to those that things get here."""

    def __init__(self, space: Space, own: told.Own, *, by: Person) -> None:
        self.space, self.own, self.by = space, own, by
        self.key = space.key
        self.ids: dict[UUID, UUID] = defaultdict(uuid4)
        self.typed: dict[UUID, list[str]] = defaultdict(list)

    def everything(self) -> None:
        """This will bring it."""
        self._person()
        taken: set[UUID] = set()
        for part in self.own.parts:
            self.ids[part.id] = self._home(part, taken).pk
        self._entries()
        write(Wanting(self).rows())
        for tie in self.own.ties:
            TieBefore.keep(self.space, self._tie(tie), by=self.by, typed=self.typed[tie.id])

    def row(self, model: type[M], told_id: UUID | None = None, **columns: Any) -> M:  # noqa: ANN401  (whatever it has)
        """This will give a row that is not yet written, opened; with the id that its thing gets here."""
        pk = uuid4() if told_id is None else self.ids[told_id]
        return model(space=self.space, pk=pk, **columns).open_with(self.key)

    def note_typist(self, thing: Any) -> None:  # noqa: ANN401  (an entry, a want, an option, a step)
        """This will remember which tie's helper had typed a thing."""
        if thing.typed_by is not None:
            self.typed[thing.typed_by].append(str(self.ids[thing.id]))

    def medium(self, model: type[M], medium: told.Photo | told.VoiceNote, **columns: Any) -> M:  # noqa: ANN401
        """This will give the row of a photo or a voice note; where it was left behind, one without content."""
        if isinstance(medium, told.Photo):
            columns |= {"width": medium.width, "height": medium.height}
        else:
            columns |= {"seconds": medium.seconds}
        row = self.row(model, media_type=medium.media_type, **columns)
        row.content = b64decode(medium.content or "")  # type: ignore[attr-defined]  # every medium has it
        if isinstance(medium, told.Photo):
            row.says = medium.says  # type: ignore[attr-defined]
        return row

    def _person(self) -> None:
        is_seen = Acceptance.objects.filter(invitation__space=self.space).exists()
        if not self.by.name and self.own.name and not is_seen:
            self.by.call(self.own.name)
        said = self.own.reaching
        if said and Reaching.of(self.by) is None:
            terms = {
                shelf.value: [code for code in dict.fromkeys(codes) if code in TERMS[shelf]]
                for shelf, codes in said.terms.items()
            }
            Reaching.write(self.by, terms=terms, times=said.times, someone=said.someone, words=said.words)
            Reaching.objects.filter(person=self.by).update(looked_on=said.looked_on)
        idea = self.own.whose_idea
        if idea and not WhoseIdea.objects.filter(space=self.space).exists():
            WhoseIdea.say(self.space, idea.answer, by=self.by)
            WhoseIdea.objects.filter(space=self.space).update(said_on=idea.said_on)

    def _home(self, told_part: told.Part, taken: set[UUID]) -> Part:
        """The part that takes what lay in one: an empty one that nobody was shown, else a new one beside it."""
        shown = Slice.objects.filter(invitation__space=self.space).values("slice")
        here = Part.objects.filter(space=self.space, holds=told_part.holds).exclude(pk__in=taken).exclude(pk__in=shown)
        for part in here:
            if not any(kind.objects.filter(part=part).exists() for kind in IN_PARTS):
                part.space = self.space
                part.open_with(self.key).name = told_part.name
                part.save(update_fields=["name"])
                break
        else:
            part = Part.begin(self.space, by=self.by, name=told_part.name, holds=told_part.holds)
        taken.add(part.pk)
        return part

    def _entries(self) -> None:
        entries, media = [], []
        for each in self.own.entries:
            at = {"written_at": each.written_at, "changed_at": each.changed_at, "version": each.version}
            lies = {"part_id": self.ids[each.part]}
            entry = self.row(Entry, each.id, **at, **lies)
            entry.words = each.words
            entries.append(entry)
            self.note_typist(each)
            held = {"entry": entry, **lies}
            media += [
                self.medium(model, medium, **held)
                for model, medium in ((Picture, each.photo), (Sound, each.sound))
                if medium is not None
            ]
        write(entries)
        write(media)

    def _tie(self, tie: told.Tie) -> dict[str, Any]:
        """A tie as JSON, with the ids that things have here."""
        said = tie.model_dump(mode="json", exclude_none=True)
        said["id"] = str(self.ids[tie.id])
        said["shows"] = [str(self.ids[each]) for each in tie.shows]
        for plain, message in zip(said["messages"], tie.messages, strict=True):
            if message.entry is not None:
                plain["entry"] = str(self.ids[message.entry])
        for plain, thought in zip(said["thoughts"], tie.thoughts, strict=True):
            if thought.want is not None:
                plain["want"] = str(self.ids[thought.want])
        return said


def write(rows: Iterable[Sealed]) -> None:
    """This will write rows, five hundred at a time, those of one kind together."""
    kinds: dict[type[Sealed], list[Sealed]] = defaultdict(list)
    for row in rows:
        kinds[type(row)].append(row)
    for model, some in kinds.items():
        model.objects.bulk_create(some, batch_size=500)
