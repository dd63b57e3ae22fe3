"""Lines of help: one file, read whole, the right ones first."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from ownterms.design.help_lines import BadHelpLines, first_lines, sections

NUMBERS = """
999 18000 111 116123 85258 08001111 08088005000 08082000247 08088010327 08009995428 08088010800 08000271234
02070080151 08000121700 08085002222 08088088141 08000684141 116000 03001236600
""".split()


def written(folder: Path, text: str) -> Path:
    """A file of lines made for a test."""
    file = folder / "lines.toml"
    file.write_text(text, encoding="utf-8")
    return file


class TestSections:
    def test_every_line_can_be_reached_and_says_what_it_is_for(self) -> None:
        for section in sections():
            for line in section.lines:
                assert line.ways
                assert line.purpose.endswith(".")

    @pytest.mark.parametrize("number", NUMBERS)
    def test_knows_the_numbers_that_people_need(self, number: str) -> None:
        ways = [way.href for section in sections() for line in section.lines for way in line.ways]

        assert {f"tel:{number}", f"sms:{number}"} & set(ways)

    def test_comes_from_the_host_s_own_file(self, settings: LazySettings, tmp_path: Path) -> None:
        settings.HELP_NOW_FILE = written(
            tmp_path,
            '[[section]]\ntitle = "Now"\n[[section.line]]\nname = "A line"\nfor = "Anything."\ncall = "112: then wait"',
        )

        (line,) = sections()[0].lines
        assert line.ways[0].href == "tel:112"
        assert line.ways[0].says == "Call 112, then wait"

    @pytest.mark.parametrize("text", ["", "not toml [", '[[section]]\ntext = ["no title"]'])
    def test_names_a_file_that_cannot_be_read(self, settings: LazySettings, tmp_path: Path, text: str) -> None:
        settings.HELP_NOW_FILE = written(tmp_path, text)

        with pytest.raises(BadHelpLines, match=r"lines\.toml"):
            sections()


class TestFirstLines:
    def test_the_most_urgent_comes_first_whatever_was_said(self) -> None:
        assert first_lines(["my husband hits me"])[0].name == "999"

    def test_those_for_what_was_said_come_before_those_for_all(self) -> None:
        names = [line.name for line in first_lines(["my husband hits me"])]

        assert names.index("National Domestic Abuse Helpline") < names.index("Samaritans")

    def test_a_word_inside_another_is_not_meant(self) -> None:
        assert "National Domestic Abuse Helpline" not in [line.name for line in first_lines(["a white thing"])]

    def test_there_are_never_too_many(self) -> None:
        assert len(first_lines(["my partner hits me, i am fifteen, i want to die, drugs, rape"])) == 6
