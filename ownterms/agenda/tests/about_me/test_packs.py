"""Packs: sheets that a host adds. They ask and add nothing up; one with a mistake is named and left out."""

import re
import tracemalloc
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from ownterms.agenda import tools
from ownterms.agenda.models import Sheet
from ownterms.agenda.tools import TOOLS, packs
from ownterms.agenda.tools.parts import SCREENS
from ownterms.people.models import Person

EXAMPLE = Path(__file__).parents[4] / "docs" / "packs" / "how-my-week-was.toml"
GOOD = 'name = "A"\nsays = "B."\nby = "C"\nlicence = "D"\n'
ASKS = '[[asks]]\nslug = "one"\nname = "One?"\n'


def written(folder: Path, **files: str) -> Path:
    for name, content in files.items():
        (folder / f"{name}.toml").write_text(content, encoding="utf-8")
    return folder


class TestTheExample:
    def test_is_in_order_and_says_whose_words_it_holds(self) -> None:
        tool = packs.read(EXAMPLE)

        assert [each.slug for each in tool.sections] == ["sleep", "people", "more"]
        assert [bool(each.columns) for each in tool.sections] == [True, False, False]
        assert "From the makers of Own Terms. Licence: CC0-1.0." in tool.says

    def test_is_offered_only_where_a_host_says_so(self, settings: LazySettings) -> None:
        assert tools.known() == TOOLS
        settings.PACKS = str(EXAMPLE.parent)
        assert set(tools.known()) - set(TOOLS) == {"how-my-week-was"}
        assert packs.troubles(TOOLS) == []

    @pytest.mark.data
    def test_is_filled_like_any_sheet_and_stays_readable_once_its_file_goes(
        self, her: Client, amina: Person, settings: LazySettings
    ) -> None:
        settings.PACKS = str(EXAMPLE.parent)
        assert "How my week was" in her.get("/space/about-me/").content.decode()
        sent = {"said-sleep-0-answer": "Some nights", "said-sleep-0-words": "Rain.", "said-more": "Piano."}

        her.post("/space/about-me/new/how-my-week-was/", sent)

        [sheet] = Sheet.objects.read(by=amina)
        assert sheet.answers == {"sleep": [{"answer": "Some nights", "words": "Rain."}], "more": "Piano."}
        settings.PACKS = ""
        page = her.get(f"/space/about-me/{sheet.pk}/").content.decode()
        assert "Some nights" in page
        assert "Piano." in page


MISTAKES = {
    "": "“name” needs a text",
    "name = ": "cannot be read",
    "\ufeff\0": "cannot be read",
    GOOD: "one to 60 questions",
    GOOD + "asks = []": "one to 60 questions",
    GOOD + 'asks = ["One?"]': "each question stands under",
    GOOD + ASKS * 61: "one to 60 questions",
    GOOD + ASKS * 2: "two questions have the same slug",
    GOOD + ASKS.replace("one", "O N E"): "letters, digits and hyphens in a slug",
    GOOD + ASKS.replace('name = "One?"', ""): "“name” needs a text",
    GOOD + ASKS + 'choices = "yes"': "choices are a list",
    GOOD + ASKS + "choices = [1, 2]": "“choices” needs a text",
    GOOD + ASKS + "score = 3": "It asks, and adds nothing up.",
    GOOD + "norm = 12\n" + ASKS: "It asks, and adds nothing up.",
    GOOD.replace('"B."', '"' + "b" * 501 + '"') + ASKS: "“says” needs a text",
    GOOD.replace('licence = "D"', "") + ASKS: "“licence” needs a text",
    "#" * 70_000: "larger than 64 KB",
    GOOD + "asks = " + "[" * 30_000 + "]" * 30_000: "too many brackets",
    **{GOOD + ASKS.replace("one", each): f"“{each}” is a screen of every sheet" for each in sorted(SCREENS)},
}


class TestAMistake:
    @pytest.mark.parametrize("content", MISTAKES)
    def test_is_told_in_a_sentence_and_the_rest_stays(
        self, tmp_path: Path, settings: LazySettings, content: str
    ) -> None:
        settings.PACKS = str(written(tmp_path, bad=content, good=GOOD + ASKS))

        [said] = packs.troubles(TOOLS)
        assert said.startswith("bad.toml")
        assert MISTAKES[content] in said
        assert set(tools.known()) - set(TOOLS) == {"good"}

    def test_in_size_is_read_no_further(self, tmp_path: Path) -> None:
        with (tmp_path / "endless.toml").open("wb") as endless:
            endless.truncate(10**8)
        tracemalloc.start()

        with pytest.raises(packs.BadPack, match="larger than 64 KB"):
            packs.read(tmp_path / "endless.toml")

        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < 10 * packs.LARGEST

    def test_of_the_house_is_none(self) -> None:
        assert not {each.slug for tool in TOOLS.values() for each in tool.sections} & SCREENS

    def test_in_a_name_takes_nothing_from_the_house(self, tmp_path: Path, settings: LazySettings) -> None:
        settings.PACKS = str(written(tmp_path, circle=GOOD + ASKS, **{"Not a slug": GOOD + ASKS}))

        said = packs.troubles(TOOLS)
        assert [re.split(r"[: ]", each)[0] for each in said] == ["Not", "circle.toml"]
        assert tools.known() == TOOLS

    def test_in_the_folder_is_told_too(self, tmp_path: Path, settings: LazySettings) -> None:
        settings.PACKS = str(tmp_path / "nowhere")
        assert "Look at OWNTERMS_PACKS." in packs.troubles(TOOLS)[0]
        assert tools.known() == TOOLS
