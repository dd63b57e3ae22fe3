"""Whether the mirror is right about organisations whose ways are known.

Run by `python -m benchmarks.mirror.simulated` (2,000 of each kind; a number after it for more or fewer). A call is
*possible* where an eye that knows how alike contacts truly are would clear the cut in 95 of 100 repetitions. It is
*false* where a verdict is given that the true share does not bear out. Those on the *edge* lie with all nine shares a
hair on the wrong side of a cut, the worst that there is: an honest 95 % interval is wrong about 2.5 of 100 of them.
"""

import json
import sys
from collections import Counter
from math import sqrt
from typing import Final

import numpy as np

from ownterms.mirror.reading import Mirror, Verdict, hold_up, read_cuts
from ownterms.mirror.reading.cuts import NINE, Cut
from ownterms.mirror.reading.doubt import Doubt

from .organisations import OTHERS, SINS, Organisation, invent, relabelled, rows

EACH: Final = 2_000
RIGHT, FALSE = 0.90, 0.03
NINETY_FIVE: Final = 1.645
OF_PEOPLE: Final = ("N3", "C1", "C2", "C3")
JUDGED: Final = {Verdict.PERSON_CENTRED, Verdict.NOT_PERSON_CENTRED, Verdict.MIXED}


def is_possible(made: Organisation, name: str, cut: Cut) -> bool:
    """Whether an eye that knows the true likeness would nearly always clear the cut on the side of the truth."""
    share, size = made.truth(name), made.people if name in (*OF_PEOPLE, "N5") else int(made.contacts.sum())
    weighed = size / made.people if size == made.people else float((made.contacts**2).sum()) / size
    unlike = Doubt(share, size, made.people, 1 + (weighed - 1) * made.alike)
    if made.people < read_cuts().people or made.unknown > read_cuts().unknown * 0.8:
        return False
    slip = NINETY_FIVE * sqrt(share * (1 - share) * unlike.alike / size)
    least, most = share * (1 - made.unknown), share * (1 - made.unknown) + made.unknown
    low = Doubt(max(0.0, least - slip), size, made.people, unlike.alike).interval()[0]
    high = Doubt(min(1.0, most + slip), size, made.people, unlike.alike).interval()[1]
    return cut.is_good(low, high) or cut.is_bad(low, high)


def is_false(verdict: Verdict, made: Organisation, name: str) -> bool:
    """Whether a verdict says what the true shares do not bear out. A shelf of one's own is forgiven after own words."""
    cut, share = read_cuts().nine[name], made.truth(name)
    good, bad = cut.is_good(share, share), cut.is_bad(share, share)
    if name == "N2" and made.kind != "dumping":
        bad = bad and cut.beside is not None and 1 - made.shares["C2"] > cut.beside.share
    told = {Verdict.PERSON_CENTRED: good, Verdict.NOT_PERSON_CENTRED: bad, Verdict.MIXED: not good and not bad}
    return not told.get(verdict, True)


class Tally:
    """What was called, of one kind of organisation."""

    def __init__(self) -> None:
        self.made = Counter[str]()

    def note(self, made: Organisation, mirror: Mirror) -> None:
        """This will note what the mirror said of one."""
        self.made["all"] += 1
        for name in NINE:
            reading = mirror[name]
            self.made["readings"] += 1
            self.made["judged"] += reading.verdict in JUDGED
            self.made["false"] += is_false(reading.verdict, made, name)
        for name, wanted in self.wanted(made):
            self.made["possible"] += 1
            self.made["right"] += mirror.alarm.rings if name == "alarm" else mirror[name].verdict in wanted

    def wanted(self, made: Organisation) -> list[tuple[str, set[Verdict]]]:
        """The calls that ought to be made of one, where they are possible."""
        if made.kind == "edge":
            return []
        if made.kind == "tiny":
            return [(name, {Verdict.NOT_ENOUGH}) for name in NINE]
        if made.kind == "unknown-heavy":
            unknown = {"N1", "N2", "N3", "C4"} if made.people >= 40 else set()
            return [(name, {Verdict.NOT_LOOKED}) for name in sorted(unknown)]
        if made.kind == "dumping":
            return [("alarm", set())] if made.people >= 30 else []
        names = NINE if made.kind == "clean" else (SINS[made.kind],) if made.kind in SINS else ()
        good = {Verdict.PERSON_CENTRED} if made.kind == "clean" else {Verdict.NOT_PERSON_CENTRED}
        return [(name, good) for name in names if is_possible(made, name, read_cuts().nine[name])]


def simulate(kind: str, each: int, seed: int = 1) -> Counter[str]:
    """This will invent so many of a kind, hold the mirror up to each, and count the calls."""
    dice = np.random.default_rng([seed, *kind.encode()])
    tally = Tally()
    for _ in range(each):
        made = invent(str(dice.choice(list(SINS))) if kind == "twin" else kind, dice)
        facts = rows(made, dice)
        mirror = hold_up(facts)
        tally.note(made, mirror)
        if kind == "twin":
            tally.made["the same"] += hold_up(relabelled(facts, dice)).readings == mirror.readings
    return tally.made


def main(each: int = EACH) -> None:
    """This will print a row for each kind of organisation."""
    print("| kind | organisations | a call is possible | right | judged | false of all | false of judged |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    kinds = {kind: simulate(kind, each) for kind in (*SINS, *OTHERS)}
    for kind, made in kinds.items():
        right = f"{made['right'] / made['possible']:.1%}" if made["possible"] else "-"
        same = f" ({made['the same']:,} read the same)" if kind == "twin" else ""
        print(
            f"| {kind}{same} | {made['all']:,} | {made['possible']:,} | {right} | {made['judged']:,} "
            f"| {made['false'] / made['readings']:.2%} | {made['false'] / max(1, made['judged']):.2%} |"
        )
    result = {
        "each": each,
        "right": min(made["right"] / made["possible"] for made in kinds.values() if made["possible"]),
        "false": max(made["false"] / made["readings"] for made in kinds.values()),
        "twins_differ": each - kinds["twin"]["the same"],
    }
    held = result["right"] >= RIGHT and result["false"] <= FALSE and not result["twins_differ"]
    print("RESULT", json.dumps(result | {"held": held}))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
