"""What is sealed opens with its own key, in its own place, and in no other way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ownterms.lib.sealing import Tampered, key_for, name_of, new_key, seal, unseal

KEY = new_key()


class TestSealing:
    @given(st.binary(max_size=2000), st.text(max_size=60))
    def test_gives_back_what_was_sealed(self, plain: bytes, bound: str) -> None:
        assert unseal(KEY, seal(KEY, plain, bound=bound), bound=bound) == plain

    def test_seals_the_same_words_anew_each_time(self) -> None:
        assert seal(KEY, b"tea", bound="entry") != seal(KEY, b"tea", bound="entry")

    def test_refuses_another_key(self) -> None:
        with pytest.raises(Tampered):
            unseal(new_key(), seal(KEY, b"tea", bound="entry"), bound="entry")

    def test_refuses_another_place(self) -> None:
        with pytest.raises(Tampered):
            unseal(KEY, seal(KEY, b"tea", bound="entry one"), bound="entry two")

    @given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
    def test_refuses_what_was_altered(self, place: int, by: int) -> None:
        sealed = bytearray(seal(KEY, b"a cup of tea", bound="entry"))
        sealed[place % len(sealed)] ^= by
        with pytest.raises(Tampered):
            unseal(KEY, bytes(sealed), bound="entry")

    @pytest.mark.parametrize("sealed", [b"", b"short", b"x" * 12, b"x" * 27])
    def test_refuses_what_was_cut_short(self, sealed: bytes) -> None:
        with pytest.raises(Tampered):
            unseal(KEY, sealed, bound="entry")


class TestKeys:
    def test_serve_one_purpose_each(self) -> None:
        assert key_for(KEY, "heads") == key_for(KEY, "heads")
        assert len({KEY, key_for(KEY, "heads"), key_for(KEY, "tokens"), key_for(new_key(), "heads")}) == 4

    def test_have_a_name_that_does_not_hold_them(self) -> None:
        assert name_of(KEY) == name_of(bytes(KEY))
        assert name_of(KEY) not in KEY.hex()
