"""What is printed beside the nine, without a verdict: each with the reason why there is none."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Said = str | Promise


@dataclass(frozen=True, slots=True)
class Words:
    """One of them in words. `in_` says what its figure is, where it has one: a share, days or people."""

    title: Said
    note: Said
    in_: str = "share"


KIND: Final = _("One of several kinds. Any mix is fine.")

BESIDES: Final = {
    "N1b": Words(
        _("Purposes that read the same for five people or more"),
        _("Words that many share may be nobody’s own."),
    ),
    "N2b": Words(
        _("A service was named before the person’s own words"),
        _("It may have been what they came for."),
    ),
    "N2c": Words(
        _("Purposes that are not on your own list of headings"),
        _("Few of them may mean that the list shapes what is heard."),
    ),
    "N3b": Words(
        _("Wounds among all that is asked at the start"),
        _("Some are asked for by law."),
    ),
    "N4b": Words(
        _("Contacts with a penalty or a reward"),
        _("People should know of each before they answer."),
    ),
    "N5b": Words(
        _("Endings in the last two weeks of a quarter"),
        _("By the calendar alone it would be about 15 in 100."),
    ),
    "N5c": Words(
        _("People turned away or sent elsewhere by the service’s own rules"),
        _("A full house is a reason too. Say so to whoever pays."),
    ),
    "N5d": Words(
        _("Endings within a week of six or twelve weeks"),
        _("Many may end there because a rule says so."),
    ),
    "C1b": Words(
        _("Heard of it from a friend, a neighbour or somebody who was helped"),
        _("Word of mouth spreads where people find it of use."),
    ),
    "C2b": Words(
        _("Starts where nobody had to say what would come of it"),
        _("Many find out only on the way."),
    ),
    "C3b-self": Words(_("Contacts where they did it themselves"), KIND),
    "C3b-family": Words(_("Contacts where family was an option"), KIND),
    "C3b-neighbour": Words(_("Contacts where a neighbour was an option"), KIND),
    "C3b-peer": Words(_("Contacts where a peer was an option"), KIND),
    "C3b-group": Words(_("Contacts where a group was an option"), KIND),
    "C3b-place": Words(_("Contacts where a place was an option"), KIND),
    "C3b-professional": Words(_("Contacts where somebody paid was an option"), KIND),
    "C4c": Words(
        _("Contacts under the largest heading"),
        _("With nearly all under one, life may come in pieces."),
    ),
    "C4d": Words(
        _("People who were met under more than one heading"),
        _("Lives seldom fit into one."),
    ),
    "length": Words(
        _("How long half of the people stay in touch at least"),
        _("Long may be trust, and short may be all that was wanted."),
        "days",
    ),
    "space-held": Words(
        _("People with no purpose yet, and space all the same"),
        _("To have no agenda yet is a whole answer."),
        "people",
    ),
}
