"""After we talk: the person's own, hidden from the helper until they release it, and counted only with a yes."""

import uuid

import pytest
from django.test import Client

from ownterms.agenda.models import AfterTalk, Felt
from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Invitation, Space

from .conftest import came_in, shown

pytestmark = pytest.mark.data

LISTENED = {"listened": "yes", "own": "partly", "words": "She <i>waited</i> for me."}


@pytest.fixture
def invitation(space: Space, ben: Person) -> Invitation:
    return shown(space, ben)


@pytest.fixture
def address(invitation: Invitation) -> str:
    return f"/space/after-we-talk/{invitation.pk}/"


class TestSayingIt:
    def test_takes_any_of_it_and_asks_no_more(self, her: Client, address: str, amina: Person) -> None:
        her.post(address, LISTENED)
        her.post(address, {"again": "unknown"})

        last, first = AfterTalk.objects.read(by=amina)
        assert first.answers == (Felt.YES, Felt.PARTLY, Felt.UNSAID)
        assert first.words == "She <i>waited</i> for me."
        assert last.answers == (Felt.UNSAID, Felt.UNSAID, Felt.UNKNOWN)
        page = her.get(address).content.decode()
        assert "She &lt;i&gt;waited&lt;/i&gt; for me." in page

    @pytest.mark.parametrize("sent", [{}, {"may_count": "yes"}, {"listened": "five stars"}, {"words": "w" * 5_001}])
    def test_of_nothing_writes_nothing_and_keeps_what_was_typed(
        self, her: Client, address: str, sent: dict[str, str]
    ) -> None:
        answer = her.post(address, sent)

        assert answer.status_code == 422
        assert "Nothing was written" in answer.content.decode()
        assert sent.get("words", "") in answer.content.decode()
        assert not AfterTalk.objects.exists()

    def test_is_offered_where_somebody_said_yes_and_pushed_nowhere(
        self, her: Client, invitation: Invitation, cora: Person
    ) -> None:
        space = invitation.space
        waits = Invitation.make(space, by=space.person, called="Cora", slices=[], asked=cora)

        assert (
            f"/space/after-we-talk/{invitation.pk}/" in her.get(f"/space/invitations/{invitation.pk}/").content.decode()
        )
        assert "after-we-talk" not in her.get(f"/space/invitations/{waits.pk}/").content.decode()
        assert "after-we-talk" not in her.get("/space/").content.decode()


class TestWhoeverWasTalkedWith:
    def test_sees_nothing_of_it_until_it_is_released_and_nothing_once_it_is_taken_back(
        self, her: Client, his: Client, invitation: Invitation, address: str
    ) -> None:
        def on_his_page() -> bool:
            return "waited" in his.get(f"/helping/{invitation.pk}/").content.decode()

        her.post(address, LISTENED)
        said = AfterTalk.objects.get()
        assert not on_his_page()

        her.post(f"/space/after-we-talk/said/{said.pk}/release/", {"release": "yes"})
        assert on_his_page()
        assert "waited" in her.get(f"/space/invitations/{invitation.pk}/as-they-see/").content.decode()

        her.post(f"/space/after-we-talk/said/{said.pk}/release/", {"take-back": "yes"})
        assert not on_his_page()

    def test_would_be_found_out_if_it_were_open_with_the_invitation(
        self, her: Client, his: Client, invitation: Invitation, address: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Planted, so that the test above is seen to find it."""
        her.post(address, LISTENED)
        monkeypatch.setattr(AfterTalk, "OPENED_BY", ("invitation_id",))

        assert "waited" in his.get(f"/helping/{invitation.pk}/").content.decode()

    def test_sees_no_other_helpers(
        self, her: Client, his: Client, space: Space, cora: Person, invitation: Invitation
    ) -> None:
        other = shown(space, cora)
        her.post(f"/space/after-we-talk/{other.pk}/", LISTENED)
        her.post(f"/space/after-we-talk/said/{AfterTalk.objects.get().pk}/release/", {"release": "yes"})

        assert "waited" not in his.get(f"/helping/{invitation.pk}/").content.decode()
        assert "waited" in came_in(cora).get(f"/helping/{other.pk}/").content.decode()

    @pytest.mark.parametrize(
        "page", ["{invitation}/", "{invitation}/count/", "said/{said}/release/", "said/{said}/removal/"]
    )
    def test_cannot_ask_for_it(self, her: Client, his: Client, invitation: Invitation, address: str, page: str) -> None:
        her.post(address, LISTENED)
        actions.begin(invitation.helper)
        hers = {"invitation": invitation.pk, "said": AfterTalk.objects.get().pk}
        none = dict.fromkeys(hers, uuid.uuid4())

        answers = [
            his.post(f"/space/after-we-talk/{page.format(**ids)}", {"release": "yes", "count": "yes"})
            for ids in (hers, none)
        ]

        assert [answer.status_code for answer in answers] == [404, 404]
        said = AfterTalk.objects.get()
        assert (said.released_under, said.may_count) == (None, False)


class TestCounting:
    def test_is_asked_once_and_is_no_unless_it_is_yes(self, her: Client, address: str) -> None:
        assert 'name="may_count"' in her.get(address).content.decode()
        her.post(address, {"own": "yes"})
        assert 'name="may_count"' not in her.get(address).content.decode()
        her.post(address, {"own": "no", "may_count": "yes"})  # nobody was asked
        assert not AfterTalk.objects.filter(may_count=True).exists()

    def test_holds_for_all_that_was_said_and_can_be_taken_back(self, her: Client, address: str) -> None:
        her.post(address, {"own": "yes", "may_count": "yes"})
        her.post(address, {"own": "no"})
        assert AfterTalk.objects.filter(may_count=True).count() == 2

        her.post(f"{address}count/", {"keep-out": "yes"})
        assert not AfterTalk.objects.filter(may_count=True).exists()


def test_it_is_taken_away_after_being_asked_once(her: Client, address: str) -> None:
    her.post(address, LISTENED)
    removal = f"/space/after-we-talk/said/{AfterTalk.objects.get().pk}/removal/"

    assert "waited" in her.get(removal).content.decode()
    assert AfterTalk.objects.exists()
    assert her.post(removal).headers["Location"] == address
    assert not AfterTalk.objects.exists()


class TestShowingOn:
    def test_is_a_yes_of_its_own_and_can_be_taken_back(self, her: Client, address: str) -> None:
        her.post(address, LISTENED)
        said = AfterTalk.objects.get()
        show = f"/space/after-we-talk/said/{said.pk}/show/"

        assert show not in her.get(address).text
        her.post(show, {"show": "yes"})
        assert not AfterTalk.objects.get().may_show  # nobody reads it yet

        her.post(f"/space/after-we-talk/said/{said.pk}/release/", {"release": "yes"})
        assert not AfterTalk.objects.get().may_show
        her.post(show, {"show": "yes"})
        assert AfterTalk.objects.get().may_show
        assert "may show your words to others, without your name" in her.get(address).text

        her.post(show, {"no-more": "yes"})
        assert not AfterTalk.objects.get().may_show

    def test_is_nobody_else_s_to_give(self, her: Client, his: Client, address: str) -> None:
        her.post(address, LISTENED)
        said = AfterTalk.objects.get()
        her.post(f"/space/after-we-talk/said/{said.pk}/release/", {"release": "yes"})

        assert his.post(f"/space/after-we-talk/said/{said.pk}/show/", {"show": "yes"}).status_code in {302, 404}
        assert not AfterTalk.objects.get().may_show
