"""A made-up town and a small lexicon for the tests of the engine; nobody and nothing in it is real."""

from pathlib import Path

from ownterms.finding.engine import Index, Lexicon, Listing

LEXICON = Lexicon.read(
    """
{family} = mum; dad; brother; little sister
== Caring
rest from caring
    need a break; worn out looking after {family}; a night off
    => respite care; short break; carers
help with sleep
    cant sleep; awake all night
    => insomnia; sleep
== Doing
woodwork with others
    work with wood; make a chair
    => woodworking; men's shed; workshop
growing food
    grow vegetables; hands in the soil
    => allotment; community garden; gardening
== Believing
faith
    church; pray with others
    => church; worship; parish
== Danger
! wanting to die
    want to die; end it all; suicidal
    => crisis line; suicide prevention
"""
)

LISTINGS = (
    Listing(id="shed", kind="group", name="Millbrook Men's Shed", text="Woodworking and company for men, evenings."),
    Listing(
        id="plot",
        kind="place",
        name="Long Lane Allotment",
        text="Grow food together. Gardening on Saturdays.",
        free=True,
    ),
    Listing(
        id="rest", name="Short Breaks", text="Respite care for carers who need a rest.", organisation="Carers' House"
    ),
    Listing(id="church", kind="organisation", name="St Agnes Parish Church", text="Worship, coffee and gardening."),
    Listing(id="line", name="Night Line", text="A crisis line for anyone, day or night.", free=True),
    Listing(id="chess", kind="neighbours", name="Chess on Tuesdays", text="A board, tea, and no clock."),
    Listing(id="mums", kind="group", name="Mums' Coffee Morning", text="For mothers with babies. Mondays."),
    Listing(id="dads", kind="group", name="Dads' Coffee Morning", text="For fathers with babies. Tuesdays."),
)


def town(folder: Path, *, listings: tuple[Listing, ...] = LISTINGS) -> Index:
    """The town's index, without vectors."""
    return Index.build(listings, folder, lexicon=LEXICON)
