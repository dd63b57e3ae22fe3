"""Pages for keepers: what they keep, who else keeps it, and taking up a naming."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ownterms.directory.forms.naming import NamingForm
from ownterms.directory.kept import Kept
from ownterms.directory.models import Naming, Organisation
from ownterms.directory.models.keeping.access import is_steward, organisations_kept_by, organisations_of
from ownterms.directory.models.keeping.naming import TooManyKeepers
from ownterms.people.views.signed_in import SignedIn


@never_cache
@require_safe
def keeping_page(request: SignedIn) -> HttpResponse:
    """This will show what somebody keeps, and what they were named for."""
    person = request.user
    shown = {
        "waiting": Naming.objects.waiting_for(person).select_related("organisation"),
        "kept": [(each, len(Kept(each).mistakes)) for each in organisations_of(person).order_by("name")],
        "is_steward": is_steward(person),
    }
    return render(request, "directory/keeping.jinja", shown)


@require_POST
def naming_page(request: SignedIn, pk: int) -> HttpResponse:
    """This will take up a naming, or say no to it."""
    naming = get_object_or_404(Naming.objects.waiting_for(request.user), pk=pk)
    if request.POST.get("answer") == "yes":
        naming.take_up(request.user)
    else:
        naming.end(by=request.user)
    return redirect("keeping")


@never_cache
@require_safe
def organisation_keeping_page(request: SignedIn, pk: UUID) -> HttpResponse:
    """This will show an organisation's pages to those who keep them, with what waits for them."""
    return _kept(request, _organisation(request, pk), NamingForm())


@never_cache
@require_POST
def keepers_page(request: SignedIn, pk: UUID) -> HttpResponse:
    """This will name a further keeper. The answer is the same whoever the address belongs to."""
    organisation = _organisation(request, pk)
    form = NamingForm(request.POST)
    if not form.is_valid():
        return _kept(request, organisation, form, status=422)
    try:
        Naming.make(form.cleaned_data["email"], organisation=organisation, by=request.user)
    except TooManyKeepers as refusal:
        form.add_error("email", str(refusal))
        return _kept(request, organisation, form, status=422)
    return redirect("organisation-keeping", pk=organisation.pk)


@require_POST
def keeper_end_page(request: SignedIn, pk: UUID, naming: int) -> HttpResponse:
    """This will take somebody off, from the next request on."""
    organisation = _organisation(request, pk)
    get_object_or_404(Naming.objects.standing().filter(organisation=organisation), pk=naming).end(by=request.user)
    still = organisations_kept_by(request.user).filter(pk=organisation.pk).exists()
    return redirect("organisation-keeping", pk=organisation.pk) if still else redirect("keeping")


def _organisation(request: SignedIn, pk: UUID) -> Organisation:
    return get_object_or_404(organisations_kept_by(request.user).select_related("source"), pk=pk)


def _kept(request: SignedIn, organisation: Organisation, form: NamingForm, *, status: int = 200) -> HttpResponse:
    shown: dict[str, Any] = {"kept": Kept(organisation), "naming": form, "saved": request.GET.get("saved", "")}
    # What rooms above show goes to its own keepers; a steward looks after pages, and no more.
    shown["further"] = settings.KEEPING_PAGES if organisation in organisations_of(request.user) else []
    return render(request, "directory/organisation_keeping.jinja", shown, status=status)
