"""What sheets ask, and what they say: nothing that was written is lost or hidden."""

import pytest

from ownterms.agenda import tools
from ownterms.agenda.said import Said
from ownterms.agenda.tools import CIRCLE, TOOLS, Answers


class TestTools:
    @pytest.mark.parametrize("tool", TOOLS.values(), ids=TOOLS)
    def test_each_has_sections_with_names_of_their_own(self, tool: tools.Tool) -> None:
        slugs = [section.slug for section in tool.sections]

        assert len(slugs) == len(set(slugs)) > 0
        for section in tool.sections:
            columns = [column.slug for column in section.columns]
            assert len(columns) == len(set(columns))

    def test_important_for_never_stands_alone(self) -> None:
        said = Said.of(TOOLS["to-and-for"], {"for": "Tablets at eight."})

        assert [part.section.slug for part in said.parts] == ["to", "for"]
        assert "comes before" in str(said.parts[0].section.unsaid)

    def test_what_no_tool_knows_any_more_has_its_place(self) -> None:
        answers: Answers = {"stars": "Good ones.", "signs": [{"of": "The Crab", "says": "Rest."}]}

        said = Said.of(tools.of("horoscope", answers), answers)

        assert [part.words for part in said.parts] == ["Good ones.", ""]
        assert said.parts[1].rows == (("The Crab", "Rest."),)
        assert tools.of("circle", answers).kept(answers) == answers

    def test_what_cannot_be_kept_is_left_out(self) -> None:
        assert CIRCLE.kept({"people": [7, {"name": ""}, {"name": "Ben", "colour": "red"}], "else": None}) == {
            "people": [{"name": "Ben", "ring": "", "words": ""}]
        }

    def test_a_column_that_says_nothing_is_not_shown(self) -> None:
        said = Said.of(TOOLS["learning-log"], {"log": [{"what": "A walk", "keep": "The dog"}, {"what": "Bus"}]})

        assert said.parts[0].heads == ("What was done", "What went well, and to keep")
        assert said.parts[0].rows == (("A walk", "The dog"), ("Bus", ""))
