"""A file that was made to hurt: it can neither stop a space, nor take a machine's memory, nor hide words."""

import json
import subprocess
import sys
import zlib
from base64 import b64encode
from io import BytesIO
from typing import Any, Final

import pytest
from django.test import Client
from PIL import Image

from ownterms.agenda.models import Sheet, Want
from ownterms.agenda.tools import TOOLS
from ownterms.exchange.own.bringing import bring
from ownterms.exchange.own.gathered import gathered
from ownterms.exchange.own.reading import BadFile, read, with_safe_media
from ownterms.lib.apart.bare import is_bare
from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Entry, Invitation, Part, Space

from .lives import photo

pytestmark = [pytest.mark.data, pytest.mark.django_db]

PART, ID = "00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"
NOW = "2026-01-01T00:00:00Z"
BESIDE: Final[dict[str, list[Any]]] = {"options": [], "choices": [], "steps": [], "came": []}


def file(holds: str = "notebook", **with_: Any) -> bytes:  # noqa: ANN401  (whatever JSON can hold)
    """A file with one part, and what is named."""
    bare: dict[str, Any] = {kind: [] for kind in ("entries", "wants", "scales", "sheets", "ties")}
    bare |= {"ownterms": 1, "made_at": NOW, "name": "", "begun_on": "2026-01-01", "alone": BESIDE}
    return json.dumps(bare | {"parts": [{"id": PART, "holds": holds, "name": "Mine"}], **with_}).encode()


def entry(**with_: Any) -> dict[str, Any]:  # noqa: ANN401
    return {"id": ID, "part": PART, "words": "Rain.", "written_at": NOW, "version": 1, **with_}


def want(**with_: Any) -> dict[str, Any]:  # noqa: ANN401
    lists: dict[str, Any] = {"before": [], "whose": [], "beside": BESIDE}
    return {"id": ID, "part": PART, "words": "Rain.", "is_seed": False, "said_at": NOW, "version": 2, **lists, **with_}


def sheet(tool: str = "profile", answers: Any = None, **with_: Any) -> dict[str, Any]:  # noqa: ANN401
    at = {"begun_at": NOW, "said_at": NOW, "version": 2, "before": []}
    return {"id": ID, "part": PART, "tool": tool, "called": "", "answers": answers or {}, **at, **with_}


@pytest.fixture
def space(db: None) -> Space:
    return actions.begin(Person.objects.create_user(name="Amina"))


FAR = ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"]
FAR += ["1899-12-31T23:59:59Z", "2200-01-01T00:00:00Z"]


class TestAMoment:
    @pytest.mark.parametrize("moment", FAR)
    def test_that_no_life_holds_is_refused(self, moment: str) -> None:
        before = {"version": 1, "words": "", "said_at": moment}
        for content in [
            file(entries=[entry(written_at=moment)]),
            file("agenda", wants=[want(said_at=moment)]),
            file("agenda", wants=[want(before=[before])]),
            file("agenda", wants=[want(away={"how": "unsaid", "at": moment})]),
            file(made_at=moment),
        ]:
            with pytest.raises(BadFile):
                read(content)

    def test_of_any_other_year_is_read(self) -> None:
        assert read(file(entries=[entry(written_at="1900-01-01T00:00:00Z")])).entries
        assert read(file(entries=[entry(written_at="2199-12-31T23:59:59Z")])).entries

    def test_and_a_day_likewise(self) -> None:
        for day in ("0001-01-01", "9999-12-31"):
            with pytest.raises(BadFile):
                read(file(begun_on=day))


class TestVersions:
    @pytest.mark.parametrize(("version", "before"), [(1, [1]), (2, [3]), (2, [2]), (3, [1, 1]), (0, [])])
    def test_that_stand_in_the_way_of_the_next_are_refused(self, version: int, before: list[int]) -> None:
        said = [{"version": each, "words": "", "said_at": NOW} for each in before]
        filled = [{"version": each, "called": "", "answers": {}, "said_at": NOW} for each in before]

        with pytest.raises(BadFile):
            read(file("agenda", wants=[want(version=version, before=said)]))
        with pytest.raises(BadFile):
            read(file("about me", sheets=[sheet(version=version, before=filled)]))

    def test_that_came_before_leave_it_changeable(self, space: Space) -> None:
        said = [{"version": 1, "words": "Snow.", "said_at": NOW}]
        bring(space, read(file("agenda", wants=[want(before=said)])), by=space.person)

        Want.objects.get(space=space).change("Sun.", by=space.person)

        assert len(gathered(space, by=space.person).wants[0].before) == 2


