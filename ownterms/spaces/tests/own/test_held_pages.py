"""Photos and voice notes in the notebook: made anew, given to whoever they are open to, and to nobody else."""

import uuid
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from ownterms.lib.tests.apart import notes, photos
from ownterms.people.models import Person
from ownterms.spaces.models import Entry, Invitation, Part, Picture, Sound
from ownterms.trail.models import Act, Trace

PHOTO = photos.file("JPEG", **photos.told("JPEG"))
NOTE = notes.recorded(*notes.KINDS["WebM of Chrome"])


def file(content: bytes, name: str = "of-Weir-Lane.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture
def held(notebook: Part, amina: Person) -> Entry:
    """An entry with a picture and a voice note, as they lie after they were made anew."""
    entry = Entry.write(notebook, by=amina, words="The garden.")
    entry.add_picture(b"a picture", by=amina, media_type="image/jpeg", says="Our garden.")
    entry.add_sound(b"0123456789", by=amina, media_type="audio/mpeg", seconds=61)
    return entry


class TestKeeping:
    def test_a_photo_alone(self, her: Client, amina: Person) -> None:
        kept = her.post("/space/notebook/", {"picture": file(PHOTO), "says": "Our garden."}).headers["Location"]

        [picture] = Picture.objects.read(by=amina)
        assert picture.says == "Our garden."
        assert photos.CANARY.encode() not in picture.content
        assert (picture.width, picture.height) == Image.open(BytesIO(picture.content)).size
        page = her.get(kept).content.decode()
        assert f'src="/entries/{picture.entry_id}/picture/" width="{picture.width}"' in page
        assert 'alt="Our garden."' in page
        assert "A photo" in her.get("/space/").content.decode()

    def test_a_voice_note_alone(self, her: Client, amina: Person) -> None:
        kept = her.post("/space/notebook/", {"sound": file(NOTE, "note.webm")}).headers["Location"]

        [sound] = Sound.objects.read(by=amina)
        assert notes.CANARY.encode() not in sound.content
        assert f'src="/entries/{sound.entry_id}/sound/"' in her.get(kept).content.decode()
        assert "A voice note" in her.get("/space/notebook/").content.decode()

    def test_goes_with_the_entry(self, her: Client, held: Entry) -> None:
        her.post(f"/space/entries/{held.pk}/rewriting/", {"words": ""})
        assert "A photo" in her.get(f"/space/entries/{held.pk}/").content.decode()

        her.post(f"/space/entries/{held.pk}/removal/")

        assert not Picture.objects.exists()
        assert not Sound.objects.exists()

    @pytest.mark.parametrize(
        ("sent", "says"),
        [
            ({"picture": b"no picture"}, "We cannot read that as a picture."),
            ({"picture": PHOTO[:900]}, "We cannot read that as a picture."),
            ({"picture": b""}, "There is nothing in that file."),
            ({"sound": b"no sound"}, "We cannot hear anything in that file."),
            ({"sound": PHOTO}, "We cannot hear anything in that file."),
        ],
    )
    def test_says_what_is_amiss_and_keeps_what_was_typed(self, her: Client, sent: dict[str, bytes], says: str) -> None:
        typed = {"words": "My garden <3", "says": "Tulips & me"} | {name: file(each) for name, each in sent.items()}

        answer = her.post("/space/notebook/", typed)

        page = answer.content.decode()
        assert answer.status_code == 422
        assert says in page
        assert "My garden &lt;3" in page
        assert "Tulips &amp; me" in page
        assert not Entry.objects.exists()

    @pytest.mark.parametrize(
        ("picture", "sound", "says"),
        [
            (PHOTO, b"no sound", "Choose the photo and the voice note again."),
            (PHOTO[:50], NOTE, "Choose the photo and the voice note again."),
            (PHOTO[:50], None, "Choose the photo again."),
            (None, b"no sound", "Choose the voice note again."),
        ],
    )
    def test_says_at_the_top_which_files_must_be_chosen_again(
        self, her: Client, picture: bytes | None, sound: bytes | None, says: str
    ) -> None:
        sent = {"picture": file(picture or b""), "sound": file(sound or b"", "note.webm")}
        came = {name: sent[name] for name, given in (("picture", picture), ("sound", sound)) if given}

        page = her.post("/space/notebook/", came).content.decode()

        assert "<title>Not kept yet – your notebook" in page
        assert 'tabindex="-1" autofocus>It was not kept yet' in page
        assert page.index(says) < page.index('class="ask')
        assert not Entry.objects.exists()

    def test_asks_for_no_file_where_none_came(self, her: Client) -> None:
        page = her.post("/space/notebook/", {"words": "a" * 20_001}).content.decode()

        assert "What you wrote is still here." in page
        assert "again." not in page

    def test_asks_for_the_photo_to_which_words_came(self, her: Client) -> None:
        answer = her.post("/space/notebook/", {"says": "Tulips"})

        assert answer.status_code == 422
        assert "The photo is not here." in answer.content.decode()

    @pytest.mark.slow
    def test_refuses_a_photo_that_is_too_large_and_keeps_the_words(self, her: Client) -> None:
        answer = her.post("/space/notebook/", {"words": "Mine.", "picture": file(PHOTO + b"0" * 16_000_000)})

        assert answer.status_code == 422
        assert "That picture is too large for us." in answer.content.decode()
        assert "Mine." in answer.content.decode()


class TestGiving:
    @pytest.mark.parametrize(
        ("name", "kind", "content"), [("picture", "image/jpeg", b"a picture"), ("sound", "audio/mpeg", b"0123456789")]
    )
    def test_gives_what_it_is_and_lets_no_store_keep_it(
        self, her: Client, held: Entry, name: str, kind: str, content: bytes
    ) -> None:
        answer = her.get(f"/entries/{held.pk}/{name}/", headers={"Accept-Encoding": "gzip"})

        assert (answer.status_code, answer.content) == (200, content)
        assert answer.headers["Content-Type"] == kind
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert answer.headers["Content-Disposition"].startswith("inline; filename=")
        assert "no-store" in answer.headers["Cache-Control"]
        assert "sandbox" in answer.headers["Content-Security-Policy"]

    def test_leaves_a_row_where_a_helper_looks_and_none_for_its_person(
        self, her: Client, his: Client, held: Entry, invitation: Invitation, ben: Person
    ) -> None:
        her.get(f"/entries/{held.pk}/picture/")
        assert his.get(f"/entries/{held.pk}/picture/").content == b"a picture"

        [look] = [trace for trace in Trace.objects.of(held.space_id) if trace.act == Act.LOOKED]
        assert (look.who, look.under) == (ben.pk, invitation.pk)
        assert look.about == [("spaces.Picture", held.picture.pk, 1)]

    @pytest.mark.parametrize("name", ["picture", "sound"])
    def test_is_not_there_for_a_stranger_nor_once_the_invitation_ended(
        self, his: Client, held: Entry, invitation: Invitation, dev: Person, name: str
    ) -> None:
        theirs = Client()
        theirs.force_login(dev)
        addresses = [f"/entries/{pk}/{name}/" for pk in (held.pk, uuid.uuid4())]
        assert [theirs.get(address).status_code for address in addresses] == [404, 404]
        assert his.get(addresses[0]).status_code == 200

        invitation.end(by=held.space.person)

        assert [his.get(address).status_code for address in addresses] == [404, 404]

    def test_asks_a_helper_for_a_reason_where_its_person_wants_one(
        self, his: Client, held: Entry, invitation: Invitation
    ) -> None:
        Invitation.objects.update(asks_why=True)
        assert his.get(f"/entries/{held.pk}/sound/").status_code == 404

        his.post(f"/helping/{invitation.pk}/reason/", {"why": "We meet tomorrow."})

        assert his.get(f"/entries/{held.pk}/sound/").status_code == 200

    @pytest.mark.parametrize(
        ("asked", "status", "content"),
        [
            ("bytes=0-1", 206, b"01"),
            ("bytes=-2", 206, b"89"),
            ("bytes=10-", 416, b""),
            ("lines=1-2", 200, b"0123456789"),
        ],
    )
    def test_gives_a_player_the_piece_that_it_asks_for(
        self, her: Client, held: Entry, asked: str, status: int, content: bytes
    ) -> None:
        answer = her.get(f"/entries/{held.pk}/sound/", headers={"Range": asked})

        assert (answer.status_code, answer.content) == (status, content)
        assert (status == 200) == ("Content-Range" not in answer.headers)
