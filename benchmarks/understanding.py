"""How often the first concept understood is right, on a hundred sentences written for nothing else.

Run by `python -m benchmarks.understanding [FILE.jsonl]`. The sentences were written by somebody who knew
neither the lexicon nor the engine, and were first read by the engine when it was finished. Each line of
the file holds the text, what its writer said was wanted, whether it speaks of danger, and the labels
that a reader called right, or near, among all of the lexicon.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from ownterms.finding.engine import Lexicon, Meaning, understand

from . import judged

SENTENCES = Path(__file__).parent / "sentences.jsonl"


def verdict(first: str, sentence: dict[str, list[str]]) -> str:
    """How the first label understood stands to the sentence: right, near, wrong or nothing."""
    if not first:
        return "nothing"
    return next((name for name in ("right", "near") if first in sentence[name]), "wrong")


def main() -> None:
    """Print each sentence that was not understood rightly, then the table and the result."""
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else SENTENCES
    lexicon: Lexicon = judged.lexicon()
    counts: Counter[str] = Counter()
    for line in file.read_text(encoding="utf-8").splitlines():
        sentence = json.loads(line)
        question = understand(sentence["text"], lexicon, meaning=Meaning.standard())
        first = question.concepts[0].label if question.concepts else ""
        said = verdict(first, sentence)
        counts[said] += 1
        counts["danger"] += sentence["danger"]
        counts["danger missed"] += sentence["danger"] and not question.danger
        counts["false alarm"] += bool(question.danger) and not sentence["danger"]
        if said != "right":
            print(f"{said:>8}  {sentence['text'][:80]}  →  {first or '–'}")
    print(f"\n{'':16}{'of ' + str(sum(counts[each] for each in ('right', 'near', 'wrong', 'nothing'))):>7}")
    for name in ("right", "near", "nothing", "wrong", "danger", "danger missed", "false alarm"):
        print(f"{name:16}{counts[name]:>7}")
    print("RESULT", json.dumps({name.replace(" ", "_"): count for name, count in sorted(counts.items())}))


if __name__ == "__main__":
    main()
