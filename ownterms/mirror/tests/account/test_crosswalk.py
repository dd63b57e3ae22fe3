"""Crosswalks: each field of a form is true, or blank with its reason; and none asks for anything of its own."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import LazySettings

from ownterms.mirror.account import crosswalk
from ownterms.mirror.account.crosswalk import SHIPPED, BadCrosswalk, read
from ownterms.mirror.account.sources import MEASURES, NOT_HELD
from ownterms.mirror.seen import EVENTS

FORM = """
name = "A form"
by = "Invented."
opening = "Here it is."
[[fields]]
field = "New referrals"
told = ["invited.yes"]
words = "People who invited somebody."
[[fields]]
field = "Plans"
why = "Not recorded. Nobody has to have one."
nearest = ["again.yes"]
"""
LOWER_ROOMS = {"spaces", "agenda", "people", "directory"}


def file(folder: Path, content: str, name: str = "mine.toml") -> Path:
    written = folder / name
    written.write_text(content, encoding="utf-8")
    return written


class TestSources:
    def test_each_number_rests_on_what_people_keep_for_their_own_sake(self) -> None:
        """None is counted from a row that exists for it: they live in rooms that know nothing of the mirror.

        But the yes itself, which people give and take back.
        """
        rests_on = {label for measure in MEASURES.values() for label in measure.rests_on}

        assert all(apps.get_model(label) for label in rests_on)
        assert {label for label in rests_on if label.split(".")[0] not in LOWER_ROOMS} == {"mirror.Counting"}
        assert all(str(measure.kept_for) for measure in MEASURES.values())

    def test_what_waits_for_a_room_still_waits(self) -> None:
        """Once it is written down here, it is to be told."""
        waiting = {each.name for each in EVENTS if each.waits}

        assert {each.waits for each in NOT_HELD} - {""} <= waiting

    def test_each_blank_has_a_reason_of_two_sentences_and_what_comes_nearest(self) -> None:
        assert [each for each in NOT_HELD if str(each.why).count(".") < 2 or not str(each.nearest)] == []


@pytest.mark.parametrize("form", sorted(SHIPPED.glob("*.toml")), ids=lambda form: form.stem)
class TestShipped:
    def test_every_blank_carries_its_reason(self, form: Path) -> None:
        blank = [each for each in read(form).fields if not each.told]

        assert len(blank) >= 8
        assert [each.name for each in blank if len(re.findall(r"[.;?]", each.why)) < 2] == []

    def test_every_number_says_what_it_is(self, form: Path) -> None:
        assert all(each.words for each in read(form).fields if each.told)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("name = ", "mine.toml cannot be read"),
        ("", "it needs one to 300 fields"),
        (FORM.replace('by = "Invented."', ""), "“by” needs a text"),
        (FORM.replace('"Here it is."', "1"), "“opening” needs a text"),
        (FORM + 'ask = "Their age"', "it cannot have “ask”"),
        ('asks = "age"\n' + FORM, "it cannot have “asks”"),
        (FORM.replace("invited.yes", "invited.age"), "nothing that is told is called “invited.age”"),
        (FORM.replace('["invited.yes"]', '"invited.yes"'), "numbers stand in a list"),
        (FORM.replace('why = "Not recorded. Nobody has to have one."', ""), "either “told”, or “why”"),
        (FORM.replace('words = "People', 'why = "No."\nwords = "People'), "either “told”, or “why”"),
        (FORM.replace('words = "People who invited somebody."', ""), "“words” needs a text"),
        (FORM.replace('"Plans"', '""'), "“field” needs a text"),
        (FORM.replace("[[fields]]", "[fields]", 1).split("[[fields]]")[0], "each under [[fields]]"),
        ("fields = [1]\n" + FORM.split("[[fields]]", maxsplit=1)[0], "fields stand each under"),
        ("x = " + "[" * 5000, "too many brackets"),
        ("#" * (256 * 1024 + 1), "larger than 256 KB"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(tmp_path: Path, content: str, says: str) -> None:
    with pytest.raises(BadCrosswalk) as refusal:
        read(file(tmp_path, content))

    assert says in str(refusal.value)


def test_a_name_that_no_address_can_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadCrosswalk, match="small letters"):
        read(file(tmp_path, FORM, "My Form.toml"))


def test_a_host_adds_forms_and_hears_of_broken_ones(settings: LazySettings, tmp_path: Path) -> None:
    file(tmp_path, FORM)
    file(tmp_path, "name =", "broken.toml")
    settings.RETURNS = str(tmp_path)

    assert set(crosswalk.here()) == {"quarterly-monitoring", "mine"}
    assert "broken.toml cannot be read" in crosswalk.troubles()[0]
    settings.RETURNS = str(tmp_path / "nowhere")
    assert "Look at OWNTERMS_RETURNS." in crosswalk.troubles()[0]
