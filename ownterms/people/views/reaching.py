"""How somebody likes to be reached: written, looked at again, and cleared by them alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from ownterms.people.forms import ReachingForm
from ownterms.people.models import Reaching
from ownterms.people.views.ways import LOOK_OR_SEND, whoever


@LOOK_OR_SEND
def reaching_page(request: HttpRequest) -> HttpResponse:
    """This will show somebody their terms, and keep what they write in place of those before."""
    kept = Reaching.of(whoever(request))
    before = kept.chosen() | {"times": kept.times, "someone": kept.someone, "words": kept.words} if kept else {}
    form = ReachingForm(request.POST if request.method == "POST" else None, initial=before)
    if not form.is_valid():
        told = {"form": form, "kept": kept}
        return render(request, "people/reaching.jinja", told, status=422 if form.is_bound else 200)
    Reaching.write(whoever(request), **form.written)
    return redirect("you")


@require_POST
def reaching_review(request: HttpRequest) -> HttpResponse:
    """This will note that somebody looked at their terms today and found them right."""
    if kept := Reaching.of(whoever(request)):
        kept.look_again()
    return redirect("you")


@require_POST
def reaching_clearing(request: HttpRequest) -> HttpResponse:
    """This will forget somebody's terms."""
    if kept := Reaching.of(whoever(request)):
        kept.delete()
    return redirect("you")
