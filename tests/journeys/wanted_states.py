"""What people want, in every state: for everybody, and for a person whose want may be counted."""

from collections.abc import Callable
from typing import Final

from django.utils import timezone
from playwright.sync_api import Page, Response

from ownterms.agenda.models import Want
from ownterms.lib.small_numbers import Quarter, Told
from ownterms.mirror.models import CountedWant, Met, Release

from .agenda_states import agenda, as_iris
from .coming_back_states import come_in
from .keeping_states import known
from .space_states import then
from .town import Town

Visit = Callable[[Page, Town], Response | None]
LABELS: Final = {
    "help-with-sleep": "help with sleep",
    "learning-an-instrument": "learning an instrument",
    "rest-from-caring": "rest from caring",
    "making-friends": "making friends",
}
ENOUGH: Final = {
    "help-with-sleep": Told(45, 30),
    "learning-an-instrument": Told(15, None),
    "rest-from-caring": Told(120, 60),
    "making-friends": Told(None, None),
}
WITH_NOISE: Final = ENOUGH | {"learning-an-instrument": Told(None, None)}
NONE: Final = dict.fromkeys(LABELS, Told(None, None))


def quarters_ago(number: int) -> Quarter:
    """A quarter that is over; from the second on, everybody may read it."""
    quarter = Quarter.of(timezone.localdate())
    for _ in range(number):
        quarter = quarter.before
    return quarter


def released(ago: int, told: dict[str, Told], epsilon: float | None = None) -> Release:
    """The release of a quarter, made once."""
    made = Release.begin(quarters_ago(ago), epsilon=epsilon)
    if made:
        made.tell(told, LABELS)
    return Release.objects.get(first=quarters_ago(ago).first)


def everybody(ago: int, told: dict[str, Told], epsilon: float | None = None) -> Visit:
    """This will open what is public of a quarter."""

    def visit(page: Page, _town: Town) -> Response | None:
        first = released(ago, told, epsilon).quarter
        return page.goto(f"/wanted/{first.first.year}/{first.number}/")

    return visit


def chosen(label: str) -> Visit:
    """This will choose words for Iris's first want, and ask what would be counted."""

    def visit(page: Page, town: Town) -> Response | None:
        looked(page, town)
        page.get_by_label(label).check()
        with page.expect_navigation() as coming:
            page.get_by_role("button", name="See what would be counted").click()
        return coming.value

    return visit


def looked(page: Page, town: Town) -> Response | None:
    """This will look for other words."""
    as_iris(AT)(page, town)
    page.fill("#look_for", "caring")
    with page.expect_navigation() as coming:
        page.get_by_role("button", name="Look", exact=True).click()
    return coming.value


def first(page: Page, town: Town) -> Response | None:
    """This will open what Iris let be counted, where she is in numbers that only those in them may read."""
    _space, wants = agenda()
    iris = known("Iris")
    for want, met in zip(wants[1:4], Met, strict=False):
        if not CountedWant.objects.filter(want=want).exists():
            CountedWant.say(Want.objects.get(pk=want.pk), "rest-from-caring", by=iris, met=met)
    CountedWant.objects.filter(want=wants[1]).update(release=released(0, ENOUGH))
    CountedWant.objects.filter(want=wants[2]).update(said_on=quarters_ago(2).first)
    return as_iris("/space/counted/wants/")(page, town)


def one(number: int) -> Visit:
    """This will open where it stands with one of those wants."""

    def visit(page: Page, town: Town) -> Response | None:
        first(page, town)
        return page.goto(f"/space/agenda/wants/{agenda()[1][number].pk}/counted/")

    return visit


def nothing_counted(page: Page, town: Town) -> Response | None:
    """This will open the page of somebody who let nothing be counted."""
    come_in(page, town, email=known("Jo").email)
    return page.goto("/space/counted/wants/")


AT: Final = "/space/agenda/wants/{want}/counted/"
WANTED: dict[str, tuple[int, Visit]] = {
    "wanted, none yet": (200, lambda page, _town: page.goto("/wanted/")),
    "wanted": (200, everybody(2, ENOUGH)),
    "wanted, with noise": (200, everybody(3, WITH_NOISE, 1.0)),
    "wanted, by too few": (200, everybody(4, NONE)),
    "a want, may it be counted": (200, as_iris(AT)),
    "a want, nothing chosen": (422, then(as_iris(AT), "See what would be counted")),
    "a want, none of these": (200, chosen("None of these")),
    "a want, other words": (200, looked),
    "a want, what would be counted": (200, chosen("rest from caring")),
    "a want, may be counted": (200, then(chosen("rest from caring"), "Yes, count this")),
    "wants that may be counted": (200, first),
    "a want, counted": (200, one(1)),
    "a want, not counted": (200, one(2)),
    "may it be counted, wants too": (200, lambda page, town: first(page, town) and page.goto("/space/counted/")),
    "wants that may be counted, none": (200, nothing_counted),
}
