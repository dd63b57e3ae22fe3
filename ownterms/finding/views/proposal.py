"""Proposals: words that somebody would like the list to have, kept only with their leave."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, ensure_csrf_cookie
from django.views.decorators.http import require_POST

from ownterms.finding.forms import LONGEST_ASK, ProposalForm
from ownterms.finding.models import LONGEST_WORDS, Proposal, TooManyProposals

MOST_DRAFTED = 6
"""Words of a question that are filled in: a longer sentence is likely to tell of the person who said it."""


@never_cache
@ensure_csrf_cookie
def proposal_page(request: HttpRequest) -> HttpResponse:
    """This will take a proposal, or show the form with what was typed and what is amiss."""
    if request.method != "POST":
        label, kind = request.GET.get("label", "")[:80], request.GET.get("kind", "")
        return render(request, "finding/proposal.jinja", {"form": ProposalForm(initial={"label": label, "kind": kind})})
    form = ProposalForm(request.POST)
    if not form.is_valid():
        return render(request, "finding/proposal.jinja", {"form": form}, status=422)
    try:
        made = Proposal.make(**form.proposed)
    except TooManyProposals as refusal:
        return render(request, "finding/proposal.jinja", {"form": form, "refusal": str(refusal)}, status=503)
    return render(request, "finding/proposed.jinja", {"proposal": made})


# A draft is kept nowhere: it only fills in the form.
@csrf_exempt
@never_cache
@require_POST
@ensure_csrf_cookie
def proposal_draft_page(request: HttpRequest) -> HttpResponse:
    """This will show the form with a short question filled in, or with a longer one beside it to pick from."""
    said = request.POST.get("words", "")[:LONGEST_ASK].split()
    brief = " ".join(said) if len(said) <= MOST_DRAFTED else ""
    form = ProposalForm(initial={"words": brief[:LONGEST_WORDS]})
    return render(request, "finding/proposal.jinja", {"form": form, "said": "" if brief else " ".join(said)})
