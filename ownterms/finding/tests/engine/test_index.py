"""The index: built, changed, joined, shared and crash-proof."""

import multiprocessing
import subprocess
import sys
from pathlib import Path

import pytest

from ownterms.finding.engine import Index, IndexBusy, Lexicon, Listing, NoIndex
from ownterms.finding.engine.files import folder as keeping
from ownterms.finding.engine.files.manifest import writing

from .town import LEXICON, LISTINGS, town

NEW = Listing(id="owls", name="Owl Walks", text="Listening for owls in the wood.")


def ids(index: Index, words: str) -> list[str]:
    return [hit.id for hit in index.search(words).hits]


class TestIndex:
    def test_finds_what_was_put_in(self, tmp_path: Path) -> None:
        assert ids(town(tmp_path), "chess")[0] == "chess"

    def test_is_opened_by_another_process(self, tmp_path: Path) -> None:
        town(tmp_path)
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            assert pool.apply(_first, (tmp_path, "chess")) == "chess"

    def test_can_be_empty(self, tmp_path: Path) -> None:
        empty = town(tmp_path, listings=())
        assert len(empty) == 0
        assert empty.search("chess").hits == ()

    def test_takes_its_first_listing_when_empty(self, tmp_path: Path) -> None:
        assert ids(town(tmp_path, listings=()).change(put=[NEW]), "owls") == ["owls"]

    def test_counts_an_id_once(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(keeping, "BATCH", 3)
        twice = town(tmp_path, listings=(*LISTINGS, Listing(id="chess", name="Draughts")))
        assert len(twice) == len(LISTINGS)
        assert twice.search("draughts").hits[0].id == "chess"

    def test_is_the_same_in_batches(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        whole = town(tmp_path / "whole")
        monkeypatch.setattr(keeping, "BATCH", 3)
        pieces = town(tmp_path / "pieces")
        for words in ("gardening", "coffee morning for dads", "need a break"):
            assert pieces.search(words) == whole.search(words)

    def test_without_one_says_so(self, tmp_path: Path) -> None:
        with pytest.raises(NoIndex, match="build it first"):
            Index.open(tmp_path, lexicon=LEXICON)

    def test_with_other_directory_words_must_be_built_anew(self, tmp_path: Path) -> None:
        town(tmp_path)
        other = Lexicon.read("owls\n    night birds\n    => owl walks\n")
        with pytest.raises(NoIndex, match="another lexicon"):
            Index.open(tmp_path, lexicon=other)

    def test_with_other_cues_stays(self, tmp_path: Path) -> None:
        town(tmp_path)
        same = Lexicon.read("quiet\n    hush\n    => silence\n")
        index = Index.build(LISTINGS, tmp_path, lexicon=same)
        more = Lexicon.read("quiet\n    hush; peace at last\n    => silence\n")
        assert len(Index.open(tmp_path, lexicon=more)) == len(index)

    def test_of_another_format_or_broken_says_so(self, tmp_path: Path) -> None:
        town(tmp_path)
        for broken in ('{"format": 0}', "{", "[]", '{"format": 1, "parts": [1]}'):
            (tmp_path / "manifest.json").write_text(broken)
            with pytest.raises(NoIndex, match="anew"):
                Index.open(tmp_path, lexicon=LEXICON)


class TestChange:
    def test_puts_in(self, tmp_path: Path) -> None:
        changed = town(tmp_path).change(put=[NEW], mark=7)
        assert ids(changed, "owls")[0] == "owls"
        assert changed.mark == 7

    def test_replaces(self, tmp_path: Path) -> None:
        changed = town(tmp_path).change(put=[Listing(id="chess", name="Bridge Evening")])
        assert next(hit.name for hit in changed.search("bridge").hits) == "Bridge Evening"
        assert "chess" not in ids(changed, "chess")
        assert len(changed) == len(LISTINGS)

    def test_drops(self, tmp_path: Path) -> None:
        changed = town(tmp_path).change(drop=["chess", "never there"])
        assert "chess" not in ids(changed, "chess")
        assert len(changed) == len(LISTINGS) - 1

    def test_drops_all(self, tmp_path: Path) -> None:
        assert town(tmp_path).change(drop=[each.id for each in LISTINGS]).search("chess").hits == ()

    def test_keeps_the_mark_where_none_is_given(self, tmp_path: Path) -> None:
        index = Index.build(LISTINGS, tmp_path, lexicon=LEXICON, mark=3)
        assert index.change(drop=["chess"]).mark == 3

    def test_leaves_an_open_state_as_it_was(self, tmp_path: Path) -> None:
        before = town(tmp_path)
        after = before.change(drop=["chess"])
        assert "chess" in ids(before, "chess")
        assert "chess" not in ids(before.fresh(), "chess")
        assert after.fresh() is after

    def test_many_small_ones_are_joined(self, tmp_path: Path) -> None:
        index = town(tmp_path)
        for n in range(12):
            index = index.change(put=[Listing(id=f"walk{n}", name=f"Walk number {n}", text="Owls.")])
        assert len(index.manifest.parts) < 4
        assert len(index) == len(LISTINGS) + 12
        assert len([path for path in tmp_path.iterdir() if path.is_dir()]) == len(index.manifest.parts)

    def test_gives_what_a_new_index_would(self, tmp_path: Path) -> None:
        index = town(tmp_path / "changed", listings=LISTINGS[:4])
        for listing in LISTINGS[4:]:
            index = index.change(put=[listing])
        whole = town(tmp_path / "whole")
        assert index.search("coffee with other dads") == whole.search("coffee with other dads")

    def test_by_two_is_refused_while_one_writes(self, tmp_path: Path) -> None:
        town(tmp_path)
        with writing(tmp_path), pytest.raises(IndexBusy, match="Nothing was changed"), writing(tmp_path, patience=0.05):
            pass

    def test_by_two_processes_keeps_both(self, tmp_path: Path) -> None:
        town(tmp_path)
        with multiprocessing.get_context("spawn").Pool(2) as pool:
            pool.starmap(_put, [(tmp_path, f"walk{n}") for n in range(8)])
        assert len(Index.open(tmp_path, lexicon=LEXICON)) == len(LISTINGS) + 8


class TestCrash:
    @pytest.mark.parametrize("nth", range(1, 46, 5))
    def test_at_any_step_leaves_a_whole_state(self, tmp_path: Path, nth: int) -> None:
        town(tmp_path)
        ended = subprocess.run([sys.executable, "-c", CRASH, str(tmp_path), str(nth)], check=False, cwd=ROOT)
        index = Index.open(tmp_path, lexicon=LEXICON)
        assert index.manifest.number == 1 or ended.returncode in (0, 9)
        assert ids(index, "chess" if index.manifest.number == 1 else "owls")
        assert ids(index.change(put=[NEW]), "owls")[0] == "owls"

    def test_of_a_build_leaves_the_former_index(self, tmp_path: Path) -> None:
        town(tmp_path)
        with pytest.raises(RuntimeError):
            Index.build(_breaking(), tmp_path, lexicon=LEXICON)
        assert ids(Index.open(tmp_path, lexicon=LEXICON), "chess")[0] == "chess"


ROOT = Path(__file__).parents[4]
CRASH = """
import os, sys
from pathlib import Path
folder, left = Path(sys.argv[1]), int(sys.argv[2])
from ownterms.finding.tests.engine.town import LEXICON
from ownterms.finding.engine import Index, Listing

def counted(does):
    def step(*args, **kwargs):
        global left
        left -= 1
        if left == 0:
            os._exit(9)
        return does(*args, **kwargs)
    return step

index = Index.open(folder, lexicon=LEXICON)
for name in ("fsync", "rename", "replace", "unlink", "rmdir"):
    setattr(os, name, counted(getattr(os, name)))
Index.change(index, put=[Listing(id="owls", name="Owl Walks")], drop=["chess"])
"""


def _breaking():  # noqa: ANN202 - an iterator that fails
    yield NEW
    raise RuntimeError


def _first(folder: Path, words: str) -> str:
    return Index.open(folder, lexicon=LEXICON).search(words).hits[0].id


def _put(folder: Path, listing: str) -> None:
    Index.open(folder, lexicon=LEXICON).change(put=[Listing(id=listing, name="A walk")])
