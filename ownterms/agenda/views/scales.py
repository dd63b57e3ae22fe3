"""In my words: what somebody keeps an eye on, made, said anew, laid by and taken away by its person."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ownterms.agenda import scales
from ownterms.agenda.forms.scale import ScaleForm, ScoreForm
from ownterms.agenda.models import Scale
from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces.models import Space
from ownterms.spaces.things import shown_to
from ownterms.spaces.views.own import own_one, own_space


@LOOK_OR_SEND
@own_space
def scales_page(request: SignedIn, space: Space) -> HttpResponse:
    """This will list what a person keeps an eye on, and take something new."""
    form = ScaleForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        scale = Scale.make(space, by=request.user, **form.cleaned_data)
        return redirect(reverse("scale", args=[scale.pk]) + "?told=made")
    told = {"form": form, "kept": scales.of_space(space, by=request.user)}
    return render(request, "agenda/scales.jinja", told, status=422 if form.is_bound else 200)


@require_safe
@own_space
def scale_page(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will show how something was, and ask how it is now."""
    scale = own_scale(request, space, pk)
    return render(request, "agenda/scale.jinja", told_of(request, scale, ScoreForm(scale=scale)))


@require_POST
@own_space
def scale_score(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will keep how it is now."""
    scale = own_scale(request, space, pk)
    form = ScoreForm(request.POST, scale=scale)
    if not form.is_valid():
        return render(request, "agenda/scale.jinja", told_of(request, scale, form), status=422)
    scale.score(form.cleaned_data["value"], words=form.cleaned_data["words"], by=request.user)
    return redirect(reverse("scale", args=[pk]) + "?told=kept")


@require_POST
@own_space
def scale_standing(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will lay something by, or take it up again."""
    own_scale(request, space, pk).retire(by=request.user, is_retired="retire" in request.POST)
    return redirect("scale", pk)


def told_of(request: SignedIn, scale: Scale, form: ScoreForm) -> dict[str, object]:
    """This will give what the page of a scale shows."""
    return {
        "kept": scales.kept(scale, by=request.user),
        "form": form,
        "invitations": shown_to(scale, by=request.user),
        "told": request.GET.get("told", ""),
    }


def own_scale(request: SignedIn, space: Space, pk: UUID) -> Scale:
    """This will open a scale of a person's own. Raises Http404."""
    return own_one(request, Scale.objects.filter(space=space), pk)
