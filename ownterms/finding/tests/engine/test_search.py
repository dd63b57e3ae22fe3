"""What is found, in what order, and the reasons that are given."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from ownterms.finding.engine import Index, Listing, Meaning, Why
from ownterms.finding.engine.listing import KINDS

from .town import LEXICON, LISTINGS, town


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return town(tmp_path_factory.mktemp("index"))


def ids(index: Index, words: str, **how: object) -> list[str]:
    return [hit.id for hit in index.search(words, **how).hits]  # type: ignore[arg-type]


class TestSearch:
    def test_finds_by_lived_words(self, index: Index) -> None:
        found = index.search("I'm worn out looking after my brother")
        assert found.hits[0].id == "rest"
        assert "says “respite care” (rest from caring)" in map(str, found.hits[0].why)
        assert found.close

    def test_finds_by_plain_words(self, index: Index) -> None:
        hit = index.search("chess").hits[0]
        assert (hit.id, hit.kind, hit.name) == ("chess", "neighbours", "Chess on Tuesdays")
        assert hit.why == (Why("word", ("chess",)),)

    def test_puts_spelling_right(self, index: Index) -> None:
        found = index.search("alotment")
        assert found.question.repaired == (("alotment", "allotment"),)
        assert found.hits[0].id == "plot"

    def test_leaves_out_what_was_struck_out(self, index: Index) -> None:
        found = index.search("work with wood and grow vegetables", without=["woodwork-with-others"])
        assert [concept.id for concept in found.question.concepts] == ["growing-food"]
        assert found.hits[0].id == "plot"
        assert not any(why.values[-1:] == ("woodwork with others",) for hit in found.hits for why in hit.why)

    def test_leaves_out_a_cost_that_was_struck_out(self, tmp_path: Path) -> None:
        paid = Listing(id="paid", name="Pottery", text="Pottery. £12 a session.")
        free = Listing(id="free", name="Clay pots", text="Some pottery. Free.", free=True)
        index = town(tmp_path, listings=(paid, free))
        assert ids(index, "pottery, I am skint")[0] == "free"
        assert ids(index, "pottery, I am skint", without=["free"])[0] == "paid"

    def test_puts_what_is_not_wanted_last(self, index: Index) -> None:
        assert ids(index, "gardening")[:2] == ["plot", "church"]
        assert "church" not in ids(index, "coffee, nothing with church")[:2]

    def test_keeps_to_whom_it_is_for(self, index: Index) -> None:
        assert ids(index, "coffee morning for dads")[0] == "dads"
        assert ids(index, "coffee morning for mums")[0] == "mums"

    def test_minds_cost_and_time(self, tmp_path: Path) -> None:
        paid = Listing(id="paid", name="Pottery", text="Clay. £12 a session, in the morning.")
        free = Listing(id="free", name="Pottery", text="Clay. Free, in the evening.")
        index = town(tmp_path, listings=(paid, free))
        assert ids(index, "free pottery")[0] == "free"
        assert ids(index, "pottery in the evening")[0] == "free"
        assert {str(why) for why in index.search("free pottery in the evening").hits[0].why} >= {
            "free",
            "in the evening",
        }

    def test_minds_stated_times(self, tmp_path: Path) -> None:
        monday = Listing(id="monday", name="Pottery", times=((0, 600, 720),))
        friday = Listing(id="friday", name="Pottery", times=((4, 600, 720),))
        index = town(tmp_path, listings=(monday, friday))
        assert ids(index, "pottery, not on Mondays")[0] == "friday"
        assert ids(index, "pottery", when="monday")[0] == "monday"

    def test_minds_distance_gently(self, tmp_path: Path) -> None:
        near = Listing(id="near", name="Pottery", places=((52.0, 1.0),))
        far = Listing(id="far", name="Pottery", places=((54.0, 1.0), (55.0, 1.0)))
        nowhere = Listing(id="nowhere", name="Pottery")
        found = town(tmp_path, listings=(far, nowhere, near)).search("pottery", near=(52.0, 1.01))
        assert [hit.id for hit in found.hits] == ["near", "nowhere", "far"]
        assert str(found.hits[0].why[-1]) == "0.7 km away"
        assert str(found.hits[2].why[-1]) == "222 km away"

    def test_says_when_nothing_is_close_and_shows_the_nearest(self, tmp_path: Path) -> None:
        index = town(tmp_path)
        found = index.search("zeppelin company")
        assert not found.close
        assert found.hits
        assert not index.search("zeppelins").close

    @pytest.mark.parametrize(
        "said",
        ["asdf", "1234", "xqzvv", "what time is it", "je cherche un cours d'anglais", "Мені потрібна допомога"],
    )
    def test_takes_no_nonsense_for_close(self, tmp_path: Path, said: str) -> None:
        more = Listing(id="phone", name="Time bank", text="Ring 1234 to swap an hour of your time.")
        meaning = Meaning.standard()
        index = Index.build((*LISTINGS, more), tmp_path, lexicon=LEXICON, meaning=meaning)
        assert not index.search(said).close

    def test_of_nothing_finds_nothing(self, index: Index) -> None:
        assert index.search("").hits == ()
        assert index.search("   ?!  ").hits == ()

    def test_gives_no_more_than_asked(self, index: Index) -> None:
        assert len(index.search("coffee gardening chess", limit=2).hits) == 2

    def test_is_the_same_every_time(self, index: Index) -> None:
        assert index.search("coffee with others") == index.search("coffee with others")


class TestNobodyIsLifted:
    def test_by_kind(self, tmp_path: Path) -> None:
        base = Listing(id="x", name="Pottery", text="Clay together.")
        for n, kinds in enumerate(permutations(KINDS, 2)):
            same = tuple(replace(base, id=f"id{place}", kind=kind) for place, kind in enumerate(kinds))
            hits = town(tmp_path / str(n), listings=same).search("pottery").hits
            assert hits[0].score == hits[1].score

    def test_by_credential_or_welcome_codes(self, tmp_path: Path) -> None:
        plain = Listing(id="a", name="Pottery", text="Clay together.")
        coded = replace(plain, id="b", welcome=("registered", "accredited"))
        hits = town(tmp_path, listings=(plain, coded)).search("pottery").hits
        assert hits[0].score == hits[1].score

    def test_by_the_alphabet(self, tmp_path: Path) -> None:
        names = [f"{letter}{letter} Pottery" for letter in "abcdefghijklmnopqrstuvwx"]
        index = town(tmp_path, listings=tuple(Listing(id=name, name=name) for name in names))
        found = [hit.name for hit in index.search("pottery", limit=24).hits]
        assert sorted(found) == sorted(names)
        assert found not in (sorted(names), sorted(names, reverse=True))

    def test_by_the_order_they_came_in(self, tmp_path: Path) -> None:
        same = tuple(Listing(id=f"id{n}", name="Pottery") for n in range(9))
        there = town(tmp_path / "there", listings=same).search("pottery").hits
        back = town(tmp_path / "back", listings=same[::-1]).search("pottery").hits
        assert there == back


class TestMeaning:
    def test_may_be_absent(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
        Meaning.standard.cache_clear()
        try:
            assert Meaning.standard() is None
            index = Index.build(LISTINGS, tmp_path, lexicon=LEXICON, meaning=Meaning.standard())
            assert index.search("need a break").hits[0].id == "rest"
        finally:
            Meaning.standard.cache_clear()

    def test_finds_what_shares_no_word(self, tmp_path: Path) -> None:
        meaning = Meaning.standard()
        if meaning is None:
            pytest.skip("wordllama is not installed")
        index = Index.build(LISTINGS, tmp_path, lexicon=LEXICON, meaning=meaning)
        hit = index.search("draughts or backgammon").hits[0]
        assert hit.id == "chess"
        assert str(hit.why[0]) == "near in meaning"

    def test_of_another_index_is_not_mixed_in(self, tmp_path: Path) -> None:
        meaning = Meaning.standard()
        if meaning is None:
            pytest.skip("wordllama is not installed")
        town(tmp_path)
        with pytest.raises(Exception, match="build it anew"):
            Index.open(tmp_path, lexicon=LEXICON, meaning=meaning)


class TestANameStuffedWithWords:
    def test_stands_no_higher_than_one_that_says_it_once(self, tmp_path: Path) -> None:
        plain = Listing(id="plain", name="Teapot repairs", text="We mend teapots on Mondays.")
        stuffed = Listing(id="stuffed", name="Teapot " * 500, text="We mend teapots on Mondays.")
        index = Index.build([plain, stuffed], tmp_path, lexicon=LEXICON)

        scores = {hit.id: hit.score for hit in index.search("teapot").hits}

        assert scores["stuffed"] <= scores["plain"]


class TestALongStory:
    WEEK = "I would like to tell you about my week. "

    def test_is_read_to_the_end_for_danger(self, index: Index) -> None:
        story = self.WEEK * 60 + "Then I want to die."

        assert index.search("I want to die").question.danger
        assert index.search(story).question.danger == index.search("I want to die").question.danger

    def test_is_not_read_without_end(self, index: Index) -> None:
        assert not index.search(self.WEEK * 25_000 + "Then I want to die.").question.danger

    def test_of_calm_words_stays_calm(self, index: Index) -> None:
        assert not index.search(self.WEEK * 60).question.danger
