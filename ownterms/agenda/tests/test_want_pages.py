"""One want: said otherwise, shown, given back, put away and brought back; and nobody else near it."""

import re
import uuid
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ownterms.agenda.models import Away, From, How, Option, Origin, Want, WantPicture, WantSound
from ownterms.lib.tests.apart import notes, photos
from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Space
from ownterms.trail.models import Act, Trace

from .conftest import came_in, shown

pytestmark = pytest.mark.data

PHOTO = photos.file("JPEG", **photos.told("JPEG"))
NOTE = notes.recorded(*notes.KINDS["WebM of Chrome"])
OWN = ("", "words/", "shown/", "whose/", "away/", "removal/")
PRESSED = ("shape/", "back/")


def photo() -> SimpleUploadedFile:
    return SimpleUploadedFile("a.jpg", PHOTO, "image/jpeg")


def note() -> SimpleUploadedFile:
    return SimpleUploadedFile("a.webm", NOTE, "audio/webm")


@pytest.fixture
def want(space: Space, amina: Person) -> Want:
    return Want.say(space, "A quiet place.", by=amina)


@pytest.fixture
def at(want: Want) -> str:
    return f"/space/agenda/wants/{want.pk}/"


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


class TestWords:
    def test_said_otherwise_is_a_success_and_keeps_what_was_said(self, her: Client, at: str) -> None:
        answer = her.post(f"{at}words/", {"words": "A quiet place, and a piano."})

        read = page(her, answer.headers["Location"])
        assert "Good. You said it in your own way." in read
        assert "What I said before" in read
        assert read.index("A quiet place, and a piano.") < read.index("A quiet place.</blockquote>")

    def test_that_are_the_same_change_nothing(self, her: Client, at: str, want: Want) -> None:
        answer = her.post(f"{at}words/", {"words": "A quiet place."})

        assert answer.headers["Location"] == f"{at}?told=same"
        assert not want.versions.exists()

    def test_that_are_none_change_nothing(self, her: Client, at: str, want: Want, amina: Person) -> None:
        assert her.post(f"{at}words/", {"words": ""}).status_code == 422
        assert Want.objects.get().version == 1


class TestShown:
    def test_is_said_in_a_photo_or_a_voice_note_alone(self, her: Client, space: Space) -> None:
        pictured = her.post("/space/agenda/", {"picture": photo(), "says": "Our garden."}).headers["Location"]
        spoken = her.post("/space/agenda/", {"sound": note(), "seed": "yes"}).headers["Location"]

        assert 'alt="Our garden."' in page(her, pictured)
        assert "A voice note of" in page(her, spoken)
        agenda = page(her, "/space/agenda/")
        assert agenda.count("<img") == agenda.count("<audio") == 1

    def test_can_be_replaced_said_in_words_and_taken_away(self, her: Client, at: str, amina: Person) -> None:
        her.post(f"{at}shown/", {"picture": photo(), "sound": note()})
        first = WantPicture.objects.get().pk
        her.post(f"{at}shown/", {"says": "A bench."})
        [picture] = WantPicture.objects.all().read(by=amina)
        assert (picture.pk, picture.says) == (first, "A bench.")
        her.post(f"{at}shown/", {"picture": photo(), "says": "Another bench."})
        assert WantPicture.objects.get().pk != first

        her.post(f"{at}shown/", {"says": "Another bench.", "no_picture": "yes", "no_sound": "yes"})

        assert not WantPicture.objects.exists()
        assert not WantSound.objects.exists()

    def test_where_nothing_was_chosen_nothing_changes(self, her: Client, at: str) -> None:
        her.post(f"{at}shown/", {"picture": photo(), "says": "A bench."})

        answer = her.post(f"{at}shown/", {"says": "A bench."})

        assert answer.status_code == 422
        assert "Nothing was chosen here, so nothing has changed." in answer.content.decode()
        assert WantPicture.objects.exists()

    def test_that_cannot_be_read_leaves_what_was_there(self, her: Client, at: str) -> None:
        her.post(f"{at}shown/", {"picture": photo()})

        answer = her.post(f"{at}shown/", {"picture": SimpleUploadedFile("a.jpg", b"no photo", "image/jpeg")})

        assert answer.status_code == 422
        assert WantPicture.objects.count() == 1


