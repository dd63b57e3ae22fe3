"""An organisation's own mirror: for those who keep its pages, and for nobody else, until they publish what it shows."""

from typing import Any, Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ownterms.directory.models import Organisation
from ownterms.directory.models.keeping.access import organisations_of
from ownterms.mirror.forms.published import PublishForm
from ownterms.mirror.models import PublishedMirror, ReadOrganisation
from ownterms.mirror.public import Draft, NotToPublish
from ownterms.mirror.reading import Verdict
from ownterms.mirror.saying.nine import NINE
from ownterms.mirror.saying.verdicts import CALLED
from ownterms.mirror.views.holding import sent, told
from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.signed_in import SignedIn

MOST_QUARTERS: Final = 8


@never_cache
@LOOK_OR_SEND
def organisation_mirror_page(request: SignedIn, pk: UUID) -> HttpResponse:
    """This will show what was read here of an organisation, or a file of theirs, and offer to publish it."""
    organisation = own_organisation(request, pk)
    form, held = sent(request)
    shown = {"organisation": organisation, "form": form, "nine": {name: words.title for name, words in NINE.items()}}
    if held is None:
        return render(request, "mirror/own.jinja", shown | here(organisation), status=422 if form.errors else 200)
    draft = Draft.of(held.mirror)
    shown |= told(held) | {"draft": draft.sealed(organisation), "is_few": not draft.told["people"]}
    return render(request, "mirror/own_read.jinja", shown)


def here(organisation: Organisation) -> dict[str, Any]:
    """This will give what was read of what people did here, quarter by quarter, and what was published before."""
    quarters = [each for each in ReadOrganisation.of(organisation, timezone.localdate()) if each.told["people"]]
    drafts = [Draft.of_quarter(each) for each in quarters[:MOST_QUARTERS]]
    return {
        "quarters": [each.read.quarter for each in quarters[:MOST_QUARTERS]],
        "drafts": drafts,
        "draft": drafts[0].sealed(organisation) if drafts else "",
        "travel": travel([each.told for each in quarters[:MOST_QUARTERS]]),
        "before": PublishedMirror.objects.filter(organisation=organisation).defer("told"),
    }


def travel(quarters: list[dict[str, Any]]) -> list[list[object]]:
    """This will give a row for each of the nine: what it is called, and what was found in each quarter."""
    found = [{each["id"]: CALLED[Verdict(each["verdict"])] for each in told["readings"]} for told in quarters]
    return [[words.title, *(each.get(name, "–") for each in found)] for name, words in NINE.items()]


@never_cache
@require_POST
def publishing_page(request: SignedIn, pk: UUID) -> HttpResponse:
    """This will show exactly what would be public, and publish it for good once its keeper says so."""
    organisation = own_organisation(request, pk)
    form = PublishForm(request.POST)
    try:
        if not form.is_valid():
            raise NotToPublish(_("That is none of the nine. Nothing was published."))
        draft = Draft.opened(form.cleaned_data["draft"], organisation)
        readings = draft.only(form.cleaned_data["readings"])
    except NotToPublish as refusal:
        shown = {"organisation": organisation, "says": str(refusal)}
        return render(request, "mirror/not_published.jinja", shown, status=422)
    if form.cleaned_data["sure"]:
        made = PublishedMirror.publish(organisation, readings, source=draft.source, known_as=draft.id)
        return redirect("published-mirror", pk=made.pk)
    made = PublishedMirror(organisation=organisation, name=organisation.name, source=draft.source, told=readings)
    shown = {"organisation": organisation, "published": made, "form": form}
    return render(request, "mirror/publishing.jinja", shown)


def own_organisation(request: SignedIn, pk: UUID) -> Organisation:
    """This will give an organisation whose pages somebody keeps. Raises Http404 for any other, or none."""
    return get_object_or_404(organisations_of(request.user), pk=pk)
