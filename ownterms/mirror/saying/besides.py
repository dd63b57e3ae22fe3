"""What is printed beside the nine, without a verdict: each with the reason why there is none."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

from ownterms.mirror.saying.nine import Said


@dataclass(frozen=True, slots=True)
class Words:
    """One of them in words. `in_` says what its figure is, where it has one: a share, days or people.

    `why` says why nobody can see it yet, of those that no file shows.
    """

    title: Said
    note: Said
    in_: str = "share"
    why: Said = ""


KIND: Final = _("One of several kinds. Any mix is fine.")

BESIDES: Final = {
    "N1b": Words(
        _("Purposes that read the same for five people or more"),
        _("Words that many share may be nobody’s own."),
    ),
    "N1c": Words(
        _("Purposes that a faith or a method set"),
        _("A person may decline the method and keep the helper."),
    ),
    "N1d": Words(
        _("Purposes that the service set itself"),
        _("Whose words would the person have used?"),
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
    "N4c": Words(
        _("What was spent on adverts for each start"),
        _("Word of mouth costs nothing."),
        why=_("Spending is in no row. Your accounts would tell it."),
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
    "C1c": Words(
        _("Yeses that were given anew"),
        _("To let one run out is fine."),
        why=_("Most services keep no list of who asked them in."),
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
    "C4b": Words(
        _("How often people had to tell their story again"),
        _("Each time costs them something."),
        why=_("Only they can tell it. Ask them."),
    ),
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
    "came-back": Words(
        _("People who came back after three quiet months or more"),
        _("A tie that may go quiet is one to come back to."),
        "people",
    ),
    "relabelled": Words(
        _("Contacts of the last quarter under a new heading"),
        _("Where no reading moves with it, only the name did."),
    ),
    "method-declined": Words(
        _("People who declined the method and kept the helper"),
        _("It shows that the tie comes first."),
        why=_("No file tells of what was declined."),
    ),
    "break-glass": Words(
        _("Times that private pages were opened without their owner"),
        _("There should be none."),
        why=_("Own Terms has no such door. Your other records may."),
    ),
    "barriers": Words(
        _("Barriers that were closed, by the word of those who raised them"),
        _("Only they know."),
        why=_("No list of barriers is kept here yet."),
    ),
    "claim": Words(
        _("How far what you say of yourselves is from these readings"),
        _("Nobody minds a gap that is named."),
        why=_("What you say of yourselves is in no row. Read it beside these."),
    ),
    "space-held": Words(
        _("People with no purpose yet, and space all the same"),
        _("To have no agenda yet is a whole answer."),
        "people",
    ),
}
