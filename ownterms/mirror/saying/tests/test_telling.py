"""Every verdict has its words; what is good comes first, and nothing is added up, ranked or laid at a worker's door."""

import re
from dataclasses import replace

import pytest

from ownterms.lib.written.pages import Contents, Heading, Table
from ownterms.lib.written.plain import in_text
from ownterms.mirror.reading import COLUMNS, Beside, Count, Verdict, read_cuts
from ownterms.mirror.reading.beside import ASIDES
from ownterms.mirror.reading.cuts import NINE
from ownterms.mirror.saying import columns, page_of, source, tell
from ownterms.mirror.saying.besides import BESIDES
from ownterms.mirror.saying.nine import NINE as WORDS
from ownterms.mirror.saying.numbers import between, in_100
from ownterms.mirror.saying.verdicts import CALLED, asking_for

from .mirrors import NONE, count, mirror, over_time, reading

CUTS = read_cuts()
EVERY = [(name, verdict) for name in NINE for verdict in Verdict]


class TestWords:
    def test_are_there_for_each_of_the_nine_each_number_beside_and_each_column(self) -> None:
        assert tuple(WORDS) == NINE == tuple(source.TESTS)
        assert set(BESIDES) == {each.id for each in ASIDES}
        assert set(columns.COLUMNS) == set(COLUMNS)
        assert set(CALLED) == set(Verdict)

    @pytest.mark.parametrize(("name", "verdict"), EVERY)
    def test_say_each_verdict_of_each_reading(self, name: str, verdict: Verdict) -> None:
        told = tell(mirror(Verdict.MIXED, reading(name, verdict, more=40)))

        one = next(each for each in told.nine if each.id == name)
        assert one.called == str(CALLED[verdict])
        assert all(each.endswith(".") for each in one.says)
        assert one.title in in_text(page_of(told)).decode()
        assert bool(one.rows) is bool(one.drawing) is (verdict is not Verdict.CANNOT_SEE)

    def test_of_another_number_beside_are_left_out(self) -> None:
        before = mirror()
        newer = type(before)(before.readings, (Beside("N9z", "N1", None),), before.alarm, "1", 1, 1)

        assert tell(newer).beside == ()


class TestReading:
    def test_says_about_how_many_more_to_know(self) -> None:
        assert "About 40 more to know would tell." in said(reading("C1", Verdict.NOT_ENOUGH, more=40))

    def test_says_that_asking_about_the_unknown_would_tell(self) -> None:
        assert "Asking about the unknown ones would tell." in said(reading("C1", Verdict.NOT_ENOUGH))

    def test_says_that_it_is_the_number_beside_it_that_is_in_doubt(self) -> None:
        clear = reading("C1", Verdict.NOT_ENOUGH, counted=count(0.97, doubt=0.02, unknown=3))
        assert said(clear) == "The number beside it could still be either way."

    def test_says_that_few_people_are_never_judged(self) -> None:
        few = count(0.5, people=9)
        assert "Fewer than 10 are never judged." in said(reading("C1", Verdict.NOT_ENOUGH, counted=few))

    def test_says_that_the_own_name_would_do_for_whose_shelf_it_is(self) -> None:
        (says,) = asking_for(("recorder_org",))
        assert says == "Say how the file names you, in the box on the page or with --us."

    def test_says_that_there_is_nothing_to_count(self) -> None:
        assert said(reading("N5", Verdict.NOT_ENOUGH, counted=NONE)) == "There is nothing here to count yet."

    def test_says_how_many_to_ask_about_where_nobody_looked(self) -> None:
        told = said(reading("N5", Verdict.NOT_LOOKED, counted=count(0.3, unknown=40)))
        assert told.startswith("For 40 in 100 of these, nobody wrote down how it was.")
        assert "Ask about 15 of the unknown ones" in told

    def test_says_what_to_ask_for_where_a_column_is_not_there(self) -> None:
        told = said(reading("N5", Verdict.CANNOT_SEE))
        assert "Ask for a column “person_id”: a mark for each person" in told

    def test_tells_the_cuts_their_reason_and_both_bounds(self) -> None:
        one = tell(mirror()).nine[0]
        rows = dict(one.rows)

        assert one.reason == CUTS.nine["N1"].reason
        assert rows["Good"] == "20 in 100 or fewer"
        assert rows["Counted"] == "40 of 100 known: 40 in 100"
        assert (rows["If all the unknown were good"], rows["If none of the unknown were"]) == ("33 in 100", "50 in 100")
        assert rows["With chance and the unknown"] == "25 to 60 in 100"
        assert rows["People counted"] == "38"

    @pytest.mark.parametrize(
        ("low", "high", "said"),
        [(0.57, 0.6, "57 to 60 in 100"), (0.0, 0.051, "0 to 6 in 100"), (0.899, 0.999, "89 to 100 in 100")],
    )
    def test_rounds_an_interval_outwards(self, low: float, high: float, said: str) -> None:
        assert between(low, high) == said

    @pytest.mark.parametrize(
        ("share", "said"),
        [(0.0, "0 in 100"), (0.004, "fewer than 1 in 100"), (0.996, "more than 99 in 100"), (1.0, "100 in 100")],
    )
    def test_says_none_and_all_of_none_and_all_alone(self, share: float, said: str) -> None:
        assert in_100(share) == said

    def test_turns_the_bounds_round_where_much_is_good(self) -> None:
        rows = dict(next(each for each in tell(mirror()).nine if each.id == "C1").rows)
        assert (rows["If all the unknown were good"], rows["If none of the unknown were"]) == ("50 in 100", "33 in 100")

    def test_says_where_the_number_beside_it_disagrees(self) -> None:
        alone = reading("C1", Verdict.MIXED, counted=count(0.97, doubt=0.02))
        assert said(alone) == "People make the first move, but few heard of it by word of mouth."
        assert said(reading("C1", Verdict.MIXED, counted=count(0.7))).startswith("Many people make the first move.")
        own = reading("N2", Verdict.MIXED, counted=count(0.9))
        assert said(own) == "People use what the service runs, but their own words come first."

        rows = {each.id: dict(each.rows) for each in tell(mirror()).nine}
        assert rows["C1"]["And with word of mouth"] == "40 in 100 or more"
        assert rows["N2"]["And with a service named before any words of the person"] == "more than 50 in 100"


