"""What was done here becomes rows: of those alone who said yes, of what was shown alone, and numbers alone."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from ownterms.agenda.models import Choice, From, Origin, Real
from ownterms.directory.models import Naming, Organisation
from ownterms.directory.tests.factories import make_listing, make_organisation
from ownterms.mirror.events import Happenings, gather, still_said
from ownterms.mirror.models import Counting
from ownterms.mirror.reading import Facts
from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Invitation, Sealed, Whose, WhoseIdea
from ownterms.trail.models import Trace

from .helped import IN_IT, QUARTER, helped, helpers, sixteen

pytestmark = [pytest.mark.django_db, pytest.mark.data]


def facts() -> Facts:
    return gather(QUARTER).facts


@pytest.fixture
def ben() -> Person:
    return helpers(1)[0]


class TestYes:
    def test_without_it_nothing_is_read_and_nothing_opened(self, ben: Person, monkeypatch: pytest.MonkeyPatch) -> None:
        helped(ben, says_yes=False)
        opened: list[object] = []
        monkeypatch.setattr(Sealed, "open_with", lambda each, _key: opened.append(each))

        assert facts().size == 0
        assert opened == []

    def test_that_was_taken_back_is_none(self, ben: Person) -> None:
        made = helped(ben)
        assert facts().size == 2

        Counting.stop(made.space, by=made.space.person)

        assert facts().size == 0

    def test_that_came_later_reaches_back_to_no_quarter_that_was_over(self, ben: Person) -> None:
        made = helped(ben, says_yes=False)
        with time_machine.travel(IN_IT + timedelta(days=90), tick=False):
            Counting.allow(made.space, by=made.space.person)

        assert facts().size == 0

    @pytest.mark.parametrize("way", ["taken back", "erased"])
    def test_that_went_while_it_was_gathered_is_left_out(self, ben: Person, way: str) -> None:
        made, _other = helped(ben), helped(ben)
        happened = gather(QUARTER)

        if way == "erased":
            actions.erase(made.space, by=made.space.person)
        else:
            Counting.stop(made.space, by=made.space.person)

        assert (len(happened.rows), len(still_said(happened, QUARTER).rows)) == (4, 2)

    def test_to_the_whole_is_none_to_whose_idea_a_want_was(self, ben: Person, monkeypatch: pytest.MonkeyPatch) -> None:
        helped(ben, origin=From.POLICY, origin_counts=False)
        opened: list[object] = []
        monkeypatch.setattr(Origin, "open_with", lambda each, _key: opened.append(each))

        assert not facts().known("purpose_set_by").any()
        assert opened == []

    def test_to_that_answer_too_lets_it_be_read(self, ben: Person) -> None:
        """The fault that the test above would find."""
        helped(ben, origin=From.POLICY)

        assert facts().says("purpose_set_by", "policy").sum() == 1

    def test_opens_nothing_that_was_not_shown(self, ben: Person, monkeypatch: pytest.MonkeyPatch) -> None:
        helped(ben, shows=False)
        opened: list[object] = []
        monkeypatch.setattr(Choice, "open_with", lambda each, _key: opened.append(each))

        assert facts().size == 1
        assert opened == []

    def test_leaves_no_look_in_any_trail(self, ben: Person) -> None:
        helped(ben)
        before = Trace.objects.count()

        facts()

        assert Trace.objects.count() == before


class TestRows:
    def test_tell_what_was_done(self, ben: Person) -> None:
        helped(ben)

        tie, want = (facts().where(rows) for rows in (~facts().known("strand"), facts().known("strand")))

        assert tie.says("event", "start").all()
        assert tie.says("started_by", "person").all()
        assert tie.says("invited", "yes").all()
        assert want.says("own_words_first", "yes").all()
        assert want.says("source_kind", "family").all()
        assert want.says("source_kind", "professional").all()

    def test_leave_out_what_nothing_here_tells(self, ben: Person) -> None:
        helped(ben)

        assert not facts().has("required_items")
        assert not any(facts().has(name) for name in ("asked_refused", "how_heard", "not_ours", "condition"))

    def test_leave_out_what_was_not_a_real_option(self, ben: Person) -> None:
        helped(ben, real=Real.NO)

        assert not facts().says("source_kind", "family").any()

    def test_know_where_an_option_came_before_any_words(self, ben: Person) -> None:
        helped(ben, own_words_first=False)

        assert facts().says("own_words_first", "no").sum() == 1

    def test_tell_who_ended_it_and_nothing_of_what_ran_out(self, ben: Person) -> None:
        ended, left, quiet = (helped(ben) for _ in range(3))
        with time_machine.travel(IN_IT + timedelta(days=9), tick=False):
            ended.end(by=ended.space.person)
            left.step_back(by=ben, last_day=(IN_IT + timedelta(days=20)).date())
        Invitation.objects.filter(pk=quiet.pk).update(until=IN_IT + timedelta(days=30))

        assert facts().known("ended_by").sum() == 2
        assert facts().says("ended_by", "person").sum() == 1
        assert facts().says("person_agreed_end", "yes").sum() == 1

    def test_of_another_quarter_are_not_there(self, ben: Person) -> None:
        made = helped(ben, at=IN_IT + timedelta(days=90))

        assert facts().size == 0
        assert made.until > IN_IT

    def test_take_a_first_invitation_of_whoever_was_sent_for_another_s_idea(self, ben: Person) -> None:
        made = helped(ben)
        WhoseIdea.say(made.space, Whose.ELSE, by=made.space.person)
        assert facts().says("started_by", "other").sum() == 0

        WhoseIdea.say(made.space, Whose.ELSE, by=made.space.person, may_count=True)

        assert facts().says("started_by", "other").sum() == 1

    def test_bear_other_ids_in_each_run(self, ben: Person) -> None:
        helped(ben)

        one, other = (set(facts().get("person_id").tolist()) for _ in range(2))

        assert one.isdisjoint(other)

    def test_are_gone_with_the_space(self, ben: Person) -> None:
        made = helped(ben)
        actions.erase(made.space, by=made.space.person)

        assert facts().size == 0


def theirs(organisation: Organisation) -> Facts:
    """What is an organisation's alone; no rows where nothing is."""
    happened = gather(QUARTER)
    parts = happened.parted()
    return parts.get(happened.organisations.get(str(organisation.pk), -1), Happenings([])).facts


