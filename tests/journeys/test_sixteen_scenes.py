"""The sixteen scenes of a person's first year, as one journey: by keyboard alone, without script, at 320 px.

Asha's mother has told her to go. What a scene needs that has no room here yet is walked as far as there is one, and
the scene says what stands in for it: roles, people who think together, money, and what people ask an area.
"""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Final

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from ownterms.agenda.models import Choice, From, How, Option, Origin, Step, Thought, Want, WantSound, WantVersion
from ownterms.people.models import Person
from ownterms.spaces.models import Entry, Grant, Invitation, Message, Space, WhoseIdea
from ownterms.trail.models import Act, Trace

from .conftest import OpenPage
from .space_states import NOTE
from .town import Town
from .walking import Walker

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

QUIET: Final = "I want a place that’s quiet that is mine"
PIANO: Final = "I want a place that’s quiet that is mine, and a piano"
TODAY: Final = timezone.localtime().strftime("%A")
WAYS: Final = [
    ("My cousin’s spare room", "Family"),
    ("The practice room at the library", "A place"),
    ("The housing association’s list", "Someone paid"),
    ("Ask those who think together at St Luke’s: where can one play quietly, for nothing?", "Someone who has been"),
    ("Save for a keyboard, from my budget", "Myself"),
    ("Nothing yet", "Nothing for now"),
]
CHURCH: Final = "A key to St Luke’s on weekday afternoons"


class Story:
    """Those who are in it, each at a device of their own."""

    def __init__(self, open_page: OpenPage, town: Town) -> None:
        self.town = town
        self.asha, self.meera, self.denise, self.tom = (Walker(open_page) for _ in range(4))
        self.aloud = open_page

    @staticmethod
    def person(name: str) -> Person:
        return Person.objects.get(name=name)

    @property
    def space(self) -> Space:
        space = Space.objects.of(self.person("Asha"))
        assert space
        return space

    def hers(self, kind: type, **which: object) -> list:  # type: ignore[type-arg]
        """What there is of a kind in Asha's space, opened."""
        return list(kind.objects.filter(space=self.space, **which).read(by=self.person("Asha")))  # type: ignore[attr-defined]

    def invite(self, called: str, helper: Walker, *, about: str, shows: str = "", writing: str = "") -> Invitation:
        """Asha asks somebody in on terms; they type her six words, and say yes."""
        asha = self.asha
        asha.open("/space/invitations/new/")
        asha.type(called, "Whom do you invite?")
        if shows:
            asha.tick(shows)
        asha.unfold("Some words to them")
        asha.type(about, "What is it about?")
        asha.unfold("When and how")
        asha.tick(TODAY)
        asha.type("Jobs", "What not to talk about")
        if writing:
            asha.unfold("What they may do")
            asha.choose(writing)
        asha.go("Make the invitation")
        words = " ".join(asha.page.locator(".cut-out-words li").all_inner_texts())
        helper.open("/invited/")
        helper.type(words, "The six words")
        helper.go("Open it")
        helper.type(called, "What may they call you?")
        helper.go("Yes")
        return Invitation.objects.latest("made_at")


def the_leaflet_is_not_a_leaflet(story: Story) -> None:
    """Asha opens the page on her own phone. It asks nothing."""
    story.asha.open("/")

    story.asha.sees("No account is needed. No one is told that you came.")
    assert not Person.objects.exists()


def first_words(story: Story) -> None:
    """She would just like to look. A held space opens with a nickname, and there is no field for a reason."""
    story.asha.go("A space of your own")
    story.asha.sees("Nobody asks you why.")
    assert story.asha.page.locator("main textarea").count() == 0
    story.asha.type("Asha", "What shall we call you?")
    story.asha.go("I’d just like to look")

    assert [each.act for each in Trace.objects.filter(space=story.space.pk)] == [Act.OPENED]


