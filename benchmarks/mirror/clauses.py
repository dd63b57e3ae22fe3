"""How many clauses that are at odds with the nine tests are marked, and how many harmless ones are marked by mistake.

Run by `python -m benchmarks.mirror.clauses [FILE.jsonl …]`. Each line of a file holds a clause and the rule whose
meaning it has, empty where it is harmless. They were written from what the rules mean, and not in their phrases, by
whoever wrote the rules: so the figure is kinder than a stranger's contracts will be. The rules were widened with the
first file in view; the second was written after that, and is the one to trust.
"""

import json
import sys
import time
from collections import Counter
from pathlib import Path

from ownterms.mirror.clauses import LONGEST, SHIPPED, Rules, look, read_rules

HERE = Path(__file__).parent
FILES = (HERE / "clauses-seen.jsonl", HERE / "clauses-unseen.jsonl")


def main() -> None:
    """Print each clause that was taken otherwise, then the table and the result."""
    rules = read_rules(SHIPPED)
    files = [Path(each) for each in sys.argv[1:]] or FILES
    texts = {file: [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] for file in files}
    counted = {file.stem: count(clauses, rules) for file, clauses in texts.items()}
    print(
        f"\n{'':20}{'at odds':>9}{'marked':>8}{'share':>7}{'by its rule':>13}{'harmless':>10}{'marked':>8}{'share':>7}"
    )
    result = {}
    for name, counts in counted.items():
        at_odds, harmless = counts["marked"] + counts["not marked"], counts["marked by mistake"] + counts["left alone"]
        recall, false = counts["marked"] / at_odds, counts["marked by mistake"] / harmless
        by_rule = counts["by the rule meant"]
        print(
            f"{name:20}{at_odds:>9}{counts['marked']:>8}{recall:>7.2f}{by_rule:>13}"
            f"{harmless:>10}{counts['marked by mistake']:>8}{false:>7.2f}"
        )
        result[name] = {"recall": round(recall, 3), "false": round(false, 3), "at_odds": at_odds, "harmless": harmless}
    seconds = time_of_the_longest([each["text"] for clauses in texts.values() for each in clauses], rules)
    print(f"{LONGEST:,} letters in {seconds:.1f} s")
    print("RESULT", json.dumps(result | {"longest_seconds": round(seconds, 2)}))


def count(clauses: list[dict[str, str]], rules: Rules) -> Counter[str]:
    """How many were marked, and how many were left alone. Those that were taken otherwise are printed."""
    counts: Counter[str] = Counter()
    for clause in clauses:
        found = {rule.id for passage in look(clause["text"], rules) for rule in passage.rules}
        if clause["rule"]:
            kind = "marked" if found else "not marked"
            counts["by the rule meant"] += clause["rule"] in found
        else:
            kind = "marked by mistake" if found else "left alone"
        counts[kind] += 1
        if kind in {"not marked", "marked by mistake"}:
            print(f"{kind:>18}  {clause['text'][:88]}  {', '.join(sorted(found)) or clause['rule']}")
    return counts


def time_of_the_longest(texts: list[str], rules: Rules) -> float:
    """How long the longest text takes that is read at all, made of the clauses over and over."""
    whole = "\n\n".join(texts)
    longest = (whole * (LONGEST // len(whole) + 1))[:LONGEST]
    begun = time.perf_counter()
    look(longest, rules)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
