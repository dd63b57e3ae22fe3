"""How somebody likes to be reached: written, looked at again, and cleared by them alone."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ownterms.people.forms import ReachingForm
from ownterms.people.models import Reaching
from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.signed_in import SignedIn


@LOOK_OR_SEND
def reaching_page(request: SignedIn) -> HttpResponse:
    """This will show somebody their terms, and keep what they write in place of those before."""
    kept = Reaching.of(request.user)
    before = kept.chosen() | {"times": kept.times, "someone": kept.someone, "words": kept.words} if kept else {}
    form = ReachingForm(request.POST if request.method == "POST" else None, initial=before)
    if not form.is_valid():
        told = {"form": form, "kept": kept}
        return render(request, "people/reaching.jinja", told, status=422 if form.is_bound else 200)
    Reaching.write(request.user, **form.written)
    return redirect(reverse("you") + "?told=kept")


@require_POST
def reaching_review(request: SignedIn) -> HttpResponse:
    """This will note that somebody looked at their terms today and found them right."""
    if kept := Reaching.of(request.user):
        kept.look_again()
    return redirect("you")


@require_POST
def reaching_clearing(request: SignedIn) -> HttpResponse:
    """This will forget somebody's terms."""
    if kept := Reaching.of(request.user):
        kept.delete()
    return redirect("you")
