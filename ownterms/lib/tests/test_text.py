"""Cleaning: every kind of damage that feeds were seen to hold, and the shapes of hostile ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ownterms.lib.text import clean, clean_line


class TestClean:
    @pytest.mark.parametrize(
        ("sent", "read"),
        [
            ("plain words", "plain words"),
            ("  round the edge ", "round the edge"),
            ("two  spaces", "two spaces"),
            ("Garden.\\n\\nBring boots.\\nTea after.", "Garden.\n\nBring boots.\nTea after."),
            ("First.###MON###", "First."),
            ("One###MON###Two", "One\nTwo"),
            ("the cafÃ© on the quay", "the café on the quay"),
            ("peopleâ€™s kitchen", "people’s kitchen"),
            ("peopleGÇÖs kitchen", "people’s kitchen"),
            ("<p>Come <b>in</b>.</p><p>Sit down.</p>", "Come in.\n\nSit down."),
            ("<ul><li>soup<li>bread</ul>", "• soup\n• bread"),
            ("Fish &amp; chips", "Fish & chips"),
            ("Fish &amp;amp; chips", "Fish & chips"),
            ("&lt;script&gt;alert(1)&lt;/script&gt;Hello", "Hello"),
            ("<script>never closed", ""),
            ("children <5 and adults >60", "children <5 and adults >60"),
            ("bell\x07 and nul\x00", "bell and nul"),
            ("turned \u202eround\u202c", "turned round"),
            ("a\x0bb", "a\nb"),
            ("=CMD('rm')|A1", "=CMD('rm')|A1"),
            ("lone \ud800 half", "lone half"),
            ("many\n\n\n\nlines", "many\n\nlines"),
            ("e\u0301t\u00e9", "été"),
        ],
    )
    def test_mends_what_feeds_break(self, sent: str, read: str) -> None:
        assert clean(sent) == read

    @pytest.mark.parametrize("sent", ["None", "NULL", "N/A", " n/a ", "nan", "-", "(null)", "None\\n", "<p>None</p>"])
    def test_reads_words_for_nothing_as_nothing(self, sent: str) -> None:
        assert clean(sent) == ""

    @pytest.mark.parametrize("kept", ["None of the above", "Nullarbor Walkers", "Zoë’s “tea” – £2", "日本語", "سلام"])
    def test_leaves_good_words_alone(self, kept: str) -> None:
        assert clean(kept) == kept

    @given(st.text())
    def test_gives_text_that_any_database_takes(self, sent: str) -> None:
        read = clean(sent)

        assert "\x00" not in read
        assert read.encode("utf-8").decode("utf-8") == read
        assert read == read.strip()
        assert "\n\n\n" not in read

    @pytest.mark.parametrize("piece", ["<", "<p ", "&lt;", "#", "\\n", "<!--", "<script>", "â€"])
    def test_does_not_choke_on_repetition(self, piece: str) -> None:
        assert isinstance(clean(piece * 20_000), str)


class TestCleanLine:
    def test_puts_a_name_on_one_line(self) -> None:
        assert clean_line(" Millbrook\n  Choir<br>(evenings)\\n") == "Millbrook Choir (evenings)"


PIECES = [
    *("\\", "n", "r", "&", "amp;", "lt;", "gt;", "<", "b>", "<p>", "##", "###MON###", "é", "Ã©", "GÇÖ", "â€™", "n/a"),
    *("\u200b", "\xa0", "\x07", " ", "\n", "-", "#", "&#39;", "<!--", "-->", "<script>", "<li>", "a"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
def test_what_is_clean_stays_as_it_is(text: str) -> None:
    for read in (clean, clean_line):
        assert read(read(text)) == read(text)
