"""An agenda is its person's: nobody else writes in it, and nothing in it is lost by changing one's mind."""

import pytest

from ownterms.agenda.models import (
    Answer,
    Choice,
    From,
    How,
    Option,
    Origin,
    Real,
    Source,
    Step,
    Thought,
    Want,
    WhatCame,
)
from ownterms.agenda.models.thought import Sort
from ownterms.people.models import Person
from ownterms.spaces.models import Holds, NoLiveInvitation, NotYours, Part, Space
from ownterms.spaces.models.sealed import Sealed

from .conftest import shown

pytestmark = pytest.mark.data


def opened(model: type[Sealed], by: Person) -> list[Sealed]:
    return list(model.objects.all().read(by=by))


def test_changing_ones_mind_keeps_what_was_said(space: Space, amina: Person) -> None:
    want = Want.say(space, "A quiet place that is mine.", by=amina)
    changed = want.change("A quiet place that is mine, and a piano.", by=amina)
    assert (changed.version, changed.words) == (2, "A quiet place that is mine, and a piano.")
    [before] = want.versions.all().read(by=amina)
    assert (before.version, before.words) == (1, "A quiet place that is mine.")
    assert changed.change(changed.words, by=amina).version == 2


def test_the_order_is_the_persons(space: Space, amina: Person) -> None:
    one, two, three = (Want.say(space, each, by=amina) for each in ("one", "two", "three"))
    Want.objects.of(space).move(three, up=True, by=amina)
    assert list(Want.objects.of(space)) == [one, three, two]
    Want.objects.of(space).arrange(space, [two.pk, one.pk], by=amina)
    assert list(Want.objects.of(space)) == [two, one, three]
    Want.objects.of(space).move(two, up=True, by=amina)
    assert list(Want.objects.of(space)) == [two, one, three]


def test_what_is_anothers_can_be_given_back_and_brought_back(space: Space, amina: Person) -> None:
    want = Want.say(space, "Find part-time work.", by=amina)
    Origin.say(want, From.CLOSE, by=amina)
    Origin.say(want, From.UNKNOWN, by=amina)
    assert [each.answer for each in want.origins.all().read(by=amina)] == [From.UNKNOWN, From.CLOSE]
    away = want.put_away(How.THEIRS, by=amina)
    assert away.how == How.THEIRS
    assert not Want.objects.of(space).standing().exists()
    want.bring_back(by=amina)
    assert Want.objects.of(space).standing().get() == want


def test_a_choice_keeps_what_was_on_the_table(space: Space, amina: Person) -> None:
    want = Want.say(space, "A piano.", by=amina)
    room = Option.make(space, by=amina, want=want, words="The church", source=Source.PLACE, ask="A key")
    cousin = Option.make(space, by=amina, want=want, words="My cousin", source=Source.FAMILY)
    made = Choice.make(
        space, Answer.OPTION, by=amina, want=want, chosen=frozenset({room.pk}), real={cousin.pk: Real.NO}
    )
    room.change(by=amina, words="The other church")
    cousin.remove(by=amina)
    [choice] = opened(Choice, amina)
    assert choice == made
    assert [(each.words, each.real) for each in choice.table] == [("The church", "unknown"), ("My cousin", "no")]
    assert [each.words for each in choice.chosen] == ["The church"]


def test_a_shared_want_opens_what_hangs_on_it_and_nothing_private(space: Space, amina: Person, ben: Person) -> None:
    want, other = Want.say(space, "A piano.", by=amina), Want.say(space, "Sleep.", by=amina)
    want = want.change("A piano, and quiet.", by=amina)
    Origin.say(want, From.ME, by=amina)
    want.put_away(How.UNSAID, by=amina)
    for each in (want, other):
        Option.make(space, by=amina, want=each, words="Ask around")
        step = Step.make(space, "Rang the church", by=amina, want=each, is_done=True)
        WhatCame.say(space, "They said yes.", by=amina, step=step)
        Choice.make(space, by=amina, want=each)
    shown(space, ben, want)
    assert opened(Want, ben) == [want]
    for model in (Option, Step, Choice, WhatCame):
        assert {each.want_id for each in opened(model, ben)} == {want.pk}
    for private in (Origin, want.versions.model, want._meta.get_field("away").related_model):
        assert opened(private, ben) == []


def test_what_stands_beside_a_want_lies_in_its_part(space: Space, amina: Person, ben: Person) -> None:
    """An agenda has a second part once some of it was brought from elsewhere: the first may be shown, that is not."""
    shown(space, ben, Part.of(space, Holds.AGENDA, by=amina))
    brought = Part.begin(space, by=amina, holds=Holds.AGENDA)
    want, loose = Want.say(space, "A piano.", by=amina), Option.make(space, by=amina, words="Elsewhere")
    Want.objects.filter(pk=want.pk).update(part=brought)
    Option.objects.filter(pk=loose.pk).update(part=brought)
    option, step = Option.make(space, by=amina, want=want), Step.make(space, by=amina, want=want)
    WhatCame.say(space, "Yes.", by=amina, step=step)
    Choice.make(space, by=amina, want=want)
    moved = Option.make(space, by=amina)
    moved.put_beside(want, by=amina)
    assert [opened(model, ben) for model in (Want, Option, Step, WhatCame, Choice)] == [[], [], [], [], []]
    option.put_beside(None, by=amina)
    assert opened(Option, ben) == [option]
    assert [each.option for each in Choice.make(space, by=amina).table] == [str(option.pk)]


def test_nobody_else_writes_in_it(space: Space, amina: Person, ben: Person) -> None:
    want = Want.say(space, "Sleep.", by=amina)
    shown(space, ben, Part.of(space, Holds.AGENDA, by=amina))
    option, step = Option.make(space, by=amina, want=want), Step.make(space, by=amina, want=want)
    acts = [
        lambda: Want.say(space, "Work", by=ben),
        lambda: want.change("Work", by=ben),
        lambda: want.put_away(How.CAME, by=ben),
        lambda: want.remove(by=ben),
        lambda: Origin.say(want, From.ME, by=ben),
        lambda: Option.make(space, by=ben, want=want),
        lambda: option.change(by=ben, words="Mine"),
        lambda: Choice.make(space, by=ben, want=want),
        lambda: step.done(by=ben),
        lambda: WhatCame.say(space, "Good", by=ben, want=want),
        lambda: Want.objects.of(space).arrange(space, [], by=ben),
    ]
    for act in acts:
        with pytest.raises(NotYours):
            act()


def test_a_thought_stands_beside_and_its_helper_is_not_told(
    space: Space, amina: Person, ben: Person, cora: Person
) -> None:
    want = Want.say(space, "Sleep.", by=amina)
    invitation = shown(space, ben, want)
    thought = Thought.leave(invitation, "A dark curtain?", by=ben, sort=Sort.OPTION, want=want)
    assert Thought.leave(invitation, "A dark curtain?", by=ben, sort=Sort.OPTION, want=want) == thought
    other = shown(space, cora, want)
    assert opened(Thought, cora) == []
    assert opened(Thought, ben) == [thought]
    thought.settle(by=amina)
    assert opened(Thought, ben) == [thought]
    assert not Thought.objects.waiting().exists()
    with pytest.raises(NoLiveInvitation):
        Thought.leave(other, "Work", by=ben)
