"""Mistakes: anyone may say what is wrong, and those who look after the page answer for all to read."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods

from ownterms.directory.forms.mistake import MistakeAnswerForm, MistakeForm
from ownterms.directory.models import Listing, Mistake, MistakeAnswer
from ownterms.directory.models.keeping.access import speaks_as
from ownterms.directory.models.mistake import AlreadyAnswered, TooManyFromHere, TooManyMistakes
from ownterms.people.views.asking import asker
from ownterms.people.views.signed_in import SignedIn


@never_cache
@ensure_csrf_cookie
@require_http_methods(["GET", "HEAD", "POST"])
def mistake_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """This will take what a reader found wrong, or show the form with what was typed and what is amiss."""
    listing = next(iter(Listing.objects.for_cards([pk])), None)
    if listing is None:
        raise Http404
    form = MistakeForm(request.POST if request.method == "POST" else None)
    shown = {"listing": listing, "form": form}
    if request.method != "POST":
        return render(request, "directory/mistake.jinja", shown)
    if not form.is_valid():
        return render(request, "directory/mistake.jinja", shown, status=422)
    try:
        Mistake.make(listing, **form.cleaned_data, asker=asker(request))
    except (TooManyMistakes, TooManyFromHere) as refusal:
        status = 429 if isinstance(refusal, TooManyFromHere) else 503
        return render(request, "directory/mistake.jinja", shown | {"refusal": str(refusal)}, status=status)
    return render(request, "directory/mistake_kept.jinja", shown)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mistake_answer_page(request: SignedIn, pk: int) -> HttpResponse:
    """This will answer a mistake."""
    mistake = get_object_or_404(Mistake.objects.for_keeper(request.user), pk=pk)
    listing = Listing.objects.for_cards([mistake.page])[0]
    form = MistakeAnswerForm(request.POST if request.method == "POST" else None)
    answer = MistakeAnswer.objects.filter(mistake=mistake).first()
    shown = {"mistake": mistake, "listing": listing, "form": form, "answer": answer}
    if request.method != "POST":
        return render(request, "directory/mistake_answer.jinja", shown)
    if not form.is_valid():
        return render(request, "directory/mistake_answer.jinja", shown, status=422)
    try:
        mistake.reply(**form.cleaned_data, speaker=speaks_as(request.user, listing.body), by=request.user)
    except AlreadyAnswered as refusal:
        return render(request, "directory/mistake_answer.jinja", shown | {"refusal": str(refusal)}, status=409)
    return redirect(f"{reverse('listing', args=[listing.pk])}#answers")