def promises(story: Story) -> None:
    """Before she writes: who can read, what would break that, how to leave fast. With script it can be read aloud."""
    story.asha.go("Our promises")
    story.asha.sees("Leave")
    assert not Entry.objects.exists()

    listening = story.aloud()
    listening.goto("/space/start/")
    expect(listening.locator("[data-read-aloud]")).to_have_count(1)
    expect(listening.get_by_role("heading", name="Before your first word")).to_be_visible()


def told_to_come(story: Story) -> None:
    """Whose idea was it? Somebody else's. Nobody sees it, and it is counted only with a yes, which is not ticked."""
    story.asha.open("/space/whose-idea/")
    story.asha.choose("Someone else")
    story.asha.go("Keep it")

    [said] = story.hers(WhoseIdea)
    assert (said.answer, said.may_count) == ("else", False)


def just_being_here(story: Story) -> None:
    """Two lines in her notebook. There is no screen of a manager, and the place's own page says nothing of her."""
    for line in ("Tuesdays. Tea.", "Nobody asked me anything."):
        story.asha.open("/space/notebook/")
        story.asha.type(line, "#words")
        story.asha.go("Keep it")
    stranger = story.meera
    stranger.open(story.town.full)

    stranger.sees_nothing_of("Asha", "Nobody asked me anything.")
    assert len(story.hers(Entry)) == 2


def a_question_from_her_mother(story: Story) -> None:
    """She asks whether Asha looks for work. There is no such view; there is a space of her own, with her own want."""
    meera = story.meera
    meera.open("/")
    meera.type("Is my daughter Asha looking for work?", "#words")
    meera.go("See what is around")
    meera.sees_nothing_of("Nobody asked me anything.")
    meera.go("A space of your own")
    meera.type("Meera", "What shall we call you?")
    meera.go("I’d just like to look")
    meera.open("/space/agenda/")
    meera.sees("No agenda yet. That is a whole answer.")
    meera.type("Sleep", "#words")
    meera.go("Put it on my agenda")

    meera.sees("Sleep")
    sees_what_was_granted_nothing(story)


def she_invites(story: Story) -> None:
    """Denise, who fixes the hoover: to walk to the bus with, not to talk about jobs, on one day of the week."""
    made = story.invite("Denise", story.denise, about="To walk to the bus with.")

    assert made.open_with(story.space.key).terms.not_about == "Jobs"
    story.denise.sees("To walk to the bus with.", "Jobs")
    story.denise.sees_nothing_of("Tuesdays. Tea.")


def ring_back(story: Story) -> None:
    """She cannot write first. Once Asha wrote, she answers within the terms."""
    made = Invitation.objects.latest("made_at")
    story.denise.sees("You can write back here once Asha has written to you.")
    assert story.denise.page.get_by_label("Your message").count() == 0
    story.asha.open(f"/space/invitations/{made.pk}/messages/")
    story.asha.type("Bus at ten?", "words")
    story.asha.go("Send the message")
    story.denise.open(f"/helping/{made.pk}/")
    story.denise.type("Ten it is.", "Your message")
    story.denise.go("Send the message")

    assert [each.words for each in story.hers(Message)] == ["Bus at ten?", "Ten it is."]


def a_role(story: Story) -> None:
    """Roles and meetings have no room yet: a want, with the job as a way it could go, and a step that was done."""
    noise = want(story, "The kitchen to be quieter on Tuesdays")
    way(story, noise, "The sound-and-quiet job is mine", "A group")
    step(story, noise, "Be the first on Thursday’s list")
    put_away(story, noise, "It came about")

    assert story.hers(Step)[0].done_at


