"""The pages of changes that wait, in every state, for a steward."""

from collections.abc import Callable

from playwright.sync_api import Page, Response

from ownterms.directory.models import Difference, Naming, Reading, Source
from ownterms.directory.models.keeping.access import is_steward

from .keeping_states import come_in
from .town import Town

Visit = Callable[[Page, Town], Response | None]
TEXT = "Respite care at home: a short break of one night.\n\nYou sleep, and we sit up."


def steward(page: Page, town: Town) -> None:
    """This will sign in Cora, who looks after the directory."""
    cora = come_in(page, town, "Cora")
    if not is_steward(cora):
        Naming.make(cora.email or "", organisation=None).take_up(cora)


def waiting(*, withdrawn: int = 1) -> Reading:
    """A reading that waits, with a difference of each sort."""
    Reading.objects.all().delete()
    source = Source.objects.get(name="Millbrook, invented")
    counts = {"listed": 20, "new": 2, "changed": 2, "withdrawn": withdrawn, "records": 9}
    counts |= {"records_refused": 1, "values_left_empty": 3}
    reading = Reading.objects.create(source=source, digest="d" * 64, mark=0, **counts)
    text = ["text", TEXT, f"{TEXT}\n\nBring a pillow."]
    words = [["phone", "01632 960001", "01632 960007"], text, ["email", "a@b.org", ""]]
    fresh = [["name", "", "Seed swap on the green"], ["when", "", "Mondays\nTuesdays"], ["text", "", TEXT]]
    whole = [["name", "", "Choir"], ["text", "", f"{TEXT}\n\n" * 12]]
    long = "A choir with an exceptionally-long-name-of-one-hundred-letters-" * 2
    reading.tell([
        Difference(sort="new", listing="0" * 32, name="Seed swap on the green", by="Millbrook Neighbours", words=fresh),
        Difference(sort="new", listing="1" * 32, name=long, words=whole),
        Difference(sort="changed", listing="2" * 32, name="Night sitting for carers", by="Weir Lane", words=words),
        Difference(sort="changed", listing="3" * 32, name="Tea"),
        Difference(sort="withdrawn", listing="4" * 32, name="Old club"),
    ])  # fmt: skip
    return reading


def changes(address: str, *, withdrawn: int = 1) -> Visit:
    """This will open an address as a steward, while a reading waits; `{reading}` stands for its id."""

    def visit(page: Page, town: Town) -> Response | None:
        steward(page, town)
        return page.goto(address.format(reading=waiting(withdrawn=withdrawn).pk))

    return visit


def decided(page: Page, town: Town) -> Response | None:
    """This will open what a steward has refused."""
    steward(page, town)
    reading = waiting()
    reading.refuse(by="Cora")
    return page.goto(f"/changes/{reading.pk}/")


def nothing_waits(page: Page, town: Town) -> Response | None:
    """This will open the list of changes where there are none."""
    steward(page, town)
    Reading.objects.all().delete()
    return page.goto("/changes/?told=taken")


CHANGES: dict[str, tuple[int, Visit]] = {
    "changes wait": (200, changes("/changes/")),
    "changes, more than half": (200, changes("/changes/", withdrawn=15)),
    "changes, none": (200, nothing_waits),
    "changes of a source": (200, changes("/changes/{reading}/")),
    "changes of a source, more than half": (200, changes("/changes/{reading}/?told=moved", withdrawn=15)),
    "changes of a source, not ticked": (200, changes("/changes/{reading}/?told=look", withdrawn=15)),
    "changes of a source, decided": (200, decided),
    "changes of a source, one sort": (200, changes("/changes/{reading}/?sort=withdrawn")),
}
