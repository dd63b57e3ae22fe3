"""See as this helper would: the same bytes as their own page, and no row in the trail."""

import random
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from ownterms.people.models import Person
from ownterms.spaces.models import Dictation, Entry, Invitation, Message, Part, Space
from ownterms.spaces.terms import Terms, Writing
from ownterms.spaces.tests.conftest import TOKEN, came_in, live
from ownterms.trail.models import Trace


def shown(person: Person, address: str) -> str:
    page = came_in(person).get(address)
    assert page.status_code == 200
    found = page.content.decode().split("<!-- what they see -->")[1].split("<!-- so far -->")[0]
    return TOKEN.sub("", found)


def both(invitation: Invitation, helper: Person, ask: str = "") -> tuple[str, str]:
    """The page as the helper sees it, and as the person does who looks on."""
    theirs = shown(helper, f"/helping/{invitation.pk}/{ask}")
    return theirs, shown(invitation.space.person, f"/space/invitations/{invitation.pk}/as-they-see/{ask}")


def world(space: Space, helper: Person, seed: int) -> Invitation:
    """A space with some of everything, and an invitation that opens some of it."""
    chance, owner = random.Random(seed), space.person  # noqa: S311  (it guards nothing)
    parts = [space.notebook, *(Part.begin(space, by=owner, name=f"Part {n}") for n in range(chance.randrange(3)))]
    entries = [
        Entry.write(chance.choice(parts), by=owner, words=f"<b>Note</b> {n} & “so”")
        for n in range(chance.randrange(25))
    ]
    for entry in entries[:: chance.randint(1, 5)]:
        entry.add_picture(b"...", by=owner, media_type="image/webp", says=chance.choice(["", "A bus."]))
    terms = Terms(writing=chance.choice(list(Writing)), days=tuple(chance.sample(range(7), chance.randrange(4))))
    slices = chance.sample([*parts, *entries], chance.randrange(1 + len(parts) + len(entries)))
    evidence = chance.choice(["", "", "A deputy."])
    said = {"about": chance.choice(["", "The bus."]), "evidence": evidence, "may_type": chance.random() < 0.5}
    made = live(space, helper, *slices, terms=terms, **said)
    for n in range(chance.randrange(5)):
        Message.send(made, by=owner, words=f"Word {n}")
    answered = Entry.objects.under(made.pk).open_to(helper)[:3] if Message.may_be_sent(made, answers=True) else []
    for entry in answered:
        Message.send(made, by=helper, words="I know one.", entry=entry)
    for part in Part.objects.under(made.pk).open_to(helper) if made.may_type else []:
        Dictation.type(made, part, by=helper, words="I want a piano.")
    if chance.random() < 0.3:
        made.step_back(by=helper, last_day=timezone.localdate() + timedelta(days=9), goodbye="Goodbye.")
    return made


class TestAsTheySee:
    @pytest.mark.parametrize("seed", [*range(6), *(pytest.param(n, marks=pytest.mark.slow) for n in range(6, 60))])
    def test_holds_the_very_bytes_of_the_helpers_page(self, space: Space, ben: Person, seed: int) -> None:
        with time_machine.travel(timezone.now(), tick=False):
            made = world(space, ben, seed)

            theirs, hers = both(made, ben)

        assert theirs == hers

    def test_could_show_what_differs(
        self, invitation: Invitation, entry: Entry, ben: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from ownterms.spaces.tie import Look

        monkeypatch.setattr(Look, "open", lambda look, model: model.objects.open_to(look.by))
        Entry.write(Part.begin(entry.space, by=entry.space.person, name="Mine"), by=entry.space.person, words="Mine.")

        theirs, hers = both(invitation, ben)

        assert theirs != hers

    def test_leaves_no_trace(self, invitation: Invitation, entry: Entry, amina: Person) -> None:
        before = Trace.objects.of(invitation.space_id).count()

        assert "quiet place" in shown(amina, f"/space/invitations/{invitation.pk}/as-they-see/")
        assert Trace.objects.of(invitation.space_id).count() == before

    def test_can_press_nothing(self, invitation: Invitation, entry: Entry, amina: Person) -> None:
        page = came_in(amina).get(f"/space/invitations/{invitation.pk}/as-they-see/").content.decode()

        inside = page.split("<fieldset")[1]
        assert inside.split(">")[0].endswith(" disabled")
        assert inside.split("</fieldset>")[0].count("<form") == page.partition("<main")[2].count("<form") > 0
        assert "csrfmiddlewaretoken" not in inside.split("</fieldset>")[0]

    def test_of_one_that_is_not_live_is_nothing(self, invitation: Invitation, entry: Entry, amina: Person) -> None:
        invitation.end(by=amina)

        page = came_in(amina).get(f"/space/invitations/{invitation.pk}/as-they-see/").content.decode()

        assert "Ben sees nothing of yours now." in page
        assert "quiet place" not in page

    def test_is_the_persons_own(self, invitation: Invitation, ben: Person) -> None:
        assert came_in(ben).get(f"/space/invitations/{invitation.pk}/as-they-see/").status_code == 302
