"""What of a person's own may be counted: a yes that they give, and take back when they like."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from ownterms.mirror.models import Counting
from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces.models import Space
from ownterms.spaces.views.own import own_space


@LOOK_OR_SEND
@own_space
def counted_page(request: SignedIn, space: Space) -> HttpResponse:
    """This will say what may be counted, and keep a yes or take it back."""
    if space.unclaimed_until:
        return render(request, "spaces/not_claimed.jinja", status=409)
    if "count" in request.POST:
        Counting.allow(space, by=request.user)
        return redirect(reverse("counted") + "?told=yes")
    if "keep-out" in request.POST:
        Counting.stop(space, by=request.user)
        return redirect(reverse("counted") + "?told=no")
    is_empty = request.method == "POST"
    told = {
        "counting": Counting.objects.filter(space=space).first(),
        "told": request.GET.get("told", ""),
        "is_empty": is_empty,
    }
    return render(request, "mirror/counted.jinja", told, status=422 if is_empty else 200)
