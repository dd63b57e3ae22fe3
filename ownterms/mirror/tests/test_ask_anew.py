"""Once a backup was brought back nobody's yes stands: it may have been taken back since."""

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from ownterms.agenda.models import AfterTalk, Felt, From, Origin, Want
from ownterms.mirror.models import CountedWant, Counting, Looks, Viewpoint
from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Invitation, Space, Whose, WhoseIdea

pytestmark = [pytest.mark.data, pytest.mark.django_db]


def said_yes_to_all(helper: Person) -> Space:
    """Somebody who lets all be counted and shown that can be."""
    space = actions.begin(Person.objects.create_user())
    hers = space.person
    Counting.allow(space, by=hers)
    WhoseIdea.say(space, Whose.MINE, by=hers, may_count=True)
    want = Want.say(space, "To sleep.", by=hers)
    Origin.say(want, From.ME, by=hers, may_count=True)
    CountedWant.say(want, "help-with-sleep", by=hers)
    Viewpoint.say(space, helper.pk, by=hers, answers={"C1": Looks.YES}, may_count=True)
    invitation = Invitation.make(space, by=hers, called="Ben", asked=helper)
    invitation.accept(by=helper)
    said = AfterTalk.say(invitation, by=hers, listened=Felt.YES, may_count=True)
    said.release(by=hers)
    said.let_show(by=hers)
    return space


def test_takes_every_yes_for_a_no_and_nothing_else() -> None:
    space = said_yes_to_all(Person.objects.create_user())

    for verb in settings.AFTER_RESTORE:
        import_string(verb)()

    assert not Counting.objects.exists()
    assert not CountedWant.objects.exists()
    for kind in (WhoseIdea, Origin, Viewpoint, AfterTalk):
        assert kind.objects.filter(space=space, may_count=False).exists()
    assert AfterTalk.objects.get().is_released
    assert not AfterTalk.objects.get().may_show


def test_a_yes_that_is_said_before_a_space_is_claimed_is_none() -> None:
    """Somebody may sit beside the person, and press it for them."""
    space = actions.begin(Person.objects.create_user(), beside=True)
    hers = space.person
    WhoseIdea.say(space, Whose.ELSE, by=hers, may_count=True)
    Origin.say(Want.say(space, "To sleep.", by=hers), From.ME, by=hers, may_count=True)

    space.claim(by=hers)

    assert not WhoseIdea.objects.get().may_count
    assert not Origin.objects.get().may_count
