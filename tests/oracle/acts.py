"""What people do, each act tried by whoever comes along."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from django.utils import timezone

from ownterms.agenda.models import Want
from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Dictation, Entry, Invitation, NotOpen, Part, Picture, Space, Whose
from ownterms.spaces.terms import Terms, Writing

from .life import Life

M = TypeVar("M", Part, Entry, Want)
PLACE: Final = ZoneInfo("Europe/London")
SHOWABLE: Final = (Part, Entry, Want)
WEEK: Final = timedelta(days=7)


class Living(Life):
    """A life, and the acts in it. It keeps by itself what the prose asks about: who was asked, words, terms."""

    def __init__(self, *given: object) -> None:
        super().__init__(*given)  # type: ignore[arg-type]
        self.asked: dict[str, str] = {}
        self.drawn: dict[str, tuple[list[str], datetime]] = {}
        self.until: dict[str, datetime] = {}
        self.answered: set[str] = set()
        self.terms: dict[str, Terms] = {}
        self.written_to: set[str] = set()
        self.typing: set[str] = set()

    # One's own place

    def begins(self) -> None:
        if any(each.owner == str(self.actor.pk) and not each.erased for each in self.truth.spaces.values()):
            raise NotOpen
        self.spaces.append(self.begin(self.actor, beside=self.dice.random() < 0.2))

    def claims(self) -> None:
        space = self.some_space()
        self.only_its_owner(space)
        if self.may and self.place(space).goes_at is None:
            self.may = False  # it was claimed before
        self.claim(space, by=self.actor)

    def time_takes(self) -> None:
        over = [each for each in self.spaces if self.went(each) and not self.place(each).erased]
        actions.sweep_unclaimed()
        for space in over:
            self.truth.spaces[str(space.pk)].erased = True
            self.gone(space)
            owner = next(each for each in self.people if str(each.pk) == self.place(space).owner)
            self.people[self.people.index(owner)] = Person.objects.create_user(name="another")

    def writes(self) -> None:
        part = self.some(Part)
        self.only_its_owner(part)
        self.entry(part, by=self.actor)

    def begins_a_part(self) -> None:
        space = self.some_space()
        self.only_its_owner(space)
        self.part(space, by=self.actor)

    def adds_a_picture(self) -> None:
        entry = self.some(Entry)
        if Picture.objects.filter(entry=entry.pk).exists():
            raise NotOpen
        self.only_its_owner(entry)
        self.picture(entry, by=self.actor)

    def rewrites(self) -> None:
        entry = self.some(Entry)
        self.only_its_owner(entry)
        entry.rewrite("Other words.", by=self.actor)

    def removes(self) -> None:
        entry = self.some(Entry)
        self.only_its_owner(entry)
        self.remove(entry, by=self.actor)

    def says_whose_idea(self) -> None:
        space = self.some_space()
        self.only_its_owner(space)
        self.idea(space, self.dice.choice(list(Whose)), by=self.actor)

    def erases(self) -> None:
        space = self.some_space()
        self.only_its_owner(space)
        self.erase(Space.objects.get(pk=space.pk), by=self.actor)
        self.gone(space)

    def recovers(self) -> None:
        space = self.some_space()
        if self.place(space).owner == str(self.actor.pk) and not self.on_gone:
            self.recover(self.actor, space)
            now = timezone.now()
            mine = [name for name, told in self.truth.invitations.items() if told.space == str(space.pk)]
            self.until |= {name: min(self.until[name], now) for name in mine}

    # Invitations

    def invites(self) -> None:
        space = self.some_space()
        shown = [row for row in self.rows.values() if isinstance(row, SHOWABLE)]
        own = [row for row in shown if row.space_id == space.pk]
        slices = self.dice.sample(own, min(len(own), self.dice.choice([0, 1, 1, 3])))
        if self.dice.random() < 0.1:
            slices.append(self.dice.choice(shown))
        self.only_its_owner(space)
        fits = all(each.space_id == space.pk for each in slices)
        self.may = self.may and fits and self.truth.spaces[str(space.pk)].goes_at is None
        days = tuple(self.dice.sample(range(7), self.dice.choice([0, 0, 5])))
        terms = Terms(
            days=days,
            between=self.dice.choice([None, None, (time(6), time(22))]),
            writing=self.dice.choice([*Writing, Writing.ANY]),
        )
        asked = self.dice.choice([None, *self.people])
        made = self.invite(
            space,
            slices,
            by=self.actor,
            asked=asked,
            terms=terms,
            may_type=self.dice.random() < 0.5,
            since=self.dice.choice([None, None, self.hours(40)]),
            until=self.hours(400),
        )
        name = str(made.pk)
        self.asked[name], self.terms[name], self.until[name] = str(asked and asked.pk), terms, made.until
        if self.dice.random() < 0.8:
            self.drawn[name] = (made.draw_words(by=self.actor).split(), timezone.now())
        if made.may_type:
            self.typing.add(name)

    def draws_words(self) -> None:
        invitation = self.some(Invitation)
        is_own = self.place(invitation).owner == str(self.actor.pk)
        drawn = invitation.draw_words(by=self.actor).split()
        self.may = is_own
        self.drawn[str(invitation.pk)] = (drawn, timezone.now())

    def accepts(self) -> None:
        invitation = self.some(Invitation)
        if str(invitation.pk) in self.answered:  # once more: most have been answered
            invitation = self.some(Invitation)
        name, now = str(invitation.pk), timezone.now()
        if self.dice.random() < 0.8:
            self.actor = self.dice.choice(
                [each for each in self.people if str(each.pk) != self.place(invitation).owner]
            )
        of = self.dice.choice([name, name, name, *list(self.drawn)[:3]])
        typed, at = self.drawn.get(of, ([], now))
        knows = of == name and bool(typed) and now < at + WEEK
        invited = knows or self.asked[name] == str(self.actor.pk)
        waits = name not in self.answered and self.truth.invitations[name].closed_at is None and now < self.until[name]
        is_own = self.place(invitation).owner == str(self.actor.pk)
        self.may = None if self.on_gone else invited and waits and not is_own
        self.accept(invitation, by=self.actor, typed=typed)
        self.answered.add(name)

    def declines(self) -> None:
        invitation = self.some(Invitation)
        typed, _at = self.drawn.get(str(invitation.pk), ([], None))
        invitation.decline(by=self.actor, typed=typed, saying="Not now.")
        self.answered.add(str(invitation.pk))

    def renews(self) -> None:
        invitation = self.tie()
        is_own = self.place(invitation).owner == str(self.actor.pk)
        self.may = None if is_own else False
        self.renew(invitation, by=self.actor)

    def ends(self) -> None:
        invitation = self.tie()
        self.only_its_owner(invitation)
        self.end(invitation, by=self.actor)

    def steps_back(self) -> None:
        invitation = self.tie()
        told = self.truth.invitations[str(invitation.pk)]
        self.perhaps(told.helper)
        self.may = None if told.helper == str(self.actor.pk) else False
        self.step_back(
            invitation, by=self.actor, last_day=timezone.localdate() + timedelta(days=self.dice.randint(-1, 9))
        )

    def covers(self) -> None:
        invitation = self.tie()
        thing = self.some(self.dice.choice(SHOWABLE))
        self.only_its_owner(invitation)
        self.may = None if self.may and invitation.space_id != thing.space_id else self.may
        self.cover(invitation, thing, by=self.actor)

    def uncovers(self) -> None:
        invitation = self.tie()
        thing = self.shown(invitation, self.dice.choice(SHOWABLE))
        self.only_its_owner(invitation)
        self.uncover(invitation, thing, by=self.actor)

    # Between two

    def tie(self) -> Invitation:
        """Some invitation, more often one that somebody accepted."""
        accepted = {name for name, told in self.truth.invitations.items() if told.helper}
        return self.some(Invitation, among=accepted if self.dice.random() < 0.8 else None)

    def shown(self, invitation: Invitation, kind: type[M]) -> M:
        """Some part or entry, more often one that the invitation covers."""
        slices = self.truth.invitations[str(invitation.pk)].slices
        return self.some(kind, among=slices if self.dice.random() < 0.7 else None)

    def may_write(self, name: str, *, answers: bool) -> bool:
        """Whether the terms let a helper write now; `answers`: to something that they were shown."""
        terms, here = self.terms[name], timezone.now().astimezone(PLACE)
        if terms.writing == "never" or (terms.writing == "back" and not answers and name not in self.written_to):
            return False
        in_hours = terms.between is None or terms.between[0] <= here.time() < terms.between[1]
        return in_hours and (not terms.days or here.weekday() in terms.days)

    def sends(self) -> None:
        invitation = self.tie()
        entry = self.shown(invitation, Entry) if self.dice.random() < 0.4 else None
        name, now = str(invitation.pk), timezone.now()
        told, space = self.truth.invitations[name], self.place(invitation)
        self.perhaps(self.dice.choice([space.owner, told.helper]))
        who = str(self.actor.pk)
        between = told.is_live(now, space.recoveries) and not space.erased and who in {space.owner, told.helper}
        thing = self.truth.things.get(str(entry.pk)) if entry else None
        shown = entry is None or (thing is not None and self.truth.covers(name, told, thing))
        timely = who == space.owner or self.may_write(name, answers=entry is not None)
        self.may = between and shown and timely
        self.message(invitation, by=self.actor, entry=entry)
        if who == space.owner:
            self.written_to.add(name)

    def types(self) -> None:
        invitation = self.tie()
        part = self.shown(invitation, Part)
        told = self.truth.invitations[str(invitation.pk)]
        self.perhaps(told.helper)
        seen = self.truth.sees(str(self.actor.pk), self.truth.things.get(str(part.pk)), timezone.now())
        fits = told.helper == str(self.actor.pk) and str(part.pk) in told.slices and str(invitation.pk) in self.typing
        self.may = None if seen and fits else False
        self.dictate(invitation, part, by=self.actor)

    def confirms(self) -> None:
        typed = self.some(Dictation)
        self.only_its_owner(typed)
        self.confirm(typed, by=self.actor)


Act = Callable[[Living], None]
ACTS: Final[dict[str, tuple[float, Act]]] = {
    "begins": (6, Living.begins), "claims": (6, Living.claims), "time takes": (1, Living.time_takes),
    "writes": (8, Living.writes), "begins a part": (3, Living.begins_a_part), "adds": (3, Living.adds_a_picture),
    "rewrites": (3, Living.rewrites), "removes": (3, Living.removes), "says whose": (3, Living.says_whose_idea),
    "erases": (0.4, Living.erases), "recovers": (0.7, Living.recovers), "invites": (25, Living.invites),
    "draws": (6, Living.draws_words), "accepts": (30, Living.accepts), "declines": (2, Living.declines),
    "renews": (5, Living.renews), "ends": (4, Living.ends), "steps back": (3, Living.steps_back),
    "covers": (5, Living.covers), "uncovers": (5, Living.uncovers), "sends": (20, Living.sends),
    "types": (6, Living.types), "confirms": (5, Living.confirms), "reads": (25, Living.reads),
}  # fmt: skip
