"""A file that comes from anywhere: read or refused, and never half."""

import json
import zlib
from base64 import b64encode
from typing import Any

import pytest

from ownterms.exchange.own import reading
from ownterms.exchange.own.gathered import gathered
from ownterms.exchange.own.reading import BadFile, read, with_safe_media
from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Entry

from .lives import photo

pytestmark = [pytest.mark.data, pytest.mark.django_db]


@pytest.fixture
def good(db: None) -> dict[str, Any]:
    """A file with one entry that holds a photo."""
    amina = Person.objects.create_user(name="Amina")
    space = actions.begin(amina)
    entry = Entry.write(space.notebook, by=amina, words="A quiet place.")
    entry.add_picture(photo(1), by=amina, media_type="image/png", says="A door.", sides=(8, 8))
    told: dict[str, Any] = json.loads(gathered(space, by=amina, media=True).as_json)
    return told


BAD = {
    "nothing": b"",
    "not JSON": b"Dear Sir or Madam",
    "a list": b"[]",
    "half": b'{"ownterms": 1, "name": "Am',
    "deep": b'{"ownterms":' + b"[" * 100_000,
    "deep in words": b'{"ownterms": 1, "name": ' + b'{"a":' * 50_000 + b"1" + b"}" * 50_001,
    "large": b" " * (reading.MOST_BYTES + 1),
    "not text": b"\xff\xfe\x00\x01" * 100,
    "half a letter": b'{"ownterms": 1, "name": "\\ud800"}',
    "a number without end": b'{"ownterms": ' + b"9" * 100_000 + b"}",
    "not a number": b'{"ownterms": NaN}',
}


@pytest.mark.parametrize("content", BAD.values(), ids=BAD.keys())
def test_what_is_no_such_file_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(BadFile) as refusal:
        read(content)

    assert str(refusal.value).endswith(".") or ":" in str(refusal.value)
    assert "Dear" not in str(refusal.value)


def changed(good: dict[str, Any], *path: str | int, to: Any) -> bytes:  # noqa: ANN401  (whatever JSON can hold)
    """The file with another value somewhere."""
    at: Any = good
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = to
    return json.dumps(good).encode()


WRONG = [
    (("ownterms",), 2),
    (("ownterms",), True),
    (("name",), 7),
    (("name",), "w" * 101),
    (("entries", 0, "words"), None),
    (("entries", 0, "words"), "w" * 100_001),
    (("entries", 0, "written_at"), "yesterday"),
    (("entries", 0, "written_at"), "2026-01-01T00:00:00"),
    (("entries", 0, "version"), -1),
    (("entries", 0, "version"), 2**70),
    (("entries", 0, "part"), "00000000-0000-4000-8000-000000000000"),
    (("entries", 0, "id"), "../../etc/passwd"),
    (("entries", 0, "photo", "media_type"), "image/svg+xml"),
    (("entries", 0, "photo", "content"), "<svg onload=alert(1)>"),
    (("entries", 0, "further"), "a key that nobody knows"),
    (("entries",), {}),
    (("parts", 0, "holds"), "secrets"),
    (("whose_idea",), {"answer": "the queen", "may_count": False, "said_on": "2026-01-01"}),
    (("reaching",), {"terms": {"nowhere": []}, "times": "", "someone": "", "words": "", "looked_on": "2026-01-01"}),
]


@pytest.mark.parametrize(("path", "value"), WRONG, ids=lambda each: str(each)[:40])
def test_what_is_not_as_it_should_be_is_refused(good: dict[str, Any], path: tuple[Any, ...], value: Any) -> None:  # noqa: ANN401
    assert read(json.dumps(good).encode()).name == "Amina"

    with pytest.raises(BadFile):
        read(changed(good, *path, to=value))


def test_two_things_of_one_id_are_refused(good: dict[str, Any]) -> None:
    with pytest.raises(BadFile):
        read(changed(good, "entries", to=good["entries"] * 2))


def test_more_than_anybody_writes_is_refused(good: dict[str, Any]) -> None:
    with pytest.raises(BadFile):
        read(changed(good, "parts", to=good["parts"] * 101))


class TestAPhoto:
    def test_that_cannot_be_drawn_is_refused(self, good: dict[str, Any]) -> None:
        own = read(
            changed(good, "entries", 0, "photo", "content", to=b64encode(b"\x89PNG\r\n\x1a\n" + b"x" * 99).decode())
        )

        with pytest.raises(BadFile):
            with_safe_media(own)

    def test_that_carries_more_than_itself_is_made_anew(self, good: dict[str, Any]) -> None:
        clean = photo(1)
        words = b"tEXtAuthor\x00Amina"
        with_words = (
            clean[:33] + (len(words) - 4).to_bytes(4, "big") + words + zlib.crc32(words).to_bytes(4, "big") + clean[33:]
        )
        own = read(changed(good, "entries", 0, "photo", "content", to=b64encode(with_words).decode()))

        [entry] = with_safe_media(own).entries

        assert entry.photo is not None
        assert b"Amina" in with_words
        assert entry.photo.content == b64encode(clean).decode()

    def test_so_many_are_not_looked_at(self, good: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reading, "MOST_MEDIA", 0)

        with pytest.raises(BadFile):
            with_safe_media(read(json.dumps(good).encode()))