class TestWhatOneHas:
    def test_can_be_taken_though_it_is_more_than_a_file_may_bring(self, space: Space) -> None:
        for number in range(3):
            Entry.write(space.notebook, by=space.person, words=f"Rain {number}.")
        long = Entry.write(space.notebook, by=space.person, words="w" * 100_001)

        taken = gathered(space, by=space.person)

        assert len(taken.entries) == 4
        assert long.pk in [each.id for each in taken.entries]

    def test_of_many_parts_can_be_brought_twice_and_taken(self, space: Space) -> None:
        ids = [f"{PART[:-3]}{number:03}" for number in range(100, 160)]
        parts = [{"id": each, "holds": "notebook", "name": "Mine"} for each in ids]
        entries = [entry(id=each.replace("0000", "1111", 1), part=each) for each in ids]
        for _ in range(2):
            bring(space, read(file(parts=parts, entries=entries)), by=space.person)

        assert len(read(gathered(space, by=space.person).as_json).parts) == 120


HUGE: Final = {
    "wrong rows": "sheets=[sheet(before=[{'answers': {f'a{i}': [1] * 500 for i in range(59)}}] * 120)]",
    "numbers": "scales=[1] * 5_000_000",
    "sections": "sheets=[sheet(answers={f'a{i}': 1 for i in range(900_000)})]",
    "columns": "sheets=[sheet(answers={'a': [{f'a{i}': 1 for i in range(900_000)}]})]",
    "keys": "**{f'a{i}': 1 for i in range(900_000)}",
    "wrong things": "entries=[{f'a{i}': 1 for i in range(30)}] * 30_000",
    "many right things": "entries=[entry()] * 90_000",
}
"""Files of about 15 MB, or a little less: a few of these took a minute and five gigabytes once."""

MEASURED: Final = """
import resource, sys, django
django.setup()
from ownterms.exchange.tests.own.test_hostile_files import *
from ownterms.exchange.own.reading import MOST_BYTES
content = file(HOLDS)
assert 1_000_000 < len(content) < MOST_BYTES, len(content)
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
before, begun = peak(), resource.getrusage(resource.RUSAGE_SELF).ru_utime
try:
    read(content)
except BadFile:
    print(peak() - before, resource.getrusage(resource.RUSAGE_SELF).ru_utime - begun)
"""


