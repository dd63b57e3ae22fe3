"""What goes between a space and a device that keeps a copy of it, where its person chose so."""

from dataclasses import replace
from uuid import UUID, uuid5

from django.db import transaction

from ownterms.agenda.models import Want
from ownterms.exchange.own.gathered import gathered
from ownterms.exchange.own.written.telling import everything
from ownterms.lib.written.browser import in_html
from ownterms.lib.written.pages import Heading
from ownterms.people.models import Person
from ownterms.spaces.models import Entry, Space


def for_a_device(space: Space, *, by: Person) -> str:
    """This will write down all that a person says in their space, in HTML, below a heading of the second level.

    Without photos and voice notes, without ties, for what others said to them stays here, and without whose idea
    anything was: whoever makes them open it learns nothing of that. Raises NotYours.
    """
    own = gathered(space, by=by)
    wants = [each.model_copy(update={"whose": [], "away": None}) for each in own.wants if each.away is None]
    own = own.model_copy(update={"ties": [], "whose_idea": None, "wants": wants})
    page = everything(own)
    deeper = (replace(each, level=each.level + 1) if isinstance(each, Heading) else each for each in page.pieces[1:])
    return in_html(replace(page, pieces=tuple(deeper))).decode()


@transaction.atomic
def keep_once(space: Space, words: str, *, by: Person, known_as: UUID, is_want: bool = False) -> None:
    """This will keep words that were written without a network, once, however often they come.

    `known_as` is the id that the device gave them. No id of another's space can come of it. Raises NotYours, Gone.
    """
    space.hold_for(by)
    pk = uuid5(space.pk, str(known_as))
    if any(kind.objects.filter(space=space, pk=pk).exists() for kind in (Want, Entry)):
        return
    if is_want:
        Want.say(space, words, by=by, pk=pk)
    else:
        Entry.write(space.notebook, by=by, words=words, pk=pk)
