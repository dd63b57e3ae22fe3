"""From what lies in people's spaces to rows of numbers: one space at a time, opened and closed again.

Read is only what was shown to a helper under an invitation: an agenda that its person keeps to themselves is no help.
Whose idea something was is read only with the yes that was given to that answer. Nothing is read or written of trails.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from hashlib import blake2b
from secrets import token_bytes
from typing import Final
from uuid import UUID

from django.utils import timezone

from ownterms.agenda.models import Choice, From, Option, Origin, Real, Source, Want, WantVersion
from ownterms.directory.models import Naming, Organisation, Service
from ownterms.lib.small_numbers import Quarter
from ownterms.mirror.account.counting import bounds
from ownterms.mirror.events.happenings import (
    CONTACT,
    NO,
    OTHER,
    PERSON,
    SERVICE,
    START,
    YES,
    Happening,
    Happenings,
    kind_bit,
    purpose,
)
from ownterms.mirror.models.counting import Counting
from ownterms.mirror.reading.facts import NO_DAY, day_of
from ownterms.people.models import Person
from ownterms.spaces.models import Invitation, NoKey, Slice, Space, SteppingBack, Whose, WhoseIdea

KIND_OF: Final = {Source.MYSELF: "self"} | {
    each: each.value
    for each in (Source.FAMILY, Source.NEIGHBOUR, Source.PEER, Source.GROUP, Source.PLACE, Source.PROFESSIONAL)
}
PURPOSE_OF: Final = {
    From.ME: "person",
    From.TOGETHER: "person",
    From.CLOSE: "family",
    From.WORKER: "helper",
    From.POLICY: "policy",
    From.LAW: "court",
    From.CREED: "creed",
}


def gather(quarter: Quarter, *, among: Iterable[Person] | None = None, without: Iterable[Person] = ()) -> Happenings:
    """This will gather what was done in a quarter, of those who let it be counted then; `among` some people alone.

    Ids are hashed under a key that is thrown away with the run: two runs cannot be laid beside each other.
    """
    run = Run(quarter)
    spaces = Space.objects.filter(pk__in=Counting.said_by(quarter).values("pk")).exclude(person__in=without)
    if among is not None:
        spaces = spaces.filter(person__in=among)
    rows, numbers = list[Happening](), dict[UUID, int]()
    for space in spaces.order_by("pk").iterator():
        numbers[space.pk] = run.number(space.pk)
        rows += of_space(run, space)
    return Happenings(rows, {str(pk): run.number(pk) for pk in run.organisations}, numbers)


def still_said(happened: Happenings, quarter: Quarter) -> Happenings:
    """This will leave out those who took their yes back, or erased their space, since it was gathered.

    Of all others the yes is held until the transaction is over, within which this is to be called.
    """
    there = set(Counting.said_by(quarter).select_for_update(of=("self",)).values_list("pk", flat=True))
    return happened.of({number for space, number in happened.people.items() if space in there})


def of_space(run: "Run", space: Space) -> list[Happening]:
    """This will give the rows of one space; none where its person took their yes back, or erased it, meanwhile."""
    try:
        return list(OneSpace(run, space).rows()) if Counting.objects.filter(space=space).exists() else []
    except NoKey:
        return []


class Run:
    """What holds for all spaces of one run: its days, its key, and who keeps whose pages."""

    def __init__(self, quarter: Quarter) -> None:
        self.first, self.last, self.key = quarter.first, quarter.last, token_bytes(32)
        self.begins, self.ends = bounds(quarter)

    def number(self, which: UUID) -> int:
        """This will give the number that an id has in this run, from 1."""
        return int.from_bytes(blake2b(which.bytes, key=self.key, digest_size=8).digest()) or 1

    @cached_property
    def kept(self) -> dict[UUID, set[UUID]]:
        """The organisations whose pages each person keeps."""
        found: dict[UUID, set[UUID]] = defaultdict(set)
        held = Naming.objects.of_keepers().held()
        for person, organisation in held.values_list("taking_up__person", "organisation"):
            found[person].add(organisation)
        return found

    @property
    def organisations(self) -> set[UUID]:
        """All of them."""
        return set().union(*self.kept.values())

    def supplier(self, listing: UUID) -> int | None:
        """This will give whose a listing is: an organisation's number, 0 for nobody's; None where it is gone."""
        service = Service.objects.filter(pk=listing).values_list("organisation", flat=True).first()
        if service or Organisation.objects.filter(pk=listing).exists():
            return self.number(service or listing)
        return 0 if Service.objects.filter(pk=listing).exists() else None


class OneSpace:
    """One person's space, whose key is asked for once and goes with this."""

    def __init__(self, run: Run, space: Space) -> None:
        self.run, self.space, self.key = run, space, space.key

    def rows(self) -> Iterator[Happening]:
        """This will give its rows: one for each invitation that was open, and one for each want that it showed."""
        open_ones = Invitation.objects.filter(
            space=self.space, acceptance__at__lt=self.run.ends, since__lt=self.run.ends, until__gte=self.run.begins
        )
        for invitation in open_ones.with_answers().order_by("acceptance__at", "pk"):
            row = self._tie(invitation)
            yield row
            slices = set(Slice.objects.filter(invitation=invitation).values_list("slice", flat=True))
            for want in self.wants:
                if slices & {want.pk, want.part_id}:
                    yield from self._strand(want, row)

    def _tie(self, invitation: Invitation) -> Happening:
        helper, accepted = invitation.acceptance.helper_id, timezone.localdate(invitation.acceptance.at)
        is_start = accepted >= self.run.first
        kept = self.run.kept.get(helper, set())
        ended_day, by_person = self._ended(invitation)
        row = Happening(
            person=self.run.number(self.space.pk),
            helper=self.run.number(helper),
            kept=frozenset(map(self.run.number, kept)),
            day=day_of(max(accepted, self.run.first)),
            event=START if is_start else CONTACT,
            started_by=OTHER if is_start and self._was_sent(invitation) else PERSON,
        )
        if ended_day == NO_DAY:
            return row
        if by_person:
            return replace(row, ended_day=ended_day, ended_by=PERSON, agreed_end=YES)
        return replace(row, ended_day=ended_day, ended_by=SERVICE if kept else OTHER)

    def _ended(self, invitation: Invitation) -> tuple[int, bool]:
        """On which of these days it ended, and whether by its person. What ran out is quiet, and no ending."""
        back: SteppingBack | None = getattr(invitation, "steppingback", None)
        by_person = hasattr(invitation, "ending")
        on = timezone.localdate(invitation.ending.at) if by_person else back.last_day if back else None
        return (day_of(on) if on and on <= self.run.last else NO_DAY), by_person

    def _was_sent(self, invitation: Invitation) -> bool:
        """Whether coming here was another's idea, as the person lets it be counted. Whom they ask next is their own."""
        is_first = not Invitation.objects.filter(space=self.space, made_at__lt=invitation.made_at).exists()
        said = WhoseIdea.objects.filter(space=self.space, may_count=True).first() if is_first else None
        return said is not None and said.open_with(self.key).answer is Whose.ELSE

    @cached_property
    def wants(self) -> list[Want]:
        """What stood on the agenda in these days."""
        there = Want.objects.filter(space=self.space).select_related("away").order_by("pk")
        return [
            want
            for want in there
            if self._first_said(want) < self.run.ends and not (hasattr(want, "away") and want.away.at < self.run.begins)
        ]

    def _first_said(self, want: Want) -> datetime:
        before = WantVersion.objects.filter(want=want).order_by("version").values_list("said_at", flat=True).first()
        return before or want.said_at

    def _strand(self, want: Want, under: Happening) -> Iterator[Happening]:
        choices = Choice.objects.filter(want=want, chosen_at__gte=self.run.begins, chosen_at__lt=self.run.ends)
        opened = [each.open_with(self.key) for each in choices]
        table = [each for choice in opened for each in choice.table if each.real != Real.NO]
        row = Happening(
            person=under.person,
            helper=under.helper,
            kept=under.kept,
            day=under.day,
            strand=self.run.number(want.pk),
            own_words_first=self._own_words_first(want),
            purpose_set_by=self._purpose(want),
            kinds=_any_of(kind_bit(KIND_OF.get(Source(each.source), "")) for each in table),
        )
        chosen = {each.option: each.source for choice in opened for each in choice.chosen}
        if not chosen:
            yield row
        for option, source in chosen.items():
            yield replace(row, has_chosen=True, supplier=self._supplier(option, Source(source)))

    def _own_words_first(self, want: Want) -> int:
        """Whether it was said before anybody thought of an option; not known where a helper said it first."""
        options = Option.objects.filter(want=want).order_by("made_at").values_list("made_at", flat=True)
        if not options or want.typed_by_id:
            return -1
        return YES if self._first_said(want) <= options[0] else NO

    def _purpose(self, want: Want) -> int:
        """Whose idea it was, as the person said last in these days or before, if they let that be counted."""
        said = Origin.objects.filter(want=want, said_at__lt=self.run.ends).first()
        if said is None or not said.may_count:
            return -1
        return purpose(PURPOSE_OF.get(said.open_with(self.key).answer, ""))

    def _supplier(self, option: str, source: Source) -> int | None:
        """Whose an option is that was chosen; not known of somebody paid who stands on no page here."""
        kept = Option.objects.filter(pk=option).first()
        listing = kept.open_with(self.key).listing_id if kept else None
        if listing:
            return self.run.supplier(listing)
        return None if source in {Source.PROFESSIONAL, Source.UNKNOWN} else 0


def _any_of(bits: Iterable[int]) -> int:
    every = 0
    for each in bits:
        every |= each
    return every
