"""Malformed sheets, made up from a number: any text, cut, bent and wrongly named, and books that mean harm.

`python -m ownterms.mirror.sheets.tests.malformed FIRST COUNT` reads so many in this process, under a lid on memory and
on the processor's time for each, and prints what went wrong as JSON, a list that ought to be empty.
"""

import csv
import io
import json
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from random import Random as Dice
from typing import Any

from ownterms.mirror.sheets import SheetRefused, Taken, mapping, take
from ownterms.mirror.sheets.tests.books import bent_book, honest_book

MEMORY = 900_000_000  # bytes of addresses, libraries counted in
SECONDS = 20.0  # of the processor, for one file
OWN = "zebedee"
"""Stands in every cell that is somebody's own word. No message may hold it."""
ALPHABETS = (
    "utf-8 utf-8-sig utf-16 utf-16-le utf-16-be utf-32 cp1252 mac_roman latin-1 cp437 utf-7 shift_jis cp037".split()
)
ENDINGS = "csv xlsx txt tsv xls xlsm CSV pdf docx json".split()
HEADS = (
    "Client ID|Contact date|Referral source|Invited?|Goal|Whose goal|Provider|Options|Required items|Closed by".split(
        "|"
    )
)
DATES = "2025-04-03 31/02/2025 03/04/25 Apr-25 45750.5 tomorrow 0000-00-00 99999999 1e309 2025-04-03T99:99 -1".split()
ODD = [
    "=cmd|'/c calc'!A1", "@SUM(1)", "+1", "-1", "\0", "\u202e", "\ufeff", "\ud7ff", "😀" * 20, "'", '"', "\\", "\r",
    "\x1a", "é", "३/४/२०२५", "ß" * 99,
]  # fmt: skip
Bytes = Callable[[Dice, bytes], bytes]


def rows(dice: Dice) -> list[list[str]]:
    """A sheet with headings of ours, of which some are lost, and cells of any kind."""
    heads = dice.sample(HEADS, dice.randint(1, len(HEADS)))
    words = ["yes", "no", "self", "GP", "us", "", "n/k", "client; church", "name, risk", "none", *DATES, *ODD]

    def cell() -> str:
        own = f"{OWN} {dice.randint(1, 99)}"
        return (
            dice.choice(words)
            if dice.random() < 0.7
            else dice.choice([own, own + dice.choice(ODD), dice.choice(ODD) + own])
        )

    made = [[cell() for _ in heads] for _ in range(dice.randint(0, 30))]
    for line in made:
        if dice.random() < 0.1:
            del line[dice.randint(0, len(line)) :]
        elif dice.random() < 0.1:
            line.extend([cell()] * dice.choice([1, 3, 50, 3_000]))
    titles = [[f"Register {OWN}"]] * dice.choice([0, 0, 0, 1, 5]) + [[]] * dice.choice([0, 0, 3])
    return [*titles, heads, *made]


def text(dice: Dice) -> bytes:
    """A CSV of these rows, in any alphabet and with any delimiter."""
    file = io.StringIO()
    quoting = dice.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
    end = dice.choice(["\n", "\r\n", "\r", "\n\n\n"])
    writer = csv.writer(file, delimiter=dice.choice(",;\t|,,"), quoting=quoting, lineterminator=end)
    writer.writerows(rows(dice))
    first = dice.choice(["", "", "", "sep=;\n", "sep=\n", "sep=,"])
    return (first + file.getvalue()).encode(dice.choice(ALPHABETS), "replace")


def cut(dice: Dice, packed: bytes) -> bytes:
    """The same without its end, or its beginning."""
    place = dice.randint(0, len(packed))
    return packed[:place] if dice.random() < 0.7 else packed[place:]


def noise(dice: Dice, packed: bytes) -> bytes:
    """The same with some bytes changed."""
    bent = bytearray(packed or b"x")
    for _ in range(dice.choice([1, 5, 50])):
        bent[dice.randrange(len(bent))] = dice.randrange(256)
    return bytes(bent)


def put(*pieces: bytes) -> Bytes:
    """The same with something put in the middle of it."""

    def bend(dice: Dice, packed: bytes) -> bytes:
        place = dice.randint(0, len(packed))
        return packed[:place] + dice.choice(pieces) + packed[place:]

    return bend


BENDS: list[Bytes] = [
    cut, noise,
    put(b"\0", b"\0" * 5_000, b"\xff\xfe", b"\xef\xbb\xbf", b"\x80\x81\x8d", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"),
    put(b'"', b'""', b'"\n', b'",', b"\n" * 2_000, b"\r", b'"' + b"x" * 140_000, b'"' + b"\n" * 140_000),
    put(b"x" * 300_000, b"," * 100_000, b";" * 100_000, b"\t" * 100_000, b"x" * 1_100_000, b"=1+1\n" * 500),
    lambda _dice, packed: packed * 3,
    lambda _dice, packed: packed[::-1],
    lambda dice, packed: dice.randbytes(dice.choice([10, 1_000, 20_000])) + packed[: dice.choice([0, 1_000])],
    lambda _dice, packed: (",".join(f"h{n}" for n in range(100_000)) + "\n").encode() + packed,
    lambda _dice, _packed: b"",
]  # fmt: skip


def malformed(number: int) -> tuple[str, bytes]:
    """The sheet of a number, always the same: its name and its bytes."""
    dice = Dice(number)  # noqa: S311  (the same each time)
    name = f"sheet.{dice.choice(ENDINGS)}"
    kind = dice.random()
    if kind < 0.4:
        packed = bent_book(dice, rows(dice))
    else:
        packed = honest_book(rows(dice)) if kind < 0.5 else text(dice)
        for _ in range(dice.choice([0, 1, 1, 2, 4])):
            packed = dice.choice(BENDS)(dice, packed)
    return name, packed


def wrong_with(number: int) -> str:
    """What is wrong with how a malformed sheet was met; empty where it was met well."""
    name, packed = malformed(number)
    said: list[str] = []
    for read in (reads, maps):
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            said += read(io.BytesIO(packed), name)
        except SheetRefused as refused:
            said.append(str(refused))
            if not str(refused).endswith(".") or len(str(refused)) > 300:
                return f"{number}: no sentence: {refused}"
        except BaseException:  # noqa: BLE001  (that is what is looked for)
            return f"{number}: {traceback.format_exc()}"
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    return next((f"{number}: somebody's word: {each}" for each in said if OWN in each), "")


def reads(file: io.BytesIO, name: str) -> list[str]:
    """What is said of a sheet that is read."""
    taken: Taken = take(file, name, us="Millbrook")
    if taken.facts.size != taken.rows or any(len(each) != taken.rows for each in taken.facts.columns.values()):
        raise AssertionError("columns of other lengths")
    troubles = [f"{each.column} {each.says}" for each in taken.troubles.first]
    return [*taken.says, *troubles]


def maps(file: io.BytesIO, name: str) -> list[str]:
    """Nothing is said of a sheet whose headings are guessed; the guess can be read back."""
    guess = mapping.guess(file, name)
    if '= "' in guess and any(guess.count(f'= "{column}"') for column in ("person_id", "date")):
        mapping.read(guess)
    return []


def main(first: int, count: int) -> None:
    """Read so many and print what went wrong."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGPROF, _too_long)
    print(json.dumps([wrong for number in range(first, first + count) if (wrong := wrong_with(number))]))  # noqa: T201


def _too_long(*_what: Any) -> None:  # noqa: ANN401
    raise TimeoutError("this takes too long")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
