"""Reads a stranger's spreadsheet in a process of its own: `lib.apart` starts it, as `python -m ownterms.mirror.apart`.

Its argument is how many seconds of computing it has. It is given a line of JSON, how the service calls itself and what
its headings mean, and then the file.
"""

import codecs
import json
from io import BytesIO
from sys import argv
from time import process_time
from typing import Final

from ownterms.lib.apart.work import Made, at_work
from ownterms.mirror.reading import hold_up
from ownterms.mirror.reading.plain import as_plain
from ownterms.mirror.sheets import SheetRefused, example, take

ALPHABETS: Final = (
    "utf-8-sig utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be cp1252 latin-1 mac-roman cp437".split()
)


def work(given: bytes) -> Made:
    """This will hold the mirror up to a file, or tell why it cannot be read."""
    line, _, content = given.partition(b"\n")
    asked = json.loads(line)
    try:
        taken = take(BytesIO(content), asked["name"], mapping=asked["mapping"] or None, us=asked["us"])
    except SheetRefused as refusal:
        return {"refusal": str(refusal), "seconds": process_time()}, b""
    told = {
        "mirror": as_plain(hold_up(taken.facts, by_quarter=True)),
        "found": taken.found,
        "unread": taken.unread,
        "rows": taken.rows,
        "says": taken.says,
        "seconds": process_time(),
        "troubles": {"count": taken.troubles.count, "first": taken.troubles.first},
    }
    return told, b""


def warm() -> None:
    """This will read a sheet with every column once: what is loaded on the way cannot be once the door is shut."""
    for each in ALPHABETS:
        codecs.lookup(each)
    work(b'{"name": "", "mapping": {}, "us": ""}\n' + example().encode())


if __name__ == "__main__":
    warm()
    at_work(work, seconds=int(argv[1]))
