"""What of a person's own may be counted: each yes that they give, and take back when they like."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from ownterms.agenda.models import AfterTalk
from ownterms.mirror.models import Counting
from ownterms.mirror.yeses import KEEP_OUT, keep_all_out, shown_on, yeses
from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces.models import Space
from ownterms.spaces.views.own import own_space

BUTTONS = KEEP_OUT | {"all": keep_all_out, "shown": AfterTalk.show_none}


@LOOK_OR_SEND
@own_space
def counted_page(request: SignedIn, space: Space) -> HttpResponse:
    """This will say what may be counted, and keep a yes or take one back, or all of them."""
    if space.unclaimed_until:
        return render(request, "spaces/not_claimed.jinja", status=409)
    if "count" in request.POST:
        Counting.allow(space, by=request.user)
        return redirect(reverse("counted") + "?told=yes")
    pressed = request.POST.get("keep-out", "")
    if pressed in BUTTONS:
        BUTTONS[pressed](space, by=request.user)
        return redirect(f"{reverse('counted')}?told={'all' if pressed == 'all' else 'back'}")
    is_empty = request.method == "POST"
    counting, each = Counting.objects.filter(space=space).first(), yeses(space, by=request.user)
    told = {
        "counting": counting,
        "yeses": each,
        "is_any": counting is not None or any(one.is_on for one in each),
        "shown_on": shown_on(space, by=request.user),
        "told": request.GET.get("told", ""),
        "is_empty": is_empty,
    }
    return render(request, "mirror/counted.jinja", told, status=422 if is_empty else 200)
