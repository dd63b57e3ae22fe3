"""Fields for what people write: cleaned first, measured then."""

import pytest
from django import forms

from ownterms.design.fields import LineField, OwnWordsField, WrittenField

GROWS = "\ufb2c"  # one character as it is typed, three when it is clean


class TestFields:
    @pytest.mark.parametrize("kind", [WrittenField, LineField])
    def test_measure_what_is_kept(self, kind: type[WrittenField]) -> None:
        field = kind(max_length=30)

        assert len(field.clean(GROWS * 10)) == 30
        for grown in (GROWS * 11, GROWS * 30):
            with pytest.raises(forms.ValidationError) as refused:
                field.clean(grown)
            assert refused.value.error_list[0].code == "max_length"

    @pytest.mark.parametrize("kind", [WrittenField, LineField])
    def test_read_nothing_that_is_too_long_as_it_comes(self, kind: type[WrittenField]) -> None:
        with pytest.raises(forms.ValidationError):
            kind(max_length=30).clean("<p>" * 11)

    def test_leave_out_what_cannot_be_seen(self) -> None:
        assert WrittenField().clean("Mine\x00\u202e\r\n\r\nis <b>this</b> ") == "Mine\n\nis this"
        assert LineField().clean("Mine\x00\nis this ") == "Mine is this"

    def test_take_what_holds_nothing_for_nothing(self) -> None:
        with pytest.raises(forms.ValidationError) as refused:
            LineField().clean("\u200b")

        assert refused.value.error_list[0].code == "required"
        assert LineField(required=False).clean(None) == ""


class TestOwnWords:
    def test_stay_as_they_were_typed(self) -> None:
        typed = "<b>Not bold</b> <3 &amp; \\n None \u202eback\u202c  two  spaces"

        assert OwnWordsField().clean(f" {typed}\r\nNext\rlast. \n") == f"{typed}\nNext\nlast."
        assert OwnWordsField().clean("None") == "None"
