"""Whether every space still has the trail that it began with."""

from django.db.models import Exists, OuterRef

from ownterms.spaces.models import Space
from ownterms.trail.checks import Check
from ownterms.trail.models import Act, Trace


def beginnings() -> Check:
    """This will look whether each space's trail begins with its opening: one that was taken away whole does not."""
    opening = Trace.objects.filter(space=OuterRef("pk"), number=1, act=Act.OPENED)
    check = Check("beginnings", "beginnings")
    for space, is_there in Space.objects.annotate(begun=Exists(opening)).values_list("pk", "begun").iterator():
        check.note(space, [] if is_there else ["Its trail does not begin with its opening."])
    return check
