"""How well people's own words find what is there, beside SQLite FTS5 and vectors alone.

Run by `python -m benchmarks.finding`. Everything that was tuned is tuned again for each question
without that question (leave one out), over settings drawn around the ones in use.
"""

import json
import os
import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from ownterms.finding.engine import Index, Meaning
from ownterms.finding.engine.ranking.rank import Ranker
from ownterms.finding.engine.ranking.weights import DEFAULT, Weights

from . import judged, peers, serving

SETTINGS = 100
"""Settings that are tried in leave-one-out, besides the one in use."""

KEPT = 10
"""The best of them, whose means are taken."""

FACTORS = (0.5, 0.7, 0.85, 1.0, 1.2, 1.5, 2.0)
SPAN = 0.25  # weights that are shares are moved by up to so much

Search = Callable[[str], Sequence[str]]


def mean(values: Sequence[float]) -> float:
    """The mean; 0 of nothing."""
    return sum(values) / max(1, len(values))


def drawn(seed: int) -> Weights:
    """A setting around the one in use, the same for the same seed."""
    dice = random.Random(seed)
    moved = {}
    for name, value in asdict(DEFAULT).items():
        if name in ("words", "concepts", "half", "meaning", "translated", "near_half"):
            moved[name] = value * dice.choice(FACTORS)
        else:
            moved[name] = max(0.0, value + dice.uniform(-SPAN, SPAN) * dice.choice((0, 1)))
    return replace(DEFAULT, **moved)


def scored(ranker: Ranker, questions: Sequence[judged.Asked]) -> list[float]:
    """nDCG at 10 of each question."""
    understood = [ranker.understand(each.text) for each in questions]
    found = [ranker.answer(each, limit=10).hits for each in understood]
    return [each.ndcg([hit.id for hit in hits]) for each, hits in zip(questions, found, strict=True)]


def left_out(ranker: Ranker, questions: Sequence[judged.Asked]) -> tuple[float, float]:
    """nDCG where each question is scored with weights tuned on the others; and the best single setting of all.

    Tuned weights are the means of the ten settings that do best: the single best one of so many
    is mostly luck on so few questions.
    """
    settings = [DEFAULT, *map(drawn, range(1, SETTINGS + 1))]
    table = [scored(ranker.weighing(each), questions) for each in settings]
    chosen = []
    for n, question in enumerate(questions):
        order = sorted(range(len(table)), key=lambda row: table[row][n] - sum(table[row]))
        tuned = averaged([settings[row] for row in order[:KEPT]])
        chosen += scored(ranker.weighing(tuned), [question])
    return mean(chosen), max(map(mean, table))


def averaged(settings: Sequence[Weights]) -> Weights:
    """The mean of each weight."""
    return Weights(**{name: mean([asdict(each)[name] for each in settings]) for name in asdict(DEFAULT)})


def line(name: str, search: Search, questions: Sequence[judged.Asked]) -> tuple[float, float]:
    """Print one row: nDCG at 10, the share of the first ten that was judged, and nDCG of what was judged only.

    The last takes out what nobody judged, and moves up what stands beneath it, to twenty deep.
    """
    found = [list(search(each.text)) for each in questions]
    ndcg = mean([each.ndcg(its) for each, its in zip(questions, found, strict=True)])
    share = mean([each.judged(its) for each, its in zip(questions, found, strict=True)])
    known = [[one for one in its if one in each.grades] for each, its in zip(questions, found, strict=True)]
    only = mean([each.ndcg(its) for each, its in zip(questions, known, strict=True)])
    print(f"{name:45} {ndcg:8.3f} {share:10.2f} {only:12.3f}")
    return ndcg, share


def main() -> None:
    """Print the table and the result."""
    listings, asked, lexicon = judged.listings(), judged.questions(), judged.lexicon()
    questions = [each for each in asked if each.is_answerable]
    meaning = Meaning.standard()
    with tempfile.TemporaryDirectory() as folder:
        index = Index.build(listings, Path(folder), lexicon=lexicon, meaning=meaning)
        print(f"{len(listings)} listings, {len(questions)} answerable questions, {len(lexicon.concepts)} concepts\n")
        print(f"{'':45} {'nDCG@10':>8} {'judged@10':>10} {'judged only':>12}")
        fts5, _ = line("SQLite FTS5 (porter, any word, no stop words)", peers.Fts5(listings).search, questions)
        if meaning:
            line("static vectors alone", peers.Vectors(listings, meaning).search, questions)
        _, share = line("ours, as shipped", lambda text: [hit.id for hit in index.search(text).hits], questions)
        ndcg, best = left_out(index.ranker, questions)
        print(f"{'ours, leaving one question out':45} {ndcg:8.3f}  (best setting for all: {best:.3f})")
        for each in asked:
            if not each.is_answerable:
                print(f"nothing answers “{each.text}”; we say so: {not index.search(each.text).close}")
        served = serving.measure(Path(folder), [each.text for each in asked])
    result = {"ndcg10": round(ndcg, 4), "ndcg10_fts5": round(fts5, 4), "judged10": round(share, 3), **served}
    print(f"RESULT {json.dumps(result)}")


if __name__ == "__main__":
    try:
        main()
    except judged.Absent as absent:
        print(absent)
        sys.exit(0)
