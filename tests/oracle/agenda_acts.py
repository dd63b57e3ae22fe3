"""The acts of people about what they want, and of helpers beside it; each is tried by anybody on anything."""

from collections.abc import Callable
from typing import Final

from django.utils import timezone

from ownterms.agenda.actions import TakenAs
from ownterms.agenda.models import (
    Answer,
    Away,
    Choice,
    From,
    How,
    Option,
    Sort,
    Source,
    Step,
    Thought,
    Want,
    WhatCame,
)
from ownterms.spaces.models import Space

from . import acts


class Living(acts.Living):
    """A life, with an agenda in it."""

    # What one wants

    def wants(self) -> None:
        space = self.some_space()
        self.only_its_owner(space)
        self.want(space, by=self.actor, is_seed=self.dice.random() < 0.3)

    def says_otherwise(self) -> None:
        want = self.some(Want)
        self.only_its_owner(want)
        self.say_otherwise(want, by=self.actor)

    def shapes(self) -> None:
        want = self.some(Want)
        self.only_its_owner(want)
        want.shape(by=self.actor, is_seed=self.dice.random() < 0.5)

    def shows(self) -> None:
        want = self.some(Want)
        self.only_its_owner(want)
        self.want_picture(want, by=self.actor)

    def puts_away(self) -> None:
        want = self.some(Want)
        self.only_its_owner(want)
        self.put_away(want, self.dice.choice(list(How)), by=self.actor)

    def brings_back(self) -> None:
        want = self.some(Want)
        self.only_its_owner(want)
        self.bring_back(want, by=self.actor)

    def arranges(self) -> None:
        want, other = self.some(Want), self.some(Want)
        self.only_its_owner(want)
        among = Want.objects.standing()
        move = self.dice.choice(["top", "up", "beside"])
        if move == "top":
            among.arrange(Space.objects.get(pk=want.space_id), [want.pk, other.pk], by=self.actor)
        elif move == "up":
            among.move(want, up=self.dice.random() < 0.5, by=self.actor)
        else:
            among.put(want, other.pk, above=self.dice.random() < 0.5, by=self.actor)

    def says_whose(self) -> None:
        want = self.some(Want)
        self.only_its_owner(want)
        self.origin(want, self.dice.choice(list(From)), by=self.actor)

    def lets_it_be_counted(self) -> None:
        want = self.some(Want)
        self.only_its_owner(want)
        if self.place(want.space).goes_at is not None:
            self.may = False  # nobody who sits beside says it for them
        self.count_want(want, by=self.actor)

    def takes_away(self) -> None:
        want = self.some(Want)
        self.only_its_owner(want)
        self.remove_want(want, by=self.actor)

    # What hangs on it

    def of_a_want(self) -> tuple[Space, Want | None]:
        """A space, and mostly a want of it, which is not always the actor's own."""
        want = self.some(Want) if self.dice.random() < 0.8 else None
        space = Space.objects.get(pk=want.space_id) if want else self.some_space()
        self.only_its_owner(space)
        return space, want

    def finds_a_way(self) -> None:
        space, want = self.of_a_want()
        source = self.dice.choice(list(Source))
        self.made(space, Option.make(space, by=self.actor, want=want, words=f"Way {len(self.rows)}", source=source))

    def says_the_way_otherwise(self) -> None:
        option = self.some(Option)
        self.only_its_owner(option)
        option.change(by=self.actor, words="Another way.")

    def chooses(self) -> None:
        space, want = self.of_a_want()
        known = [row.pk for row in self.rows.values() if isinstance(row, Option)]
        chosen = frozenset(self.dice.sample(known, min(len(known), 2)))
        answer = self.dice.choice(list(Answer))
        self.made(space, Choice.make(space, answer, by=self.actor, want=want, chosen=chosen))

    def takes_a_step(self) -> None:
        space, want = self.of_a_want()
        self.made(space, Step.make(space, f"Step {len(self.rows)}", by=self.actor, want=want))

    def has_done_it(self) -> None:
        step = self.some(Step)
        self.only_its_owner(step)
        step.done(by=self.actor, is_done=self.dice.random() < 0.8)

    def tells_what_came(self) -> None:
        space, want = self.of_a_want()
        self.made(space, WhatCame.say(space, f"It was good, {len(self.rows)} times.", by=self.actor, want=want))

    def made(self, space: Space, row: Option | Choice | Step | WhatCame) -> None:
        """This will tell the truth of what was made, and of the part that may have begun with it."""
        self.agenda(space, by=self.actor)
        self.hang(row)

    # Beside it

    def thinks(self) -> None:
        invitation = self.tie()
        want = self.shown(invitation, Want) if self.dice.random() < 0.6 else None
        name, now = str(invitation.pk), timezone.now()
        told, space = self.truth.invitations[name], self.place(invitation)
        self.perhaps(told.helper)
        sort = self.dice.choice(list(Sort))
        between = told.is_live(now, space.recoveries) and not space.erased and str(self.actor.pk) == told.helper
        thing = self.truth.things.get(str(want.pk)) if want else None
        stands = want is None or (thing is not None and not self.beside(want, Away))
        shown = want is None or (thing is not None and self.truth.covers(name, told, thing))
        fits = sort != Sort.TYPED or name in self.typing
        self.may = between and shown and stands and fits and self.may_write(name, answers=want is not None)
        words = f"A thought {self.done.total()}"
        self.thought(invitation, by=self.actor, want=want, words=words, sort=sort)

    def takes_up(self) -> None:
        thought = self.some(Thought)
        self.only_its_owner(thought)
        if self.may and Thought.objects.filter(pk=thought.pk, settled_at__isnull=False).exists():
            self.may = False  # it was settled before
        self.take_up(thought, by=self.actor, taken_as=self.dice.choice(list(TakenAs)))

    def lays_aside(self) -> None:
        thought = self.some(Thought)
        self.only_its_owner(thought)
        thought.settle(by=self.actor)


Act = Callable[[Living], None]
ACTS: Final[dict[str, tuple[float, Act]]] = {
    **acts.ACTS,
    "wants": (12, Living.wants), "says otherwise": (6, Living.says_otherwise), "shapes": (3, Living.shapes),
    "shows": (3, Living.shows), "puts away": (5, Living.puts_away), "brings back": (4, Living.brings_back),
    "arranges": (5, Living.arranges), "says whose it is": (5, Living.says_whose), "takes away": (2, Living.takes_away),
    "lets it be counted": (4, Living.lets_it_be_counted),
    "finds a way": (6, Living.finds_a_way), "says the way": (3, Living.says_the_way_otherwise),
    "chooses": (6, Living.chooses), "takes a step": (5, Living.takes_a_step), "has done it": (4, Living.has_done_it),
    "tells what came": (4, Living.tells_what_came), "thinks": (14, Living.thinks), "takes up": (8, Living.takes_up),
    "lays aside": (3, Living.lays_aside),
}  # fmt: skip
