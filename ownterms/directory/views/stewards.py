"""Pages for stewards: what no keeper answers for, and pairs that may be one thing twice."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ownterms.directory.actions import pairing
from ownterms.directory.models import Duplicate, Listing, Mistake, Reading
from ownterms.directory.models.keeping.access import is_steward
from ownterms.people.views.signed_in import SignedIn

A_STEWARD = "a steward"  # which one is not written down: they may leave, and everything of theirs goes
MOST = 50  # of each sort; the next ones come as these are answered


@never_cache
@require_safe
def stewards_page(request: SignedIn) -> HttpResponse:
    """This will show what waits for the people who look after the directory."""
    stewards_only(request)
    mistakes = Mistake.objects.open().without_keeper()
    pairs = Duplicate.objects.open().order_by("pk")
    wanted = list(mistakes[:MOST])
    named = {each.pk: each.name for each in Listing.objects.for_cards({each.page for each in wanted})}
    shown = {
        "mistakes": [(each, named.get(each.page, "")) for each in wanted],
        "mistakes_count": mistakes.count(),
        "pairs": pairs.select_related(*_both("service__organisation"), *_both("organisation"))[:MOST],
        "pairs_count": pairs.count(),
        "changes_count": Reading.objects.waiting().count(),
    }
    return render(request, "directory/stewards.jinja", shown)


@require_POST
def pair_page(request: SignedIn, pk: int) -> HttpResponse:
    """This will write down what a steward decided about a pair; a decision of another's stands."""
    stewards_only(request)
    pair = get_object_or_404(Duplicate.objects.open().select_related("first", "second"), pk=pk)
    keep = {"first": pair.first, "second": pair.second}.get(request.POST.get("keep", ""))
    if keep:
        pairing.join(pair, keep=keep, by=A_STEWARD)
    elif request.POST.get("keep") == "both":
        pairing.keep_apart(pair, by=A_STEWARD)
    return redirect("stewards")


def stewards_only(request: SignedIn) -> None:
    """This will raise Http404 for everyone else, as if the page were not there."""
    if not is_steward(request.user):
        raise Http404


def _both(path: str) -> tuple[str, str]:
    return f"first__{path}", f"second__{path}"