def not_her_want(story: Story) -> None:
    """A worker's "find part-time work" stands beside her agenda, never in it. She gives it back, in private."""
    part = next(each for each in story.hers(type(story.space.notebook)) if each.holds == "agenda")
    made = story.invite("Tom", story.tom, about="To think with me.", shows=part.name, writing="whenever the days")
    story.tom.unfold("Give Asha a thought")
    story.tom.type("Find part-time work", "Your thought")
    story.tom.go("Give this thought to Asha")
    assert "Find part-time work" not in [each.words for each in story.hers(Want)]

    story.asha.open("/space/agenda/")
    story.asha.sees("Tom wondered about this")
    story.asha.go("Take it up")
    story.asha.go("Put it on my agenda")
    hers = story.hers(Want, away=None)[0]
    story.asha.open(f"/space/agenda/wants/{hers.pk}/whose/")
    story.asha.choose(str(From.CLOSE.label))
    story.asha.go("Keep it")
    put_away(story, hers, "It was never mine")
    assert [each.answer for each in story.hers(Origin, want=hers)] == [From.CLOSE]
    story.tom.open(f"/helping/{made.pk}/")
    story.tom.sees("Find part-time work")
    story.tom.sees_nothing_of(str(From.CLOSE.label), str(How.THEIRS.label))


def the_first_want(story: Story) -> None:
    """A first want, spoken too, and later another version of it. No one corrects, and what was said stays hers."""
    quiet = want(story, QUIET, spoken=True)
    assert story.hers(WantSound, want=quiet)
    story.asha.go("Say it in other words")
    story.asha.type(PIANO, "What I want")
    story.asha.go("Keep it")

    story.asha.sees("Good. You said it in your own way.")
    assert [each.words for each in story.hers(WantVersion, want=quiet)] == [QUIET]


def options_not_a_menu(story: Story) -> None:
    """Six ways, three of them chosen. None and later were open all the time."""
    quiet = story.hers(Want, away=None)[0]
    for words, source in WAYS:
        way(story, quiet, words, source)
    story.asha.open(f"/space/agenda/choices/new/?want={quiet.pk}")
    story.asha.sees("None of these", "Later", "I don’t know")
    for words, _source in (WAYS[0], WAYS[1], WAYS[3]):
        story.asha.tick(words)
    story.asha.go("I choose what is ticked")

    [choice] = story.hers(Choice)
    assert (len(choice.chosen), len(choice.table)) == (3, 6)


def the_social_brain(story: Story) -> None:
    """Those who think together have no room yet: what came of asking them is a way it could go, with two yeses."""
    quiet = story.hers(Want, away=None)[0]
    way(story, quiet, CHURCH, "A neighbour", give="I set up their sound", agree="They said yes, and so did I")
    story.asha.open(f"/space/agenda/choices/new/?want={quiet.pk}")
    story.asha.tick(CHURCH)
    story.asha.go("I choose what is ticked")

    story.asha.sees(CHURCH, "They said yes, and so did I")


def money_without_wounds(story: Story) -> None:
    """Budgets have no room yet: the keyboard is a step that was done, with what came of it. No field asks why."""
    quiet = story.hers(Want, away=None)[0]
    bought = step(story, quiet, "The keyboard, £180, from my budget. The council had said yes.")
    story.asha.open(f"/space/agenda/came/new/?step={bought.pk}")
    assert not re.search(r"\b(why|reason|need)\b", story.asha.page.locator("main").inner_text().lower())
    story.asha.type("It came on Friday. Nobody asked why.", "In your words")
    story.asha.go("Keep it")

    story.asha.sees("It came on Friday.")


def tom_leaves(story: Story) -> None:
    """Nine weeks' notice and a goodbye. She picks nobody for now, and the tie with Denise goes on."""
    tom = Invitation.objects.of_helper(story.person("Tom")).get()
    last = timezone.localdate() + timedelta(weeks=9)
    story.tom.open(f"/helping/{tom.pk}/stepping-back/")
    story.tom.to("My last day")
    story.tom.page.keyboard.type(last.strftime("%m%d%Y"))
    story.tom.type("You need nobody to tell you where the piano is.", "A goodbye")
    story.tom.go("Step back on that day")
    story.asha.open(f"/space/invitations/{tom.pk}/messages/")
    story.asha.sees("You need nobody to tell you where the piano is.")
    denise = Invitation.objects.of_helper(story.person("Denise")).get()
    story.denise.open(f"/helping/{denise.pk}/")

    story.denise.sees("Ten it is.")
    assert tom.steppingback.last_day == last


