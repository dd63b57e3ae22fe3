"""A want of one's own, counted among others': what would be counted, the yes, and taking it back."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ownterms.agenda.models import Away, Want
from ownterms.agenda.views.beside import own_want
from ownterms.lib.small_numbers import Quarter
from ownterms.mirror.actions import countable
from ownterms.mirror.forms.counted_want import NONE, CountWantForm
from ownterms.mirror.models import AlreadyCounted, CountedWant, Release
from ownterms.mirror.wanting.quarters import in_words
from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces.models import Space
from ownterms.spaces.views.own import own_space


@LOOK_OR_SEND
@own_space
def want_counted_page(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will show a person what would be counted of a want, and count it once they say yes to exactly that."""
    if space.unclaimed_until:
        return render(request, "spaces/not_claimed.jinja", status=409)
    want = own_want(request, space, pk)
    said = CountedWant.objects.filter(want=want).read_one(by=request.user)
    before = {"concept": said.concept, "met": said.met} if said else {}
    sent = request.POST if request.method == "POST" and "look" not in request.POST else None
    form = CountWantForm(sent, initial=before | request.POST.dict(), known=countable(), words=want.words)
    if not form.is_valid():
        return asked(request, want, said, form, refused=form.is_bound)
    if form.cleaned_data["concept"] == NONE:
        return to_want_counted(pk, "none")
    if "yes" not in request.POST:
        quarter = Quarter.of(timezone.localdate())
        told = {"want": want, "form": form, "quarter": quarter, "months": in_words(quarter)}
        return render(request, "mirror/want_counting.jinja", told)
    try:
        CountedWant.say(want, form.cleaned_data["concept"], by=request.user, met=form.cleaned_data["met"])
    except AlreadyCounted:
        form.add_error("concept", _("You were counted for this before. Each person counts once, so nothing was added."))
        return asked(request, want, said, form, refused=True)
    return to_want_counted(pk, "yes")


def asked(
    request: SignedIn, want: Want, said: CountedWant | None, form: CountWantForm, *, refused: bool
) -> HttpResponse:
    """This will show where it stands with a want, and what can be chosen."""
    told = {
        "want": want,
        "said": said,
        "form": form,
        "is_away": Away.objects.filter(want=want).exists(),
        "today": timezone.localdate(),
        "told": "" if form.is_bound else request.GET.get("told", ""),
    }
    return render(request, "mirror/want_counted.jinja", told, status=422 if refused else 200)


@require_POST
@own_space
def want_counted_back(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will take a yes back, as long as it was not counted."""
    said = CountedWant.objects.filter(want=own_want(request, space, pk)).read_one(by=request.user)
    try:
        if said:
            said.take_back(by=request.user)
    except AlreadyCounted:
        return to_want_counted(pk, "late")
    return to_want_counted(pk, "back")


@require_safe
@own_space
def wants_counted_page(request: SignedIn, space: Space) -> HttpResponse:
    """This will show a person each yes of theirs, and what they may read of it before anybody else."""
    said = CountedWant.objects.filter(space=space).select_related("release").read(by=request.user)
    wants = Want.objects.filter(pk__in=[each.want_id for each in said])
    by_id = {each.pk: each for each in wants.read(by=request.user)}
    own = {each.release_id for each in said}
    early = [each for each in Release.early(timezone.localdate()) if each.pk in own]
    told = {
        "lines": [(each, by_id[each.want_id]) for each in said],
        "labels": countable(),
        "early": early,
        "today": timezone.localdate(),
        "quarter": Quarter.of(timezone.localdate()),
    }
    return render(request, "mirror/wants_counted.jinja", told)


def to_want_counted(pk: UUID, told: str) -> HttpResponse:
    """This will lead to where it stands with a want."""
    return redirect(f"{reverse('want-counted', args=[pk])}?told={told}")