class TestShape:
    def test_a_seed_grows_and_may_be_one_again(self, her: Client, at: str) -> None:
        her.post(f"{at}shape/", {"seed": "yes"})
        assert Want.objects.get().is_seed
        her.post(f"{at}shape/", {"want": "yes"})
        assert not Want.objects.get().is_seed


class TestWhose:
    def test_is_said_and_said_otherwise_with_its_history(self, her: Client, at: str, amina: Person) -> None:
        her.post(f"{at}whose/", {"answer": "close"})
        her.post(f"{at}whose/", {"answer": "me", "may_count": "yes"})

        said = Origin.objects.all().read(by=amina)
        assert [(each.answer, each.may_count) for each in said] == [(From.ME, True), (From.CLOSE, False)]
        assert "Whose is this? Mine." in page(her, at)
        assert "Someone close to me</li>" in page(her, f"{at}whose/")

    def test_is_a_whole_answer_where_nothing_is_chosen(self, her: Client, at: str) -> None:
        answer = her.post(f"{at}whose/", {"may_count": "yes"})

        assert answer.status_code == 422
        assert "“I don’t know” is a whole answer too." in answer.content.decode()
        assert not Origin.objects.exists()


class TestPuttingAway:
    @pytest.mark.parametrize("how", ["came", "changed", "theirs", "unsaid", ""])
    def test_takes_it_off_and_it_can_come_back(self, her: Client, at: str, amina: Person, how: str) -> None:
        her.post(f"{at}away/", {"how": how} if how else {})

        [away] = Away.objects.all().read(by=amina)
        assert away.how == (how or How.UNSAID)
        assert "No agenda yet." in page(her, "/space/agenda/")
        assert "A quiet place." in page(her, "/space/agenda/away/")
        her.post(f"{at}back/")
        assert "A quiet place." in page(her, "/space/agenda/")
        assert "Nothing stands on this page." in page(her, "/space/agenda/away/")

    @pytest.mark.parametrize(("how", "said"), [("theirs", "You gave it back on"), ("came", "You put it away on")])
    def test_says_so_and_hides_what_is_for_doing(
        self, her: Client, want: Want, ben: Person, how: str, said: str
    ) -> None:
        at = f"/space/agenda/wants/{want.pk}/"
        Option.make(want.space, by=want.space.person, want=want, words="The church")
        shown(want.space, ben, want)
        assert "Think of an option" in page(her, at)

        put_away = page(her, her.post(f"{at}away/", {"how": how}).headers["Location"])

        assert said in put_away
        assert ("It was never yours to carry." in put_away) == (how == "theirs")
        assert "The church" in put_away
        for doing in ("Think of an option", "Write down a step", "Say what came of it", "See what is around"):
            assert doing not in put_away

    def test_what_was_just_done_is_read_out_first(self, her: Client, at: str) -> None:
        told = page(her, her.post(f"{at}words/", {"words": "A piano."}).headers["Location"])
        assert re.search(r'role="status".*?<h2[^>]* tabindex="-1" autofocus>Good\.', told, re.DOTALL)
        assert 'role="status"' not in page(her, at)

    def test_pressed_twice_is_put_away_once(self, her: Client, at: str) -> None:
        for _again in range(2):
            assert her.post(f"{at}away/", {"how": "came"}).status_code == 302
        assert Away.objects.count() == 1

    def test_hides_it_from_whoever_could_see_it(self, her: Client, at: str, want: Want, ben: Person) -> None:
        made, his = shown(want.space, ben, want), came_in(ben)
        her.post(f"{at}shown/", {"picture": photo()})
        assert "A quiet place." in page(his, f"/helping/{made.pk}/")
        assert his.get(f"/wants/{want.pk}/picture/").status_code == 200

        her.post(f"{at}away/", {"how": "theirs"})

        assert "Only you." in page(her, at)
        assert "A quiet place." not in page(his, f"/helping/{made.pk}/")
        assert his.get(f"/wants/{want.pk}/picture/").status_code == 404
        assert her.get(f"/wants/{want.pk}/picture/").status_code == 200


