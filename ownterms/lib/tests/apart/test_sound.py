"""Voice notes: what is heard stays, and nothing else does."""

from contextlib import suppress
from io import BytesIO

import av
import numpy as np
import pytest

from ownterms.lib import sound
from ownterms.lib.apart import sounds
from ownterms.lib.apart.work import apart
from ownterms.lib.sound import AFilm, NotASound, Sound, SoundTooLarge, SoundTooLong, remade
from ownterms.lib.tests.apart.notes import CANARY, KINDS, bad, good, recorded, twisted

REFUSED = (NotASound, AFilm, SoundTooLong)
MANY = 300  # bent files, beside those made whole
TOLD = (CANARY.encode(), b"Lavf", b"Lavc", b"ID3", b"TAG", b"Xing", b"Info", b"53.7367", b"2026", b"<script")


def is_only_a_sound(made: Sound) -> bool:
    """Whether it is a row of MP3 frames of one kind and nothing between, before or behind them."""
    at, content = 0, made.content
    kinds = set()
    while at < len(content):
        if content[at : at + 2] != b"\xff\xf3":
            return False
        kinds.add(content[at + 2] & 0xFC)
        at += 144 + (content[at + 2] >> 1 & 1)  # 48,000 bits a second, 576 samples of 24,000 a second
    return at == len(content) and kinds == {0x64}


def check(name: str, made: Sound) -> None:
    """This will see that nothing was left, in one sound."""
    assert is_only_a_sound(made), name
    assert [told for told in TOLD if told in made.content] == [], name
    assert 0 < made.seconds <= sound.LONGEST, name


def here(given: bytes, *, longest: int = sound.LONGEST) -> Sound:
    """This will make a voice note in this process: quickly, and so that a fault of ours shows."""
    return Sound.of(sounds.made(given, longest=longest))


def loudest(content: bytes) -> float:
    """The pitch that is heard most, in Hz."""
    with av.open(BytesIO(content), "r") as source:
        wave = np.concatenate([frame.to_ndarray()[0] for frame in source.decode(audio=0)])
    return float(np.argmax(np.abs(np.fft.rfft(wave))) * sounds.RATE / len(wave))


class TestRemade:
    def test_holds_what_is_to_be_heard_and_nothing_else(self) -> None:
        for name, given in good():
            made = here(given)
            check(name, made)
            assert abs(made.seconds - 1) < 0.15, name
            assert abs(loudest(made.content) - 440) < 5, name

    def test_had_notes_to_leave_behind(self) -> None:
        assert sum(CANARY.encode() in given for _, given in good()) >= 10

    def test_refuses_what_holds_nothing_to_be_heard(self) -> None:
        taken = []
        for name, given in bad():
            with suppress(NotASound):
                here(given)
                taken.append(name)

        assert taken == []

    def test_bends_to_no_crafted_file(self) -> None:
        for name, given in twisted(40):
            try:
                check(name, here(given))
            except REFUSED:
                continue

    @pytest.mark.slow
    def test_bends_to_none_of_many_apart(self) -> None:
        files = [*good(), *bad(), *twisted(MANY)]
        kept = 0
        for name, given in files:
            try:
                made = remade(BytesIO(given))
            except REFUSED:
                continue
            check(name, made)
            assert made == here(given), name
            kept += 1

        assert len(files) >= 300
        assert len(good()) <= kept < len(files)

    @pytest.mark.parametrize("name", ["WebM of Chrome", "Ogg of Firefox", "MP4 of Safari", "3GP of old phones"])
    def test_is_the_same_apart_as_here_and_each_time(self, name: str) -> None:
        given = recorded(*KINDS[name])

        assert remade(BytesIO(given)) == here(given) == here(given)

    def test_keeps_what_came_before_a_recording_was_cut_off(self) -> None:
        whole = recorded("webm", "libopus", 48_000, seconds=4)

        assert 1 < here(whole[: len(whole) // 2]).seconds < 3

    def test_refuses_a_film(self) -> None:
        with pytest.raises(AFilm):
            remade(BytesIO(recorded("mp4", "aac", 44_100, film=True)))

    def test_refuses_what_goes_on_for_too_long(self) -> None:
        assert here(recorded("wav", "pcm_u8", 8_000, seconds=2), longest=2).seconds == 2
        with pytest.raises(SoundTooLong):
            here(recorded("wav", "pcm_u8", 8_000, seconds=2.1), longest=2)

    @pytest.mark.slow
    def test_takes_ten_minutes_and_no_more(self) -> None:
        assert remade(BytesIO(recorded("webm", "libopus", 48_000, seconds=600))).seconds == 600
        with pytest.raises(SoundTooLong):
            remade(BytesIO(recorded("webm", "libopus", 48_000, seconds=601)))

    def test_refuses_more_bytes_than_are_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sound, "MOST_BYTES", 100)

        with pytest.raises(SoundTooLarge):
            remade(BytesIO(recorded("wav", "pcm_u8", 8_000)))


class TestPlantedNote:
    def test_a_note_that_stayed_is_found(self) -> None:
        assert not is_only_a_sound(Sound(recorded("mp3", "libmp3lame", 24_000), 1))
        assert not is_only_a_sound(Sound(here(recorded(*KINDS["WAV"])).content + b"TAG", 1))


class TestApart:
    def test_says_nothing_of_what_it_reads(self, capfd: pytest.CaptureFixture[str]) -> None:
        bent = recorded(*KINDS["MP4 of Safari"])[:400]

        apart("ownterms.lib.apart.sounds", bent, "9")

        assert capfd.readouterr() == ("", "")