@pytest.mark.parametrize(
    "holds", [HUGE["wrong rows"], *(pytest.param(HUGE[kind], marks=pytest.mark.slow) for kind in [*HUGE][1:])]
)
def test_a_file_is_refused_before_it_takes_memory_or_time(holds: str) -> None:
    """At most 150 MB beside the file itself, and three seconds of computing, wherever that is."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED.replace("HOLDS", holds)], capture_output=True, text=True, check=False
    )

    assert not done.returncode, done.stderr
    megabytes, seconds = map(float, done.stdout.split())
    assert megabytes < 150
    assert seconds < 3


TOOL, SECTION = next(
    (tool, each) for tool in TOOLS.values() for each in tool.sections if each.columns and tool.slug != "circle"
)


def test_a_file_that_is_cut_short_is_told_so() -> None:
    whole = file(entries=[entry()])

    for length in (12, len(whole) // 2, len(whole) - 1):
        with pytest.raises(BadFile, match="cut short"):
            read(whole[:length])


def test_a_name_that_comes_is_not_told_to_those_who_are_here(db: None) -> None:
    amina, ben = Person.objects.create_user(), Person.objects.create_user(name="Ben")
    space = actions.begin(amina)
    made = Invitation.make(space, by=amina, called="Ben", slices=Part.objects.filter(space=space), asked=ben)
    made.accept(by=ben)

    bring(space, read(file(name="Amina of elsewhere")), by=amina)

    amina.refresh_from_db()
    assert amina.name == ""


class TestASheet:
    ANSWERS: Final = {
        "appreciate": "My hat.",
        "of-an-older-tool": "It stays.",
        "rows-of-another": [{"day": "Monday", "what": "Rain."}],
    }

    @pytest.mark.parametrize("tool", ["profile", "circle", "of-a-pack-elsewhere"])
    def test_keeps_every_word_whatever_tools_are_here(self, space: Space, tool: str) -> None:
        before = [{"version": 1, "called": "", "answers": self.ANSWERS, "said_at": NOW}]

        bring(space, read(file("about me", sheets=[sheet(tool, self.ANSWERS, before=before)])), by=space.person)

        [taken] = gathered(space, by=space.person).sheets
        assert (taken.tool, taken.answers, taken.before[0].answers) == (tool, self.ANSWERS, self.ANSWERS)

    def test_keeps_columns_and_shapes_that_its_tool_has_not(self, space: Space) -> None:
        answers = {SECTION.slug: [{"of-older-days": "It stays."}]}
        bring(space, read(file("about me", sheets=[sheet(TOOL.slug, answers)])), by=space.person)
        held = Sheet.objects.get(space=space)

        held.write({"further": "Words."}, by=space.person)
        browser = Client()
        browser.force_login(space.person)

        [taken] = gathered(space, by=space.person).sheets
        assert "It stays." in json.dumps(taken.answers)
        assert "It stays." in browser.get(f"/space/about-me/{held.pk}/").text


def piece(kind: bytes, content: bytes) -> bytes:
    """A piece of a PNG."""
    return len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")


def with_piece(png: bytes, before: bytes, kind: bytes, content: bytes) -> bytes:
    at = png.index(before) - 4
    return png[:at] + piece(kind, content) + png[at:]


HIDDEN: Final = {
    "after the drawing": (b"IEND", b"IDAT", b"GPS 51.5N"),
    "in a palette after it": (b"IEND", b"PLTE", b"GPS 51.5N"),
    "in a palette before it": (b"IDAT", b"PLTE", b"GPS 51.5N"),
    "in what shines through": (b"IDAT", b"tRNS", b"GPS 51.5N and more"),
}


class TestAPhoto:
    @pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN.keys())
    def test_with_words_hidden_in_its_pieces_is_not_bare(self, hidden: tuple[bytes, bytes, bytes]) -> None:
        assert is_bare("image/png", photo(1))
        assert not is_bare("image/png", with_piece(photo(1), *hidden))

    def test_with_words_inside_the_squeezed_drawing_is_not_bare(self) -> None:
        png = photo(1)
        at = png.index(b"IDAT")
        length = int.from_bytes(png[at - 4 : at], "big")
        lines = zlib.decompress(png[at + 4 : at + 4 + length])

        longer = png[: at - 4] + piece(b"IDAT", zlib.compress(lines + b"GPS 51.5N")) + png[at + 8 + length :]

        assert not is_bare("image/png", longer)

    def test_that_ours_makes_is_bare(self) -> None:
        for kind in ("RGB", "RGBA"):
            made = BytesIO()
            Image.new(kind, (900, 700)).save(made, "PNG", optimize=True)
            assert is_bare("image/png", made.getvalue()), kind

    @pytest.mark.parametrize("kind", ["PNG", "JPEG"])
    def test_larger_than_ours_is_made_anew_whatever_it_says_of_its_sides(self, kind: str) -> None:
        made = BytesIO()
        Image.effect_noise((2_400, 8), 90).convert("RGB").save(made, kind)
        media_type = f"image/{kind.lower()}"
        told_of = {"media_type": media_type, "says": "", "content": b64encode(made.getvalue()).decode()}

        own = with_safe_media(read(file(entries=[entry(photo=told_of | {"width": 0, "height": 0})])))

        shown = own.entries[0].photo
        assert shown is not None
        assert (shown.width, shown.height) == (2_000, 7)
        assert shown.content != told_of["content"]
