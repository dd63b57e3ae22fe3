"""`./run directory check`: what in the directory needs somebody, by organisation."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import asdict

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from ownterms.directory.actions.checking import MOST_ASKED, Looked, look_over


def options(parser: ArgumentParser) -> None:
    """This will read how far to look."""
    parser.add_argument("--links", action="store_true", help="Ask whether web addresses are there.")
    parser.add_argument("--most", type=int, default=MOST_ASKED, help="Ask at most so many addresses.")
    parser.add_argument("--limit", type=int, default=10, help="Show at most so many organisations.")
    parser.add_argument("--json", action="store_true", help="Print it as JSON, all of it.")


def check(wish: Namespace) -> Iterator[str]:
    """This will tell what needs somebody. Raises CommandError at the end where anything does."""
    looked = look_over(links=wish.links, most=wish.most)
    if wish.json:
        yield json.dumps(as_json(looked), indent=2, ensure_ascii=False)
    else:
        yield from in_words(looked, most=wish.limit)
    if not looked.is_fine:
        raise CommandError(_("Somebody is needed here. See above."))


def in_words(looked: Looked, *, most: int) -> Iterator[str]:
    """This will tell counts first, then sources, then organisations, those with most to do first."""
    yield _("%(count)s listings were looked at.") % {"count": f"{looked.listings:,}"}
    for sort, count in looked.counts.most_common():
        yield f"  {count:>7,}  {sort}"
    for source, wants in looked.sources.items():
        yield f"\n{source}"
        yield from (f"  {want.says}" for want in wants)
    most_first = sorted(looked.wants.items(), key=lambda each: -sum(map(len, each[1].values())))
    for organisation, listings in most_first[:most]:
        yield f"\n{organisation} · {sum(map(len, listings.values())):,}"
        for (_pk, name), wants in listings.items():
            yield f"  {name}: " + " ".join(want.says for want in wants)
    if len(most_first) > most:
        yield "\n" + _("And %(count)s more: ./run directory check --limit %(all)s") % {
            "count": f"{len(most_first) - most:,}",
            "all": len(most_first),
        }


def as_json(looked: Looked) -> dict[str, object]:
    """This will give all of it as values that JSON can hold."""
    return {
        "ok": looked.is_fine,
        "listings": looked.listings,
        "counts": dict(looked.counts),
        "sources": {name: [asdict(want) for want in wants] for name, wants in looked.sources.items()},
        "organisations": [
            {
                "name": organisation,
                "listings": [
                    {"id": pk, "name": name, "wants": [asdict(want) for want in wants]}
                    for (pk, name), wants in listings.items()
                ],
            }
            for organisation, listings in looked.wants.items()
        ],
    }