def lifting(story: Story) -> None:
    """Asking an area has no room yet: the line stands in her notebook. Her mother swims, in a space of her own."""
    story.asha.open("/space/notebook/")
    story.asha.type("People who love me filled in the forms.", "#words")
    story.asha.go("Keep it")
    story.meera.open("/space/agenda/")
    story.meera.type("To swim on Wednesdays", "#words")
    story.meera.go("Put it on my agenda")
    story.denise.open("/space/start/")
    story.denise.go("A space of my own")

    story.denise.open("/helping/")
    story.denise.sees("Asha")
    assert Space.objects.of(story.person("Denise"))
    sees_what_was_granted_nothing(story)


def sees_what_was_granted_nothing(story: Story) -> None:
    """What her mother can see of Asha is what was granted: nothing. What is hers looks as if it never was."""
    meera = story.meera
    assert not Grant.objects.filter(helper=story.person("Meera")).exists()
    things = {"entries": Entry, "agenda/wants": Want}
    for path, kind in things.items():
        for pk in kind.objects.filter(space=story.space).values_list("pk", flat=True):
            answer = meera.page.goto(f"/space/{path}/{pk}/")
            assert answer
            assert answer.status == 404
    meera.open("/helping/")
    meera.sees_nothing_of("Asha")


def want(story: Story, words: str, *, spoken: bool = False) -> Want:
    story.asha.open("/space/agenda/")
    if spoken:  # a recording is chosen in a window of the device's own, where no page has a say
        story.asha.page.set_input_files("#sound", {"name": "note.webm", "mimeType": "audio/webm", "buffer": NOTE})
    story.asha.type(words, "#words")
    story.asha.go("Put it on my agenda")
    found: Want = story.hers(Want, away=None)[-1]
    return found


def way(story: Story, beside: Want, words: str, source: str, *, give: str = "", agree: str = "") -> None:
    story.asha.open(f"/space/agenda/options/new/?want={beside.pk}")
    story.asha.type(words, "What could it be?")
    story.asha.choose(source)
    if give:
        story.asha.unfold("What goes with it")
        story.asha.type(give, "What I give")
        story.asha.type(agree, "Who has to say yes")
    story.asha.go("Keep it")
    assert words in [each.words for each in story.hers(Option)]


def step(story: Story, beside: Want, words: str) -> Step:
    story.asha.open(f"/space/agenda/steps/new/?want={beside.pk}")
    story.asha.type(words, "What is done, or was done?")
    story.asha.tick("It is done already.")
    story.asha.go("Keep it")
    found: Step = next(each for each in story.hers(Step) if each.words == words)
    return found


def put_away(story: Story, which: Want, how: str) -> None:
    story.asha.open(f"/space/agenda/wants/{which.pk}/away/")
    story.asha.choose(how)
    story.asha.go("Put it away")


SCENES: Final[list[Callable[[Story], None]]] = [
    *(the_leaflet_is_not_a_leaflet, first_words, promises, told_to_come, just_being_here, a_question_from_her_mother),
    *(she_invites, ring_back, a_role, not_her_want, the_first_want, options_not_a_menu, the_social_brain),
    *(money_without_wounds, tom_leaves, lifting),
]


def test_sixteen_scenes(open_page: OpenPage, town: Town) -> None:
    story = Story(open_page, town)
    for number, scene in enumerate(SCENES, start=1):
        print(f"{number}. {scene.__name__.replace('_', ' ')}", flush=True)  # noqa: T201  (shown where a scene stops)
        scene(story)

    assert len(SCENES) == 16
    assert not Thought.objects.filter(settled_at=None).exists()
    assert sum(each.pages for each in (story.asha, story.meera, story.denise, story.tom)) > 60