class TestOrganisation:
    def test_has_what_went_on_under_its_keepers_invitations_alone(self) -> None:
        kitchen = make_organisation()
        sixteen(helpers(3, kitchen))
        sixteen(helpers(3))

        assert theirs(kitchen).size == 32
        assert facts().size == 64

    def test_that_nobody_here_keeps_has_nothing(self) -> None:
        helped(helpers(1)[0])

        assert theirs(make_organisation()).size == 0

    def test_has_nobody_whom_others_help_too(self, ben: Person) -> None:
        kitchen = make_organisation()
        [pat, ruth] = helpers(2, kitchen)
        made, _other = helped(pat), helped(ruth)
        with time_machine.travel(IN_IT, tick=False):
            again = Invitation.make(made.space, by=made.space.person, called="Ben", slices=[], asked=ben)
            again.accept(by=ben)

        assert theirs(kitchen).size == 2

    def test_has_nobody_whose_helper_keeps_another_s_pages_too(self) -> None:
        kitchen = make_organisation()
        [pat, ruth] = helpers(2, kitchen)
        Naming.make(str(pat.email), organisation=make_organisation("Weir Lane")).take_up(pat)
        helped(pat)
        helped(ruth)

        assert theirs(kitchen).size == 2

    def test_is_told_from_others_by_what_was_chosen(self) -> None:
        kitchen = make_organisation()
        own = make_listing("Tuesday kitchen", organisation=kitchen)
        other = make_listing("Weir Lane", organisation=make_organisation("Weir Lane"))
        three = helpers(3, kitchen)
        listings: list[Any] = [own.pk, other.pk, own.pk]
        for helper, listing in zip(three, listings, strict=True):
            helped(helper, listing=listing)

        told = theirs(kitchen)
        chosen = told.where(told.known("recorder_org"))

        assert (chosen.get("provider") == chosen.get("recorder_org")).sum() == 2

    def test_of_keepers_who_were_taken_off_is_theirs_no_more(self) -> None:
        kitchen = make_organisation()
        helped(helpers(1, kitchen)[0])
        Naming.objects.get().end()

        assert theirs(kitchen).size == 0
