"""The clause checker: a contract is read, marked and thrown away."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from ownterms.mirror import rulebook
from ownterms.mirror.clauses import look
from ownterms.mirror.clauses.showing import paragraphs
from ownterms.mirror.forms.clauses import ClausesForm
from ownterms.mirror.saying.nine import TITLES
from ownterms.people.models import Tally
from ownterms.people.views.asking import asker

MOST: Final = 60
"""Contracts in an hour from one place on the network."""
MOST_MARKS: Final = 200
"""Marks that are shown of one text; of further ones it is told how many they are."""


# What is posted here changes nothing and is kept nowhere, so another site can gain nothing by it.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def clauses_page(request: HttpRequest) -> HttpResponse:
    """This will take the words of a contract, and show them with what is at odds with a test marked."""
    form = ClausesForm(request.POST if request.method == "POST" else None)
    shown = {"form": form, "titles": TITLES}
    if not form.is_valid():
        return render(request, "mirror/clauses.jinja", shown, status=422 if form.is_bound else 200)
    if not Tally.take("contracts read", asker(request), most=MOST, minutes=60):
        form.add_error("words", _("Many contracts were read for where you are. Please try again in an hour."))
        return render(request, "mirror/clauses.jinja", shown, status=429)
    words = form.cleaned_data["words"]
    passages = look(words, rulebook.here())
    shown |= {
        "paragraphs": paragraphs(words, passages[:MOST_MARKS]),
        "is_marked": bool(passages),
        "more": max(0, len(passages) - MOST_MARKS),
    }
    return render(request, "mirror/clauses_marked.jinja", shown)


@require_safe
def clauses_known_page(request: HttpRequest) -> HttpResponse:
    """This will show every rule there is, so that people can judge it and write a better one."""
    return render(request, "mirror/clauses_known.jinja", {"rules": rulebook.here().rules, "titles": TITLES})
