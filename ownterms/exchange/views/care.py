"""For a service, by the person's hand: chosen, seen, and only then taken."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ownterms.exchange.forms import CareForm
from ownterms.exchange.own import told
from ownterms.exchange.own.care.chosen import is_live
from ownterms.exchange.own.care.fhir import in_fhir
from ownterms.exchange.own.care.headings import under_headings
from ownterms.exchange.own.formats import FORMATS
from ownterms.exchange.own.gathered import gathered
from ownterms.exchange.own.written.agenda import short
from ownterms.exchange.own.written.sheets import title
from ownterms.exchange.views.taking import as_file, made
from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.signed_in import SignedIn, fresh_only, own_device_only
from ownterms.spaces.models import Space, TieBefore
from ownterms.spaces.views.own import own_space


@own_device_only
@fresh_only
@LOOK_OR_SEND
@own_space
def care_page(request: SignedIn, space: Space) -> HttpResponse:
    """This will ask what goes in, show all of it, and give it as a document or as FHIR."""
    own = gathered(space, by=request.user)
    form = CareForm(request.POST if request.method == "POST" else None, offered=offered(own, space))
    told_of = {"form": form, "has_reaching": own.reaching is not None, "name": own.name, "page": None}
    if not form.is_valid():
        return render(request, "exchange/care.jinja", told_of, status=422 if form.is_bound else 200)
    page, how = under_headings(own, form.chosen), request.POST.get("how", "")
    if how in {"docx", "html", "pdf"}:
        return made(request, FORMATS[how], lambda kind: kind.of_page(page), name=f"about-me.{how}")
    if how == "fhir":
        return as_file(in_fhir(own, form.chosen), "application/fhir+json", name="about-me.json")
    helpers = [each.called for each in form.chosen.ties_of(own)]
    return render(request, "exchange/care.jinja", told_of | {"page": page, "chosen": form.chosen, "helpers": helpers})


def offered(own: told.Own, space: Space) -> dict[str, dict[str, str]]:
    """This will give what can be ticked, by kind and id. A tie from another place is none here."""
    now, elsewhere = timezone.now(), set(TieBefore.objects.filter(space=space).values_list("pk", flat=True))
    wants = {str(each.id): short(each.words) for each in own.wants if each.words.strip()}
    live = [each for each in own.ties if each.id not in elsewhere and is_live(each, now)]
    return {
        "sheets": {str(each.id): title(each) for each in own.sheets},
        "wants": wants,
        "goals": wants,
        "ties": {str(each.id): each.called for each in live},
    }
