"""`./run directory schedule` and `changes`: sources that are read again, and what that would change."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from ownterms.directory.actions import reading as readings
from ownterms.directory.feeds.mapping import read_mapping
from ownterms.directory.management.verbs.sources import source_named
from ownterms.directory.models import Difference, Reading, Rhythm, Source

MARKS = {Difference.Sort.NEW: "+", Difference.Sort.CHANGED: "~", Difference.Sort.WITHDRAWN: "-"}


def schedule_options(parser: ArgumentParser) -> None:
    """This will read how often."""
    parser.add_argument("name", help="The source's name.")
    parser.add_argument("--every", choices=(*Rhythm.Every.values, "never"), required=True, help="How often.")
    parser.add_argument("--take-small", action="store_true", help="Let changes of few listings in by themselves.")
    parser.add_argument("--map", metavar="FILE", help="Which column holds what, where it is a plain table.")


def schedule(wish: Namespace) -> str:
    """This will set a source's rhythm, and say it in a sentence. Raises FeedRefused."""
    mapping = "\n\n".join(each.shown() for each in read_mapping(Path(wish.map))) if wish.map else ""
    source = source_named(wish.name)
    rhythm = readings.set_rhythm(source, every=wish.every, takes_small=wish.take_small, mapping=mapping)
    if rhythm is None:
        return _("It is not read again by itself.")
    return _("It is read %(every)s, next on %(day)s.") % {
        "every": rhythm.get_every_display(),
        "day": f"{rhythm.due:%Y-%m-%d}",
    }


def changes_options(parser: ArgumentParser) -> None:
    """This will read which, and what to do with them."""
    parser.add_argument("name", nargs="?", help="The source's name; without it, all that wait.")
    parser.add_argument("--read", action="store_true", help="Read it again now, whenever it is due.")
    parser.add_argument("--take", action="store_true", help="Take in exactly what was shown.")
    parser.add_argument("--refuse", action="store_true", help="Leave the directory as it is.")
    parser.add_argument("--by", default="", help="Who says so.")
    parser.add_argument("--limit", type=int, default=50, help="At most so many listings of a source.")
    parser.add_argument("--json", action="store_true", help="Print it as JSON.")


def changes(wish: Namespace) -> Iterator[str]:
    """This will show what waits, or decide about it. Raises FeedRefused, or CommandError with a sentence."""
    if wish.read or wish.take or wish.refuse:
        yield from _decide(source_named(wish.name), wish)
        return
    found = Reading.objects.waiting().select_related("source")
    if wish.name:
        found = found.filter(source=source_named(wish.name))
    if wish.json:
        yield json.dumps({"waiting": [as_json(each, most=wish.limit) for each in found]}, indent=2, ensure_ascii=False)
        return
    for each in found:
        yield from in_words(each, most=wish.limit)
    if not found:
        yield _("No changes wait.")


def _decide(source: Source, wish: Namespace) -> Iterator[str]:
    if wish.read:
        yield from _read(source, wish)
        return
    reading = source.readings.waiting().first()
    if reading is None:
        raise CommandError(_("No changes wait. Nothing was changed."))
    try:
        if wish.take:
            yield from readings.take(reading, by=wish.by or _("the host")).in_words()
        else:
            readings.refuse(reading, by=wish.by or _("the host"))
            yield _("Done.")
    except readings.Overtaken as cause:
        again = readings.look_again(reading)
        shown = list(in_words(again, most=wish.limit)) if again else [_("Nothing is different any more.")]
        raise CommandError("\n".join([str(cause), *shown])) from cause


def _read(source: Source, wish: Namespace) -> Iterator[str]:
    rhythm = Rhythm.objects.filter(source=source).first()
    if rhythm is None:
        raise CommandError(
            _("Nobody said yet how often it is read. Say so first: ./run directory schedule “%(name)s” --every week")
            % {"name": source.name}
        )
    rhythm.make_due()
    if not rhythm.hold():
        raise CommandError(_("Somebody is reading it just now. Nothing was changed."))
    reading = readings.read_again(rhythm)
    rhythm.refresh_from_db()
    if rhythm.trouble:
        raise CommandError(rhythm.trouble)
    if reading is None:
        yield _("Nothing new.")
    elif reading.is_waiting:
        yield from in_words(reading, most=wish.limit)
    else:
        yield _("The change was small, and was taken.")


def in_words(reading: Reading, *, most: int) -> Iterator[str]:
    """This will tell a reading line by line, at most `most` listings of it."""
    counts = {"new": reading.new, "changed": reading.changed, "withdrawn": reading.withdrawn}
    yield f"{reading.source.name}, {reading.at:%Y-%m-%d %H:%M}"
    yield "  " + _("%(new)s new, %(changed)s changed, %(withdrawn)s withdrawn.") % counts
    if reading.records_refused or reading.values_left_empty:
        lost = {"refused": reading.records_refused, "mended": reading.values_left_empty}
        yield "  " + _("%(refused)s records refused, %(mended)s values left empty.") % lost
    if reading.halves_it:
        yield "  " + _("More than half would go. Is the source broken?")
    for each in reading.differences.all()[:most]:
        yield f"  {MARKS[Difference.Sort(each.sort)]} {each.name}" + (f" ({each.by})" if each.by else "")
        for part, old, new in each.words:
            yield f"      {part}: " + (_short(new) if each.sort == "new" else f"{_short(old)} → {_short(new)}")
    if reading.moved > most:
        yield "  " + _("And %(count)s more. See them with --limit.") % {"count": reading.moved - most}
    if not reading.moved:
        yield "  " + _("Only records that no page shows: %(count)s.") % {"count": reading.records}


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return f"“{flat[:100]}…”" if len(flat) > 100 else f"“{flat}”"


def as_json(reading: Reading, *, most: int) -> dict[str, object]:
    """This will give a reading as values that JSON can hold."""
    return {
        "source": reading.source.name,
        "read": reading.at.isoformat(),
        "digest": reading.digest,
        "listed": reading.listed,
        "new": reading.new,
        "changed": reading.changed,
        "withdrawn": reading.withdrawn,
        "records": reading.records,
        "records_refused": reading.records_refused,
        "values_left_empty": reading.values_left_empty,
        "overtaken": reading.is_overtaken(),
        "listings": [
            {"id": str(each.listing), "name": each.name, "by": each.by, "becomes": each.sort, "parts": each.words}
            for each in reading.differences.all()[:most]
        ],
    }
