"""Bring it here: a file of one's own from another place; shown first, and let in or not."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ownterms.exchange.forms import BringForm
from ownterms.exchange.models import Luggage
from ownterms.exchange.own.bringing import let_in
from ownterms.exchange.own.reading import Coming, read
from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.signed_in import SignedIn, fresh_only
from ownterms.spaces.models import Space, TieBefore
from ownterms.spaces.views.own import own_space
from ownterms.spaces.views.own.removal import removal_of


@fresh_only
@LOOK_OR_SEND
@own_space
def bring_page(request: SignedIn, space: Space) -> HttpResponse:
    """This will take a file and show what would come in; nothing does, until its person says so."""
    form = BringForm(request.POST, request.FILES) if request.method == "POST" else BringForm()
    if form.is_bound and form.is_valid():
        Luggage.put_down(space, form.cleaned_data["file"].as_json, by=request.user)
        return redirect("bring")
    waits = Luggage.objects.filter(space=space).read_one(by=request.user)
    told = {
        "form": form,
        "coming": Coming.in_file(read(waits.content)) if waits else None,
        "ties": TieBefore.objects.filter(space=space).count(),
        "told": request.GET.get("told", ""),
    }
    return render(request, "exchange/bring.jinja", told, status=422 if form.is_bound else 200)


@fresh_only
@require_POST
@own_space
def bring_answer(request: SignedIn, space: Space) -> HttpResponse:
    """This will let what waits come in, all of it, or put it away unread."""
    if request.POST.get("answer") != "yes":
        Luggage.pick_up(space, by=request.user)
        return redirect(reverse("bring") + "?told=left")
    is_here = let_in(space, by=request.user)
    return redirect(reverse("bring") + ("?told=here" if is_here else ""))


@require_safe
@own_space
def ties_before_page(request: SignedIn, space: Space) -> HttpResponse:
    """This will show ties from another place, as they were, with a way to ask each in again."""
    ties = TieBefore.objects.filter(space=space).read(by=request.user)
    return render(request, "exchange/ties_before.jinja", {"ties": ties})


tie_before_removal = removal_of(
    TieBefore.objects.all(),
    stays=lambda _tie: reverse("ties-before"),
    onwards=lambda _tie: reverse("ties-before"),
    page="exchange/tie_before_removal.jinja",
)