def said(changed: object) -> str:
    """What is said of one reading."""
    told = tell(mirror(Verdict.MIXED, changed))  # type: ignore[arg-type]
    return " ".join(next(each for each in told.nine if each.id == changed.id).says)  # type: ignore[attr-defined]


class TestWhole:
    def test_begins_with_what_is_good(self) -> None:
        told = tell(mirror(Verdict.NOT_PERSON_CENTRED, reading("C1", Verdict.PERSON_CENTRED)))
        page = in_text(page_of(told)).decode()

        assert told.good == ("Who made the first move: People nearly always make the first move.",)
        assert page.index("What is good") < page.index("One next step") < page.index("made sense once")
        assert page.index("made sense once") < page.index("Five ways")

    def test_finds_something_true_to_say_where_nothing_is_good(self) -> None:
        near = reading("N4", Verdict.MIXED, counted=Count(10, 100, 6, 50, 0.1, 0.16, 0.05, 0.2))
        looked, nearest = tell(mirror(Verdict.NOT_PERSON_CENTRED, near)).good

        assert looked == "You held up a mirror. Few do, and it is how things begin to change."
        assert nearest.startswith("Nearest to good: Whether it was asked for. ")
        assert nearest.endswith(" At least 84 in 100 were good, whatever is not known.")
        for unsure in (Verdict.NOT_LOOKED, Verdict.NOT_ENOUGH, Verdict.NOT_PERSON_CENTRED):
            assert tell(mirror(unsure)).good == (looked,)

    def test_gives_one_step_where_least_has_to_change(self) -> None:
        far = {
            name: reading(name, Verdict.NOT_PERSON_CENTRED, counted=count(0.95 - 0.9 * CUTS.nine[name].high_is_good))
            for name in NINE
        }
        near = reading("N3", Verdict.MIXED, counted=count(0.12))
        told = tell(mirror(Verdict.MIXED, *(far | {"N3": near}).values()))

        assert told.step.startswith("What is asked before a first talk: Take one question off the first form.")
        assert told.boxes == str(WORDS["N3"].boxes)

    @pytest.mark.parametrize(
        ("verdict", "step"),
        [
            (Verdict.NOT_LOOKED, "Ask about 15 of the unknown ones"),
            (Verdict.NOT_ENOUGH, "Ask the next three people whose idea this was."),
            (Verdict.CANNOT_SEE, "Ask for a column “person_id”"),
            (Verdict.PERSON_CENTRED, "Ask the people it is about whether this rings true to them."),
        ],
    )
    def test_gives_a_step_whatever_is_known(self, verdict: Verdict, step: str) -> None:
        every = [reading(name, verdict, counted=count(0.3, unknown=40)) for name in NINE]
        assert step in tell(mirror(verdict, *every)).step

    def test_shows_the_nine_at_a_glance_and_folds_what_they_rest_on(self) -> None:
        page = page_of(tell(mirror()))
        (glance,) = (each for each in page.pieces if isinstance(each, Contents))
        names = [each.name for each in page.pieces if isinstance(each, Heading) and each.name]

        assert [name for name, _title, _called in glance.lines] == names
        assert [said for _name, _title, said in glance.lines] == ["Mixed"] * 9
        assert not any(isinstance(each, Table) for each in page.pieces)
        short = in_text(page_of(tell(mirror()), draws=False), is_short=True).decode()
        assert "Who made the first move              Mixed\n" in short
        assert len(short.splitlines()) < 130

    def test_tells_how_to_read_pictures_only_where_there_are_some(self) -> None:
        assert "The diamond" in in_text(page_of(tell(mirror()))).decode()
        assert "The diamond" not in in_text(page_of(tell(mirror()), draws=False)).decode()

    def test_rings_the_alarm_before_the_nine(self) -> None:
        page = in_text(page_of(tell(mirror(rings=True)))).decode()
        assert page.index("An alarm") < page.index("Five ways")
        assert "That is a cut, and not a choice." in page
        assert "An alarm" not in in_text(page_of(tell(mirror()))).decode()

    @pytest.mark.parametrize("verdict", list(Verdict))
    def test_says_that_the_cuts_are_guesses_and_that_no_worker_is_read(self, verdict: Verdict) -> None:
        page = in_text(page_of(tell(mirror(verdict)), draws=False)).decode()
        assert all(cut.reason in page for cut in CUTS.nine.values()) is (verdict is not Verdict.CANNOT_SEE)
        assert "It is not a reading of any worker." in page
        assert "They are starting guesses. Nobody has tested them yet." in page
        assert f"Version of the cuts: {CUTS.version}." in page
        assert "there is no total and no ranking" in page

    @pytest.mark.parametrize("verdict", list(Verdict))
    def test_shames_nobody(self, verdict: Verdict) -> None:
        page = in_text(page_of(tell(mirror(verdict, rings=True)))).decode()
        ours = re.sub("“[^”]*”", "", page)  # the source's own words may be sharp
        assert not re.search(r"\b(?:fail\w*|bad|poor|worst|shame\w*|blame\w*|wrong|score:|total score)\b", ours)