class TestRemoving:
    def test_asks_once_and_takes_all_of_it(self, her: Client, at: str) -> None:
        her.post(f"{at}shown/", {"picture": photo()})
        assert "cannot be brought back" in page(her, f"{at}removal/")
        assert Want.objects.exists()

        her.post(f"{at}removal/")

        assert not Want.objects.exists()
        assert not WantPicture.objects.exists()
        assert her.post(f"{at}removal/").status_code == 404


class TestWhoElse:
    def test_is_nobody_until_it_is_shown(self, her: Client, at: str, want: Want, ben: Person) -> None:
        assert "Only you." in page(her, at)
        assert f"/space/invitations/new/?to={want.pk}" in page(her, at)

        shown(want.space, ben, want)

        assert "Ben, until" in page(her, at)

    def test_finds_it_chosen_where_they_are_invited(self, her: Client, want: Want) -> None:
        session = her.session
        session["shown_at"] = 9e9
        session.save()

        assert f'value="{want.pk}" checked' in page(her, f"/space/invitations/new/?to={want.pk}")


class TestNobodyElse:
    @pytest.mark.parametrize("more", [*OWN, *PRESSED])
    def test_has_these_pages_and_none_is_told_from_what_never_was(self, want: Want, ben: Person, more: str) -> None:
        actions.begin(ben)
        shown(want.space, ben, want)
        his, before = came_in(ben), list(Want.objects.values())
        there, nowhere = (f"/space/agenda/wants/{pk}/{more}" for pk in (want.pk, uuid.uuid4()))

        for ask in (his.get, his.post):
            answers = [ask(each) for each in (there, nowhere)]
            assert answers[0].status_code == answers[1].status_code
            assert answers[0].status_code in {404, 405}
        assert list(Want.objects.values()) == before
        assert not [trace for trace in Trace.objects.of(want.space_id) if trace.act == Act.LOOKED]

    @pytest.mark.parametrize("kind", ["picture", "sound"])
    def test_gets_what_it_is_shown_with_but_whoever_it_is_open_to(  # noqa: PLR0917  (fixtures)
        self, her: Client, at: str, want: Want, ben: Person, cora: Person, kind: str
    ) -> None:
        her.post(f"{at}shown/", {"picture": photo(), "sound": note()})
        shown(want.space, ben, want)
        address = f"/wants/{want.pk}/{kind}/"

        assert [came_in(each).get(address).status_code for each in (ben, cora)] == [200, 404]
        assert her.get(address).headers["Content-Type"].split("/")[0] == {"picture": "image", "sound": "audio"}[kind]
        assert Client().get(address).status_code == 302
        looks = [trace for trace in Trace.objects.of(want.space_id) if trace.act == Act.LOOKED]
        assert [(trace.who, trace.what[0][0]) for trace in looks] == [(ben.pk, f"agenda.Want{kind.title()}")]


class TestErasedMeanwhile:
    @pytest.mark.parametrize(
        ("verb", "more", "sent"),
        [
            ("change", "words/", {"words": "Too late."}),
            ("put_away", "away/", {"how": "came"}),
            ("shape", "shape/", {"seed": "yes"}),
            ("bring_back", "back/", {}),
            ("remove", "removal/", {}),
        ],
    )
    def test_leads_its_person_to_their_page(  # noqa: PLR0917  (fixtures)
        self,
        her: Client,
        at: str,
        space: Space,
        monkeypatch: pytest.MonkeyPatch,
        verb: str,
        more: str,
        sent: dict[str, str],
    ) -> None:
        called: Callable[..., object] = getattr(Want, verb)

        def meanwhile(*given: object, **named: object) -> object:
            actions.erase(Space.objects.get(pk=space.pk), by=space.person)
            return called(*given, **named)

        monkeypatch.setattr(Want, verb, meanwhile)

        assert her.post(f"{at}{more}", sent).headers["Location"] == "/you/"
        assert not Want.objects.exists()
        assert not Space.objects.exists()


def test_what_was_removed_meanwhile_is_not_there(her: Client, want: Want, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two windows: the second presses after its page was read and before the first had removed the want."""
    changed = Want.change

    def meanwhile(held: Want, words: str, *, by: Person) -> Want:
        Want.objects.filter(pk=held.pk).delete()
        return changed(held, words, by=by)

    monkeypatch.setattr(Want, "change", meanwhile)
    assert her.post(f"/space/agenda/wants/{want.pk}/words/", {"words": "Too late."}).status_code == 404
