"""Coming back with a card, on any device."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from ownterms.people import actions
from ownterms.people.forms import CardForm
from ownterms.people.models import StillWaits
from ownterms.people.views.asking import LOOK_OR_SEND, asker
from ownterms.people.views.onwards import way_on
from ownterms.people.views.signed_in import begin


@never_cache
@LOOK_OR_SEND
def come_back_page(request: HttpRequest) -> HttpResponse:
    """This will let somebody in by the words of their card, or say when it opens."""
    form = CardForm(request.POST if request.method == "POST" else None)
    onwards = way_on(request, otherwise="")
    told = {"form": form, "onwards": onwards, "given_words": settings.GIVEN_WORDS}
    if not form.is_valid():
        return render(request, "people/come_back.jinja", told, status=422 if form.is_bound else 200)
    try:
        person, is_recovery = actions.come_back(form.cleaned_data["card"], asker=asker(request))
    except actions.TooManyTries as refusal:
        return render(request, "people/come_back.jinja", told | {"refusal": str(refusal)}, status=429)
    except actions.NoSuchCard as unknown:
        form.add_error("card", str(unknown))
        return render(request, "people/come_back.jinja", told, status=422)
    except StillWaits as waits:
        return render(request, "people/still_waits.jinja", {"opens_at": timezone.localtime(waits.recovery.opens_at)})
    begin(request, person, stay=form.cleaned_data["stay"])
    return redirect(f"{reverse('you')}?told=recovered" if is_recovery else onwards or settings.OWN_PAGE[0])
