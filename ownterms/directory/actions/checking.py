"""What in the directory needs somebody: what is stale, cannot be reached or read, or waits."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from ownterms.directory.actions.reading import addresses
from ownterms.directory.feeds.knocking import knock
from ownterms.directory.models import Duplicate, Listing, Reading, Rhythm, Source
from ownterms.lib import plainness

FEW_LETTERS = 20  # of a text that says next to nothing
MOST_ASKED = 500  # web addresses


@dataclass(frozen=True, slots=True)
class Want:
    """One thing that somebody should look at: which sort (a word for programs), and a sentence."""

    sort: str
    says: str


@dataclass(slots=True)
class Looked:
    """All that was looked at. `wants` are by organisation, and there by listing: (id, name) → what it wants."""

    listings: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    wants: dict[str, dict[tuple[str, str], list[Want]]] = field(default_factory=lambda: defaultdict(dict))
    sources: dict[str, list[Want]] = field(default_factory=lambda: defaultdict(list))

    def note(self, listing: Listing, wants: list[Want]) -> None:
        """This will keep what a listing wants."""
        if wants:
            kept = self.wants[listing.organisation_name or listing.name]
            kept[str(listing.pk), listing.name] = [*kept.get((str(listing.pk), listing.name), []), *wants]
            self.counts.update(want.sort for want in wants)

    @property
    def is_fine(self) -> bool:
        """Whether nothing needs anybody."""
        return not self.counts.total() and not self.sources


def look_over(*, links: bool = False, most: int = MOST_ASKED) -> Looked:
    """This will go through all listings and sources. Only with `links` are web addresses asked, at most `most`."""
    looked = Looked()
    of_address: dict[str, list[Listing]] = defaultdict(list)
    paired = _paired()
    for listing in Listing.objects.in_change_order():
        looked.listings += 1
        wants = list(_wants_of(listing))
        if listing.pk.hex in paired:
            wants.append(Want("twice", _("It may be here twice. See: directory duplicates")))
        looked.note(listing, wants)
        if links and len(of_address) < most:
            for link in listing.links:
                of_address[link.href].append(listing)
    for source in Source.objects.all():
        if found := list(_wants_of_source(source)):
            looked.sources[source.name] = found
            looked.counts.update(want.sort for want in found)
    if links:
        _ask(of_address, looked, most)
    return looked


def _wants_of(listing: Listing) -> Iterator[Want]:
    if listing.is_stale:
        yield Want("stale", listing.last_checked)
    if not (listing.phones or listing.email or listing.link):
        yield Want("no-way-in-touch", _("It says no way to get in touch."))
    if listing.service and not listing.times:
        yield Want("no-times", _("It does not say when it is on."))
    yield from _wants_of_words(listing.name, listing.text)


def _wants_of_words(name: str, text: str) -> Iterator[Want]:
    if len(text) < FEW_LETTERS:
        yield Want("empty", _("It says next to nothing about itself."))
    if plainness.grade(text) > plainness.HARD_GRADE:
        yield Want("hard", _("Its words are hard to read."))
    if (longest := plainness.longest_sentence(text)) > plainness.LONG_SENTENCE:
        yield Want("long", _("It has a sentence of %(count)s words.") % {"count": longest})
    if found := plainness.jargon(text):
        yield Want("jargon", _("Few people know these words: %(words)s.") % {"words": ", ".join(found)})
    if plainness.shouts(name) or plainness.shouts(text):
        yield Want("shouts", _("It is all in capitals."))
    if plainness.is_misread(f"{name} {text}"):
        yield Want("misread", _("Some letters came out wrong."))


def _paired() -> set[str]:
    pairs = Duplicate.objects.open().values_list("first_id", "second_id")
    return {pk.hex for pair in pairs for pk in pair}


def _wants_of_source(source: Source) -> Iterator[Want]:
    rhythm = Rhythm.objects.filter(source=source).first()
    if rhythm and rhythm.stumbles:
        yield Want("source-in-trouble", rhythm.trouble)
    elif rhythm and rhythm.is_late:
        yield Want("source-late", _("It is due to be read, and nobody reads it. Is ./run going?"))
    if Reading.objects.waiting().filter(source=source).exists():
        yield Want("changes-wait", _("Changes wait. See: ./run directory changes"))


def _ask(of_address: dict[str, list[Listing]], looked: Looked, most: int) -> None:
    of_source = {address: source for source in Source.objects.all() for address in addresses(source)}
    for address, wrong in knock([*of_source, *of_address], most=most).items():
        want = Want("unreachable", f"{address}: {wrong}")
        for listing in of_address.get(address, []):
            looked.note(listing, [want])
        if address in of_source:
            looked.sources[of_source[address].name].append(want)
            looked.counts[want.sort] += 1