class TestTravel:
    def test_tells_only_a_change_that_is_clear(self) -> None:
        assert way("N5", 0.5, 0.2) == "It moved towards people: from 50 in 100 to 20 in 100."
        assert way("N5", 0.2, 0.5) == "It moved away from people: from 20 in 100 to 50 in 100."
        assert way("C1", 0.2, 0.5) == "It moved towards people: from 20 in 100 to 50 in 100."
        assert way("C1", 0.50, 0.55) == "No clear change yet, from the first quarter to the last."

    def test_tells_nothing_of_one_quarter_or_of_few_people(self) -> None:
        assert tell(over_time("N1", count(0.5))).nine[0].moved is None
        few = tell(over_time("N1", count(0.1, people=4), count(0.9, people=4), NONE)).nine[0].moved
        assert few is not None
        assert few.says == "There is too little in each quarter to say where it goes."
        assert few.rows[-1] == ("2024-Q3", "none that is known", "none", "–")

    def test_says_until_when_a_quarter_goes_that_is_cut_off(self) -> None:
        cut_off = replace(over_time("N5", count(0.5), count(0.2)), days=("2024-02-10", "2024-05-03"))
        moved = tell(cut_off).nine[4].moved
        assert moved is not None
        assert [row[0] for row in moved.rows] == ["2024-Q1, from 10 February", "2024-Q2, until 3 May"]
        assert "until 3 May" in moved.drawing

    def test_says_at_the_top_where_there_are_no_quarters(self) -> None:
        about = " ".join(tell(replace(mirror(), days=None)).about)
        assert "No day was read, so it cannot be told by the quarter." in about
        assert "All of it lies in one quarter" in " ".join(tell(over_time("N5", count(0.5))).about)


def way(name: str, *shares: float) -> str:
    told = tell(over_time(name, *map(count, shares)))
    moved = next(each for each in told.nine if each.id == name).moved
    assert moved is not None
    return moved.says
