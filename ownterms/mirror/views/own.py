"""An organisation's own mirror: for those who keep its pages, and for nobody else, until they publish what it shows."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ownterms.directory.models import Organisation
from ownterms.directory.models.keeping.access import organisations_of
from ownterms.mirror.forms.published import PublishForm
from ownterms.mirror.models import PublishedMirror
from ownterms.mirror.public import Draft, NotToPublish
from ownterms.mirror.saying.nine import NINE
from ownterms.mirror.views.holding import sent, told
from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.signed_in import SignedIn


@never_cache
@LOOK_OR_SEND
def organisation_mirror_page(request: SignedIn, pk: UUID) -> HttpResponse:
    """This will hold the mirror up to a file of an organisation, and offer to publish what it shows."""
    organisation = own_organisation(request, pk)
    form, held = sent(request)
    shown = {"organisation": organisation, "form": form}
    if held is None:
        before = PublishedMirror.objects.filter(organisation=pk).defer("told")
        return render(request, "mirror/own.jinja", shown | {"before": before}, status=422 if form.errors else 200)
    draft = Draft.of(held.mirror)
    nine = {name: words.title for name, words in NINE.items()}
    shown |= told(held) | {"nine": nine, "draft": draft.sealed(organisation), "is_few": not draft.told["people"]}
    return render(request, "mirror/own_read.jinja", shown)


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
