"""A want with all that hangs on it, read in the same way by its person and by whomever they show it to."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol, TypeVar
from uuid import UUID

from ownterms.agenda.models import Choice, Option, Step, Want, WantPicture, WantSound, WhatCame
from ownterms.people.models import Person
from ownterms.spaces.models import Sealed, SealedQuerySet, Space
from ownterms.spaces.tie import every

M = TypeVar("M", bound=Sealed)
H = TypeVar("H", Option, Choice, Step, WhatCame)


class Reader(Protocol):
    """Somebody who reads in a space: its person (`Own`), or a helper under an invitation (`spaces.tie.Look`)."""

    def open(self, model: type[M]) -> SealedQuerySet[M]:
        """What is open to them, still closed."""

    def at(self, things: SealedQuerySet[M]) -> list[M]:
        """This will open things, with a row in the trail for each look at what is another's."""


@dataclass(frozen=True, slots=True)
class Own:
    """A person reads in their own space."""

    space: Space
    by: Person

    def open(self, model: type[M]) -> SealedQuerySet[M]:
        """All of a kind that is theirs."""
        return every(model).filter(space=self.space)

    def at(self, things: SealedQuerySet[M]) -> list[M]:
        """This will open things."""
        return things.read(by=self.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A want with its picture, its sound, and all that hangs on it; or, without one, what hangs on no want.

    What it said before, whose it is and how it was put away are no part of it: they are its person's alone.
    """

    want: Want | None
    picture: WantPicture | None
    sound: WantSound | None
    options: list[Option]
    choices: list[Choice]
    steps: list[Step]
    came: list[WhatCame]

    # Ask

    @property
    def holds_more(self) -> bool:
        """Whether anything hangs on it."""
        return bool(self.options or self.choices or self.steps or self.came)


def whole(wants: list[Want], reader: Reader, *, loose: bool = False) -> list[Whole]:
    """This will read all that hangs on some wants, in as many queries whatever their number.

    `loose`: what hangs on no want comes last, as one without a want.
    """
    ids = [want.pk for want in wants]
    pictures = {
        each.want_id: each for each in reader.at(reader.open(WantPicture).filter(want__in=ids).defer("content"))
    }
    sounds = {each.want_id: each for each in reader.at(reader.open(WantSound).filter(want__in=ids).defer("content"))}
    options, choices, steps, came = (
        hanging(reader, Option, ids, loose=loose),
        hanging(reader, Choice, ids, loose=loose),
        hanging(reader, Step, ids, loose=loose),
        hanging(reader, WhatCame, ids, loose=loose),
    )
    nothing: list[Want | None] = [None] if loose else []
    return [
        Whole(
            want=want,
            picture=pictures.get(which) if which else None,
            sound=sounds.get(which) if which else None,
            options=options[which],
            choices=choices[which],
            steps=steps[which],
            came=came[which],
        )
        for want in [*wants, *nothing]
        for which in [want.pk if want else None]
    ]


def beside_none(space: Space, *, by: Person) -> Whole | None:
    """This will read what hangs on no want of a person's own; None where nothing does, found out by one question."""
    alone = {"space": space, "want": None}
    first, *others = (
        Option.objects.filter(**alone).order_by().values("pk"),
        Choice.objects.filter(**alone).order_by().values("pk"),
        Step.objects.filter(**alone).order_by().values("pk"),
        WhatCame.objects.filter(**alone).order_by().values("pk"),
    )
    if not first.union(*others, all=True).exists():
        return None
    [found] = whole([], Own(space, by), loose=True)
    return found


def hanging(reader: Reader, model: type[H], ids: Collection[UUID], *, loose: bool) -> dict[UUID | None, list[H]]:
    """This will read what of one kind hangs on some wants, by want, in its own order."""
    opened = reader.open(model)
    found = opened.filter(want__in=ids) | opened.filter(want=None) if loose else opened.filter(want__in=ids)
    by_want: dict[UUID | None, list[H]] = defaultdict(list)
    for each in reader.at(found):
        by_want[each.want_id].append(each)
    return by_want
