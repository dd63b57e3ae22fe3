"""Who may see what, told from the promises in prose. It knows nothing of the product, which must agree with it.

On every page, list, count, picture and file the answer is the same, so no question names where it is asked.
Whoever keeps the directory or the machine is a visitor like any other: what they are is not even asked for.
"""

from dataclasses import dataclass, field
from datetime import datetime

# What a thing is to the person whose it is.
ENTRY = "entry"  # their words, with the picture or the sound in it: theirs, and whoever they invited to it
OWN = "own"  # whose idea it was, who has looked, names and notes for themselves: theirs alone
BETWEEN = "between"  # terms and messages of an invitation: theirs, and the one helper's while it lives


@dataclass(frozen=True)
class Thing:
    """Something private. `part` is the part of the space it lies in; `invitation` what it was said in."""

    id: str
    kind: str
    space: str
    part: str = ""
    invitation: str = ""


@dataclass
class Space:
    """A person's place. Nobody's while it is unclaimed, whoever sat beside them; nobody's when it is erased."""

    owner: str | None
    erased: bool = False
    # Somebody says they lost every way in: while it is looked into, no helper sees anything.
    suspended: list[tuple[datetime, datetime | None]] = field(default_factory=list)


@dataclass
class Invitation:
    """Somebody was asked, to some things or parts. Until they said yes, nothing is open to anyone."""

    space: str
    slices: set[str]
    until: datetime
    helper: str | None = None
    since: datetime | None = None  # the yes, or a later day it was given for
    renewals: list[tuple[datetime, datetime]] = field(default_factory=list)  # (when, until)
    closed_at: datetime | None = None  # by the person
    last_moment: datetime | None = None  # the end of the day that the helper said is their last

    def is_live(self, at: datetime) -> bool:
        """Whether it is open at a moment: from the moment it begins, up to but not at the moment it ends."""
        if self.since is None or self.helper is None:
            return False
        ends = [each for each in (self.closed_at, self.last_moment) if each]
        if any(end <= at for end in ends):
            return False
        spells = [(self.since, self.until), *self.renewals]
        return any(begins <= at < until for begins, until in spells)


@dataclass
class World:
    """All that the promises speak of."""

    spaces: dict[str, Space] = field(default_factory=dict)
    things: dict[str, Thing] = field(default_factory=dict)
    invitations: dict[str, Invitation] = field(default_factory=dict)

    def sees(self, visitor: str | None, thing: Thing | None, at: datetime) -> bool:
        """Whether a visitor may see a thing at a moment. None is somebody who is not signed in, or what never was."""
        if visitor is None or thing is None or thing.id not in self.things:
            return False
        space = self.spaces[thing.space]
        if space.erased or space.owner is None:
            return False
        if visitor == space.owner:
            return True
        if any(begins <= at and (ends is None or at < ends) for begins, ends in space.suspended):
            return False
        return any(
            each.helper == visitor and each.is_live(at) and self._covers(name, each, thing)
            for name, each in self.invitations.items()
        )

    def _covers(self, name: str, invitation: Invitation, thing: Thing) -> bool:
        if thing.kind == BETWEEN:
            return thing.invitation == name
        return (
            thing.kind == ENTRY and invitation.space == thing.space and bool({thing.id, thing.part} & invitation.slices)
        )
