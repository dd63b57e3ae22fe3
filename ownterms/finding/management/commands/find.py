"""./run find: listings for a person's own words, from the command line."""

import json
import tempfile
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from math import nan
from pathlib import Path
from typing import Any

from django.core.management import CommandError
from django.core.management.base import BaseCommand
from django.db import OperationalError
from tqdm import tqdm

from ownterms.finding import index, vocabulary
from ownterms.finding.engine import BadListing, Found, Hit, Index, Listing, Meaning
from ownterms.finding.engine.asking.question import WEEKDAYS
from ownterms.finding.lines import BadLine, rows
from ownterms.lib.written.draft import being_written

MOST = 1_000  # hits for one question
WHEN = ("evening", "weekend", *WEEKDAYS)


class Command(BaseCommand):
    """Finds listings, for one question or for a file of them."""

    help = "Find listings for a person's own words. Nothing of the question is kept."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """This will read the question and where to look."""
        parser.add_argument("words", nargs="*", help="what you would like, in your own words")
        parser.add_argument("--near", metavar="LAT,LON", type=point, help="a place, in degrees: 54.02,-2.8")
        parser.add_argument("--when", choices=WHEN, metavar="WHEN", help=f"one of {', '.join(WHEN)}")
        parser.add_argument("--limit", type=limit, default=20, help="how many at most (20 unless told)")
        parser.add_argument("--json", action="store_true", help="print JSON for other programs")
        parser.add_argument("--listings", metavar="FILE.jsonl", type=Path, help="look in this file, not the directory")
        parser.add_argument("--queries", metavar="FILE.jsonl", type=Path, help='many questions: {"id", "text"} a line')
        parser.add_argument("--out", metavar="RUN.tsv", type=Path, help="where the answers to --queries go")

    def handle(self, **options: Any) -> None:  # noqa: ANN401
        """This will answer; raises CommandError with a sentence where it cannot."""
        words = " ".join(options["words"])
        if bool(words.strip()) == bool(options["queries"]):
            raise CommandError('Say what you would like: ./run find "somewhere warm to sit"', returncode=2)
        if bool(options["queries"]) != bool(options["out"]):
            raise CommandError("--queries and --out go together. Nothing was done.", returncode=2)
        with tempfile.TemporaryDirectory(prefix="ownterms-") as scratch:
            place = build(options["listings"], Path(scratch)) if options["listings"] else here()
            terms = {name: options[name] for name in ("near", "when", "limit")}
            try:
                if options["queries"]:
                    self.many(place, options["queries"], options["out"], terms)
                else:
                    self.one(place.search(words, **terms), as_json=options["json"])
            except ValueError as trouble:
                raise CommandError(str(trouble), returncode=2) from trouble

    def one(self, found: Found, *, as_json: bool) -> None:
        """This will print the answer to one question."""
        if as_json:
            print(json.dumps({"hits": [as_row(hit) for hit in found.hits]}, ensure_ascii=False, indent=1))
            return
        if found.question.danger:
            print("If you or somebody else is in danger now: ring 999, or 116 123 to talk to somebody.\n")
        if understood := " · ".join(concept.label for concept in found.question.concepts):
            print(f"Understood: {understood}\n")
        if not found.close:
            print("Nothing here is quite that. The nearest:\n" if found.hits else "Nothing here is like that.")
        for number, hit in enumerate(found.hits, start=1):
            print(f"{number:>3}. {hit.name}  [{hit.kind}]")
            if hit.why:
                print(f"     {'; '.join(map(str, hit.why))}")

    def many(self, place: Index, queries: Path, out: Path, terms: dict[str, Any]) -> None:
        """This will answer a file of questions: query_id, listing_id and score, parted by tabs."""
        try:
            asked = [(str(row["id"]), str(row["text"])) for _, row in rows(queries)]
        except KeyError as missing:
            raise CommandError(
                f"Each line of {queries} needs an “id” and a “text”; {missing} is not there."
            ) from missing
        except BadLine as trouble:
            raise CommandError(f"{trouble} Nothing was written.") from trouble
        with being_written(out) as draft, draft.open("w", encoding="utf-8") as file:
            for query, text in tqdm(asked, desc="Finding", unit=" questions", disable=None):
                for hit in place.search(text, **terms).hits:
                    file.write(f"{query}\t{hit.id}\t{hit.score:.6f}\n")
        print(f"{len(asked)} questions answered in {out}")


def here() -> Index:
    """This will give the index of this installation's directory."""
    try:
        place = index.follow()
    except OperationalError as trouble:
        raise CommandError(
            "There is no directory here yet. Run ./run once, or: ./run directory import FILE"
        ) from trouble
    if not len(place):
        raise CommandError("The directory is empty. Try: ./run demo --reset, or ./run directory import FILE")
    return place


def build(file: Path, scratch: Path) -> Index:
    """This will make an index of a file of listings, for this run only."""
    listings = list(tqdm(read(file), desc="Reading", unit=" listings", disable=None))
    return Index.build(listings, scratch, lexicon=vocabulary.shipped(), meaning=Meaning.standard())


def read(file: Path) -> Iterator[Listing]:
    """This will give the listings of a file; a line that is none stops it, by name."""
    try:
        for number, row in rows(file):
            try:
                yield Listing.from_row(row)
            except BadListing as trouble:
                raise CommandError(f"{file}, line {number}: {trouble} Nothing was found.") from trouble
    except BadLine as trouble:
        raise CommandError(f"{trouble} Nothing was found.") from trouble


def as_row(hit: Hit) -> dict[str, Any]:
    """This will give a hit as other programs read it."""
    why = [str(reason) for reason in hit.why]
    return {"id": hit.id, "kind": hit.kind, "name": hit.name, "score": round(hit.score, 4), "why": why}


def point(text: str) -> tuple[float, float]:
    """This will read "LAT,LON" in degrees; raises ArgumentTypeError with a sentence."""
    try:
        latitude, longitude = (float(part) for part in text.split(","))
    except ValueError:
        latitude = longitude = nan
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ArgumentTypeError(f"“{text}” is no place. Give degrees north and east: 54.02,-2.8")
    return latitude, longitude


def limit(text: str) -> int:
    """This will read a number of hits from 1 to `MOST`; raises ArgumentTypeError with a sentence."""
    if not text.isdecimal() or not 1 <= int(text) <= MOST:
        raise ArgumentTypeError(f"“{text}” is no number from 1 to {MOST:,}.")
    return int(text)
