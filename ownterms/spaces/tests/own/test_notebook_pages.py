"""The notebook: whatever its person puts in, and nobody else near it."""

import uuid

import pytest
from django.test import Client

from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Dictation, Entry, Invitation, Part
from ownterms.trail.models import Act, Trace

MARKUP = "<script>alert(1)</script> & “quotes” 🌻 \u05e9\u05dc\u05d5\u05dd"


def words_of(amina: Person) -> list[str]:
    return [entry.words for entry in Entry.objects.read(by=amina)]


class TestWriting:
    @pytest.mark.parametrize("words", ["Hello.", MARKUP, "a" * 20_000, "One.\n\nTwo."])
    def test_keeps_the_words_as_they_came(self, her: Client, amina: Person, words: str) -> None:
        answer = her.post("/space/notebook/", {"words": words})

        [entry] = Entry.objects.all()
        assert answer.headers["Location"] == f"/space/entries/{entry.pk}/?told=kept"
        assert words_of(amina) == [words]

    def test_shows_them_on_every_page_and_never_as_markup(self, her: Client) -> None:
        kept = her.post("/space/notebook/", {"words": MARKUP}).headers["Location"]

        for address in (kept, "/space/", "/space/notebook/"):
            page = her.get(address).content.decode()
            assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; “quotes” 🌻 \u05e9\u05dc\u05d5\u05dd" in page
            assert "<script>alert" not in page

    @pytest.mark.parametrize(
        ("words", "says"),
        [
            ("", "There is nothing here yet."),
            (" \n\t ", "There is nothing here yet."),
            ("a" * 20_001, "That is too long for one page."),
            ("é🌻" * 170_000, "That is too long for one page."),
            ("a" * 3_000_000, "That is too long for one page."),
        ],
    )
    def test_says_what_is_amiss_and_keeps_what_was_typed(self, her: Client, words: str, says: str) -> None:
        answer = her.post("/space/notebook/", {"words": words})

        page = answer.content.decode()
        assert answer.status_code == 422
        assert says in page
        assert words.strip() in page
        assert not Entry.objects.exists()

    def test_lists_the_newest_first_a_page_at_a_time(self, her: Client, notebook: Part, amina: Person) -> None:
        for number in range(21):
            Entry.write(notebook, by=amina, words=f"Note {number}.")

        first, second = (her.get(f"/space/notebook/?page={page}").content.decode() for page in (1, 2))

        assert "Note 20." in first
        assert "Note 0." not in first
        assert "Older pages" in first
        assert "Note 0." in second
        assert "Older pages" not in second
        for odd in ("0", "-1", "x", "9" * 50, "٣"):
            assert her.get("/space/notebook/", {"page": odd}).status_code == 200


class TestAnEntry:
    def test_can_be_written_anew(self, her: Client, entry: Entry, amina: Person) -> None:
        her.post(f"/space/entries/{entry.pk}/rewriting/", {"words": "Other words."})

        [kept] = Entry.objects.read(by=amina)
        assert (kept.words, kept.version) == ("Other words.", 2)

    def test_stays_as_it_was_where_the_new_words_do_not_fit(self, her: Client, entry: Entry, amina: Person) -> None:
        answer = her.post(f"/space/entries/{entry.pk}/rewriting/", {"words": "b" * 20_001})

        assert answer.status_code == 422
        assert "b" * 20_001 in answer.content.decode()
        assert words_of(amina) == ["I would like a quiet place."]

    def test_is_taken_away_after_being_asked_once(self, her: Client, entry: Entry) -> None:
        address = f"/space/entries/{entry.pk}/removal/"
        assert "quiet place" in her.get(address).content.decode()
        assert Entry.objects.exists()

        her.post(address)

        assert not Entry.objects.exists()

    @pytest.mark.parametrize("page", ["", "rewriting/", "removal/"])
    def test_is_not_there_for_anybody_else(
        self, his: Client, entry: Entry, invitation: Invitation, ben: Person, page: str
    ) -> None:
        actions.begin(ben)
        hers, none = (f"/space/entries/{pk}/{page}" for pk in (entry.pk, uuid.uuid4()))

        assert [his.get(each).status_code for each in (hers, none)] == [404, 404]
        assert [his.post(each, {"words": "his"}).status_code for each in (hers, none)][1 if page == "" else 0] != 200
        assert Entry.objects.get().version == 1
        assert not [trace for trace in Trace.objects.of(entry.space_id) if trace.act == Act.LOOKED]

    def test_is_kept_by_no_store(self, her: Client, entry: Entry) -> None:
        for address in ("/space/", "/space/notebook/", f"/space/entries/{entry.pk}/"):
            assert "no-store" in her.get(address).headers["Cache-Control"]


class TestWhatAnotherTyped:
    @pytest.fixture
    def typed(self, invitation: Invitation, notebook: Part, ben: Person) -> Dictation:
        Invitation.objects.update(may_type=True)
        return Dictation.type(invitation, notebook, by=ben, words="I like <b>tea</b>.")

    @pytest.mark.parametrize("address", ["/space/", "/space/notebook/"])
    def test_waits_for_its_person_to_say_whose_words_they_are(
        self, her: Client, typed: Dictation, address: str
    ) -> None:
        page = her.get(address).content.decode()

        assert "Ben typed this for you. Are these your words?" in page
        assert "I like &lt;b&gt;tea&lt;/b&gt;." in page

    def test_becomes_an_entry_that_says_who_typed_it(self, her: Client, typed: Dictation) -> None:
        kept = her.post(f"/space/typed/{typed.pk}/", {"mine": "yes"}).headers["Location"]

        assert "Ben typed it, and you said that the words are yours." in her.get(kept).content.decode()
        assert not Dictation.objects.exists()

    def test_goes_where_its_person_says_no(self, her: Client, typed: Dictation) -> None:
        her.post(f"/space/typed/{typed.pk}/", {"not-mine": "yes"})

        assert not Dictation.objects.exists()
        assert not Entry.objects.exists()

    def test_cannot_be_answered_by_whoever_typed_it(self, his: Client, typed: Dictation, ben: Person) -> None:
        actions.begin(ben)

        assert his.post(f"/space/typed/{typed.pk}/", {"mine": "yes"}).status_code == 404
        assert Dictation.objects.exists()


class TestWhoCanSeeIt:
    def test_is_its_person_alone_until_an_invitation_is_live(self, her: Client, entry: Entry) -> None:
        assert "Only you." in her.get(f"/space/entries/{entry.pk}/").content.decode()

    def test_names_who_it_is_open_to_until_that_ends(
        self, her: Client, entry: Entry, invitation: Invitation, amina: Person
    ) -> None:
        assert "Ben, until" in her.get(f"/space/entries/{entry.pk}/").content.decode()

        invitation.end(by=amina)

        assert "Only you." in her.get(f"/space/entries/{entry.pk}/").content.decode()


@pytest.mark.parametrize("address", ["/space/", "/space/notebook/"])
def test_words_that_wait_on_the_device_are_told(her: Client, address: str) -> None:
    assert "is not sent yet" not in her.get(address).content.decode()
    her.cookies["unsent"] = "2"
    page = her.get(address).content.decode()
    assert "is not sent yet" in page
    assert 'href="/offline/words/"' in page or 'href="/space/offline/words/"' in page
