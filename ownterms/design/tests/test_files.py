"""Fields for photos and voice notes: made anew or refused in a sentence, and nothing else in the form is lost."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from ownterms.design.fields import LineField, PictureField, SoundField
from ownterms.lib import picture, sound
from ownterms.lib.picture import Picture
from ownterms.lib.sound import Sound
from ownterms.lib.tests.apart import notes, photos

PHOTO = photos.file("JPEG", **photos.told("JPEG"))
NOTE = notes.recorded(*notes.KINDS["WebM of Chrome"])
FILM = notes.recorded("mp4", "aac", 44_100, film=True)


class Held(forms.Form):
    """Words with a photo or a voice note."""

    words = LineField(required=False)
    photo = PictureField(required=False)
    note = SoundField(required=False)


def sent(**files: bytes) -> Held:
    """A form as it comes, with words beside its files."""
    held = {name: SimpleUploadedFile(f"{name}.exe", content) for name, content in files.items()}
    return Held({"words": "a quiet place"}, MultiValueDict({name: [file] for name, file in held.items()}))


class TestFields:
    def test_give_what_was_made_of_the_file(self) -> None:
        form = sent(photo=PHOTO, note=NOTE)

        assert form.is_valid()
        assert isinstance(form.cleaned_data["photo"], Picture)
        assert isinstance(form.cleaned_data["note"], Sound)
        assert photos.CANARY.encode() not in form.cleaned_data["photo"].content + form.cleaned_data["note"].content

    def test_need_no_file(self) -> None:
        form = sent()

        assert form.is_valid()
        assert form.cleaned_data == {"words": "a quiet place", "photo": None, "note": None}

    def test_read_the_same_file_a_second_time(self) -> None:
        form = sent(photo=PHOTO)
        again = Held(form.data, form.files)

        assert form.is_valid()
        assert again.is_valid()

    @pytest.mark.parametrize(
        ("name", "content", "code"),
        [
            ("photo", b"", "empty"),
            ("photo", b"<svg/>", "not_a_picture"),
            ("photo", NOTE, "not_a_picture"),
            ("photo", PHOTO[:200], "not_a_picture"),
            ("photo", photos.hollow_png(30_000, 30_000), "too_large"),
            ("note", b"RIFF", "not_a_sound"),
            ("note", PHOTO, "not_a_sound"),
            ("note", FILM, "a_film"),
        ],
    )
    def test_refuse_in_a_sentence_and_keep_the_words(self, name: str, content: bytes, code: str) -> None:
        form = sent(**{name: content})

        assert not form.is_valid()
        assert list(form.errors) == [name]
        assert form.errors.as_data()[name][0].code == code
        assert form.errors[name][0].endswith(".")
        assert form["words"].value() == "a quiet place"

    def test_refuse_what_is_too_large(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(picture, "MOST_BYTES", 100)
        monkeypatch.setattr(sound, "MOST_BYTES", 100)

        form = sent(photo=PHOTO, note=NOTE)

        assert {name: each[0].code for name, each in form.errors.as_data().items()} == {
            "photo": "too_large",
            "note": "too_large",
        }

    def test_can_say_every_sentence(self) -> None:
        for field in (PictureField(), SoundField()):
            assert set(field.trouble.values()) <= set(field.error_messages)
