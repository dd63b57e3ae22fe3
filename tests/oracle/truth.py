"""Who may see what, told from the promises in prose. It knows nothing of the product, which must agree with it.

On every page, list, count, picture and file the answer is the same, so no question names where it is asked.
Whoever keeps the directory or the machine is a visitor like any other: what they are is not even asked for.
"""

from dataclasses import dataclass, field
from datetime import datetime

# What a thing is to the person whose it is.
ENTRY = "entry"  # their words, pictures and sounds, and the name of the part: theirs, and whoever they invited to it
OWN = "own"  # whose idea it was, who has looked, names and notes for themselves: theirs alone
BETWEEN = "between"  # terms and messages of an invitation: theirs, and the one helper's while it lives


@dataclass(frozen=True)
class Thing:
    """Something private. `part` is the part of the space that it lies in, `within` the entry that holds it, and
    `invitation` what it was said in."""

    id: str
    kind: str
    space: str
    part: str = "-"
    within: str = "-"
    invitation: str = "-"


@dataclass
class Space:
    """A person's place. Begun with somebody beside and claimed by nobody, it goes at a moment that is known before."""

    owner: str
    erased: bool = False
    goes_at: datetime | None = None
    # Somebody came back who had lost every way in: no yes from before counts any more.
    recoveries: list[datetime] = field(default_factory=list)

    def is_gone(self, at: datetime) -> bool:
        """Whether it is no more."""
        return self.erased or (self.goes_at is not None and self.goes_at <= at)


@dataclass(frozen=True)
class Spell:
    """A time for which the person opened something, and when they did: a yes, or a renewal of it."""

    given_at: datetime
    begins: datetime
    until: datetime

    def holds(self, at: datetime) -> bool:
        """Whether a moment is within it: from the one at which it begins, up to but not at the one at which it ends."""
        return self.begins <= at < self.until


@dataclass
class Invitation:
    """Somebody was asked, to some things or parts. Until they said yes there is no helper, and no spell."""

    space: str
    slices: set[str]
    helper: str | None = None
    spells: list[Spell] = field(default_factory=list)
    closed_at: datetime | None = None  # by the person
    last_moment: datetime | None = None  # the end of the day that the helper said is their last

    def is_live(self, at: datetime, recoveries: list[datetime]) -> bool:
        """Whether it is open at a moment."""
        if any(end is not None and end <= at for end in (self.closed_at, self.last_moment)):
            return False
        return any(
            spell.holds(at) and not any(spell.given_at <= each <= at for each in recoveries) for spell in self.spells
        )


@dataclass
class World:
    """All that the promises speak of."""

    spaces: dict[str, Space] = field(default_factory=dict)
    things: dict[str, Thing] = field(default_factory=dict)
    invitations: dict[str, Invitation] = field(default_factory=dict)

    def sees(self, visitor: str | None, thing: Thing | None, at: datetime) -> bool:
        """Whether a visitor may see a thing at a moment. None is somebody not signed in, or what never was."""
        if visitor is None or thing is None or self.things.get(thing.id) != thing:
            return False
        space = self.spaces[thing.space]
        if space.is_gone(at):
            return False
        return visitor == space.owner or any(
            each.helper == visitor and each.is_live(at, space.recoveries) and self.covers(name, each, thing)
            for name, each in self.invitations.items()
        )

    def covers(self, name: str, invitation: Invitation, thing: Thing) -> bool:
        """Whether an invitation is to a thing."""
        if thing.kind == BETWEEN:
            return thing.invitation == name
        named = {thing.id, thing.within, thing.part} & invitation.slices
        return thing.kind == ENTRY and invitation.space == thing.space and bool(named)
