"""Steps by anyone, the person first; and what came of things, afterwards, if its person likes."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from ownterms.agenda.forms.options import CameForm, StepForm
from ownterms.agenda.models import SaidAnew, Step, WhatCame
from ownterms.agenda.views.beside import own_want, want_named, wants_of, where
from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces.models import Space
from ownterms.spaces.things import one_id
from ownterms.spaces.views.own import own_one, own_space


@LOOK_OR_SEND
@own_space
def step_new_page(request: SignedIn, space: Space) -> HttpResponse:
    """This will take a step, done or to be done, for a want or for none."""
    want = want_named(request, space)
    wants = wants_of(request, space, want.pk if want else None)
    typed = request.POST if request.method == "POST" else None
    form = StepForm(typed, initial={"want": str(want.pk) if want else ""}, wants=wants)
    if not form.is_valid():
        told = {"form": form, "step": None, "is_anew": False}
        return render(request, "agenda/step.jinja", told, status=422 if form.is_bound else 200)
    said = form.cleaned_data
    beside = own_want(request, space, said["want"]) if said["want"] else None
    words, who, when = said["words"], said["who"], said["when"]
    step = Step.make(space, words, by=request.user, want=beside, who=who, when=when, is_done=said["done"])
    return redirect(where(step.want_id, f"step-{step.pk}"))


@LOOK_OR_SEND
@own_space
def step_page(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will say a step otherwise."""
    step = own_step(request, space, pk)
    before = {"words": step.words, "who": step.who, "when": step.when, "want": str(step.want_id or "")}
    wants = wants_of(request, space, step.want_id)
    form = StepForm(request.POST if request.method == "POST" else None, initial=before, wants=wants)
    if not form.is_valid():
        told = {"form": form, "step": step, "is_anew": False}
        return render(request, "agenda/step.jinja", told, status=422 if form.is_bound else 200)
    try:
        step.change(by=request.user, **{name: form.cleaned_data[name] for name in ("words", "who", "when", "mark")})
    except SaidAnew:
        told = {"form": form, "step": own_step(request, space, pk), "is_anew": True}
        return render(request, "agenda/step.jinja", told, status=409)
    return redirect(where(step.want_id, f"step-{pk}"))


@require_POST
@own_space
def step_done(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will say that a step was done, or take that back."""
    step = own_step(request, space, pk).done(by=request.user, is_done="done" in request.POST)
    return redirect(where(step.want_id, f"step-{pk}"))


@LOOK_OR_SEND
@own_space
def came_new_page(request: SignedIn, space: Space) -> HttpResponse:
    """This will take what came of a want, of a step, or of anything."""
    named = one_id(request.GET.get("step", ""))
    step = own_step(request, space, named) if named else None
    want = want_named(request, space) or (own_want(request, space, step.want_id) if step and step.want_id else None)
    form = CameForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        told = {"form": form, "want": want, "step": step}
        return render(request, "agenda/came.jinja", told, status=422 if form.is_bound else 200)
    came = WhatCame.say(space, form.cleaned_data["words"], by=request.user, want=want, step=step)
    return redirect(where(came.want_id, f"came-{came.pk}"))


def own_step(request: SignedIn, space: Space, pk: UUID) -> Step:
    """This will open a step of a person's own. Raises Http404."""
    return own_one(request, Step.objects.filter(space=space).select_related("typed_by"), pk)
