"""Options from what was found: a listing in one tap, and words that found nothing. Without a space one begins first."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, ensure_csrf_cookie
from django.views.decorators.http import require_POST

from ownterms.agenda import sources
from ownterms.agenda.forms.options import OptionForm
from ownterms.agenda.views.beside import wants_of
from ownterms.agenda.views.options import option_form, option_shown
from ownterms.directory.cards import cards
from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.onwards import by_way_of
from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces.models import Space
from ownterms.spaces.views.own import own_space

View = Callable[..., HttpResponse]
LONGEST = 2_000  # characters of words that are carried along


def begun_first(view: View) -> View:
    """This will lead whoever has no space to beginning one, and back to this page after it."""

    @wraps(view)
    def page(request: SignedIn, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401  (whatever the view takes)
        if Space.objects.of(request.user) is None:
            return redirect(by_way_of("space-start", request.path))
        return view(request, *args, **kwargs)

    return page


@LOOK_OR_SEND
@begun_first
@own_space
def option_found_page(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will keep a listing as an option with one tap; whoever comes from elsewhere is shown it first."""
    listing = sources.listed(pk)
    if listing is None:
        raise Http404
    if request.method != "POST":
        return render(request, "agenda/option_found.jinja", {"card": cards([pk])[pk], "pk": pk})
    option = sources.keep(listing, space, by=request.user)
    asked = {"words": request.POST.get("words", "")[:LONGEST], "near": request.POST.get("near", "")[:LONGEST]}
    if not asked["words"]:
        return redirect(reverse("option", args=[option.pk]) + "?told=found")
    # No other address holds the way back: the words of a question stand in none. Sent again, it is kept once.
    return option_shown(request, space, option, told="found", asked=asked)


# It changes nothing and fills in a form, so another site can gain nothing by it.
@csrf_exempt
@never_cache
@require_POST
@ensure_csrf_cookie
def option_invented_page(request: HttpRequest) -> HttpResponse:
    """This will fill in an option with words that found nothing, or carry them along to beginning a space."""
    words = request.POST.get("words", "")[:LONGEST]
    if request.user.is_authenticated and Space.objects.of(request.user):
        return invented(request, words)
    told = {"words": words, "onwards": reverse("option-new")}
    return render(request, "agenda/invented.jinja", told)


@own_space
def invented(request: SignedIn, space: Space, words: str) -> HttpResponse:
    """This will show a person's own form with their words in it. Nothing of it is kept yet."""
    return option_form(request, space, OptionForm(initial={"words": words}, wants=wants_of(request, space)))
