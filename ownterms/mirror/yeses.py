"""Each yes that a person gave to being counted: where it stands, what cannot be taken back, and how to take it back.

A yes to an answer waits while how the person's help goes is not counted: the two are only ever counted together.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ownterms.agenda.models import AfterTalk, Away, Origin, Want
from ownterms.design.pages import day
from ownterms.directory.models import Organisation
from ownterms.mirror.models import CountedQuarter, CountedWant, Counting, Release, Side, Viewpoint
from ownterms.people.models import Person
from ownterms.spaces.models import Space, WhoseIdea


@dataclass(frozen=True, slots=True)
class Line:
    """One thing under a yes: its words, the page that it stands on, and where it stands with it."""

    words: str
    page: str
    says: str = ""


@dataclass(frozen=True, slots=True)
class Yes:
    """One kind of yes: `KEEP_OUT` takes it back by its name, where it `is_on`; `ways` lead to where it is said."""

    name: str
    title: str
    says: str
    is_on: bool
    ways: tuple[Line, ...] = ()
    lines: tuple[Line, ...] = ()


KEEP_OUT: Final[dict[str, Callable[..., None]]] = {
    "help": Counting.stop,
    "idea": WhoseIdea.keep_out,
    "origins": Origin.keep_out,
    "talks": AfterTalk.keep_out,
    "wants": CountedWant.keep_out,
    "views": Viewpoint.keep_out,
}
"""What takes back each kind of yes to being counted."""


@transaction.atomic
def keep_all_out(space: Space, *, by: Person) -> None:
    """This will take back each yes to being counted. What was counted stays. Raises NotYours, Gone."""
    for keep_out in KEEP_OUT.values():
        keep_out(space, by=by)


def yeses(space: Space, *, by: Person) -> list[Yes]:
    """This will give every kind of yes there is, given or not, as it stands today."""
    goes = Counting.objects.filter(space=space).exists()
    wants = {each.pk: each for each in Want.objects.filter(space=space).read(by=by)}
    return [
        _idea(space, goes=goes),
        _origins(space, wants, goes=goes),
        _talks(space, goes=goes),
        _wants(space, wants, by=by),
        _views(space, by=by),
    ]


def shown_on(space: Space, *, by: Person) -> list[Line]:
    """This will give what helpers may show to others of what was said after talks: that is shown, and not counted."""
    said = AfterTalk.objects.filter(space=space, may_show=True).read(by=by)
    return [
        Line(day(each.said_at), reverse("after-talk", args=[each.invitation_id]) + f"#said-{each.pk}") for each in said
    ]


def _idea(space: Space, *, goes: bool) -> Yes:
    said = WhoseIdea.objects.filter(space=space).first()
    on = said is not None and said.may_count
    says = _waiting(goes=goes) if on else _("Your answer is not counted.") if said else _("You did not say it.")
    way = Line(_("Whose idea it was"), reverse("whose-idea"))
    return Yes("idea", _("Whose idea it was to come here"), says, on, (way,))


def _origins(space: Space, wants: dict[UUID, Want], *, goes: bool) -> Yes:
    counted = Origin.objects.filter(space=space, may_count=True).values_list("want", flat=True)
    lines = tuple(Line(wants[pk].in_few_words, reverse("want-whose", args=[pk])) for pk in dict.fromkeys(counted))
    says = _waiting(goes=goes) if lines else _("It is off for each want.")
    ways = (Line(_("You say it on the page of a want"), reverse("agenda")),)
    return Yes("origins", _("Whose idea a want was"), says, bool(lines), ways, lines)


def _talks(space: Space, *, goes: bool) -> Yes:
    said = AfterTalk.objects.filter(space=space)
    on = said.filter(may_count=True).exists()
    says = (
        _waiting(goes=goes) if on else _("Your answers are not counted.") if said else _("You said nothing of a talk.")
    )
    return Yes("talks", _("How talks were"), says, on, (Line(_("Whom you invited"), reverse("invitations")),))


def _wants(space: Space, wants: dict[UUID, Want], *, by: Person) -> Yes:
    said = CountedWant.objects.filter(space=space).select_related("release").read(by=by)
    away = set(Away.objects.filter(want__in=wants).values_list("want", flat=True))
    over = set(Release.objects.values_list("first", flat=True))
    on, lines = 0, []
    for each in said:
        is_on = each.can_be_counted and each.quarter.first not in over
        on += is_on
        says = _of_want(each, is_on=is_on, is_away=each.want_id in away)
        lines.append(Line(wants[each.want_id].in_few_words, reverse("want-counted", args=[each.want_id]), says))
    told = ngettext("%(num)s want may be counted.", "%(num)s wants may be counted.", on) % {"num": on}
    ways = (Line(_("All that you let be counted"), reverse("wants-counted")),) if said else ()
    return Yes("wants", _("What you want"), told if on else _("It is off for each want."), bool(on), ways, tuple(lines))


def _of_want(said: CountedWant, *, is_on: bool, is_away: bool) -> str:
    if said.release:
        return _("It is in the numbers of %(months)s. That stays.") % {"months": said.release.in_words}
    if not is_on:
        return _("It was not counted.")
    if is_away:
        return _("It is put away. It may be counted if it comes back.")
    return _("It may be counted from %(day)s.") % {"day": day(said.quarter.counted_from)}


def _views(space: Space, *, by: Person) -> Yes:
    said = Viewpoint.objects.filter(space=space, may_count=True).read(by=by)
    names = dict(Organisation.objects.filter(pk__in={each.about for each in said}).values_list("pk", "name"))
    over = set(CountedQuarter.objects.values_list("first", flat=True))
    on, lines = 0, []
    for each in said:
        is_open = each.quarter.first not in over and not each.quarter.is_public(timezone.localdate())
        on += is_open and each.side != Side.UNSAID
        says = _of_view(each, is_open=is_open)
        called = names.get(each.about, _("It is not in the directory any more."))
        lines.append(Line(called, f"{reverse('viewpoint', args=[each.about])}?side={each.side.value}", says))
    told = ngettext("%(num)s form may be counted.", "%(num)s forms may be counted.", on) % {"num": on}
    way = Line(_("How it looked to you"), reverse("own-viewpoints"))
    return Yes(
        "views", _("How organisations look to you"), told if on else _("It is off."), bool(on), (way,), tuple(lines)
    )


def _of_view(said: Viewpoint, *, is_open: bool) -> str:
    if not is_open:
        return _("Its three months are over. If it was counted, that stays.")
    if said.side == Side.UNSAID:
        return _("It is not counted while you do not say from where you look.")
    return _("It may be counted from %(day)s.") % {"day": day(said.quarter.counted_from)}


def _waiting(*, goes: bool) -> str:
    return _("It may be counted.") if goes else _("You said yes. It waits until you let your help be counted too.")
