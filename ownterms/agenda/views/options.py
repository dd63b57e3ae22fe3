"""Options: thought of freely, said otherwise, put in order and taken away by their person."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ownterms.agenda.forms.options import OptionForm
from ownterms.agenda.models import Option, SaidAnew, Source
from ownterms.agenda.sources import in_chance_order, listed
from ownterms.agenda.views.beside import own_want, want_named, wants_of, where
from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces.models import Space
from ownterms.spaces.things import one_id
from ownterms.spaces.views.own import own_one, own_space

NEAREST = 5  # wants that an option can be put beside with one tap
SAID_ANEW = 409


@LOOK_OR_SEND
@own_space
def option_new_page(request: SignedIn, space: Space) -> HttpResponse:
    """This will take an option, for a want or for none."""
    want = want_named(request, space)
    source = request.GET.get("source", "")
    before = {"want": str(want.pk) if want else "", "source": source if source in Source.values else ""}
    wants = wants_of(request, space, want.pk if want else None)
    form = OptionForm(request.POST if request.method == "POST" else None, initial=before, wants=wants)
    if not form.is_valid():
        return option_form(request, space, form, status=422 if form.is_bound else 200)
    beside = form.cleaned_data["want"]
    said = form.said | {"source": form.said["source"] or Source.UNKNOWN}
    option = Option.make(space, by=request.user, want=own_want(request, space, beside) if beside else None, **said)
    return redirect(where(beside, f"option-{option.pk}"))


def option_form(
    request: SignedIn, space: Space, form: OptionForm, *, option: Option | None = None, status: int = 200
) -> HttpResponse:
    """This will show the form of an option: a new one, or one that is there; 409 where that was said anew meanwhile."""
    told = {"form": form, "sources": in_chance_order(space), "option": option, "is_anew": status == SAID_ANEW}
    return render(request, "agenda/option_form.jinja", told, status=status)


@require_safe
@own_space
def option_page(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will show one option, and a way round what blocks it."""
    return option_shown(request, space, own_option(request, space, pk), told=request.GET.get("told", ""))


def option_shown(request: SignedIn, space: Space, option: Option, **further: object) -> HttpResponse:
    """This will show an opened option: with a few wants to stand beside, where it stands beside none.

    `asked` is the question from which it came, for the way back.
    """
    told = {
        "option": option,
        "want": own_want(request, space, option.want_id) if option.want_id else None,
        "wants": [] if option.want_id else list(wants_of(request, space).items())[:NEAREST],
        "listing": listed(option.listing_id),
        "sources": in_chance_order(space),
        "asked": None,
    }
    return render(request, "agenda/option.jinja", told | further)


@LOOK_OR_SEND
@own_space
def option_words_page(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will say an option otherwise, or put it beside another want."""
    person, option = request.user, own_option(request, space, pk)
    before = {name: getattr(option, name) for name in Option.SAID}
    before |= {"source": option.source, "want": str(option.want_id or "")}
    wants = wants_of(request, space, option.want_id)
    form = OptionForm(request.POST if request.method == "POST" else None, initial=before, wants=wants)
    if not form.is_valid():
        return option_form(request, space, form, option=option, status=422 if form.is_bound else 200)
    beside = form.cleaned_data["want"]
    want = own_want(request, space, beside) if beside else None
    try:
        option.change(by=person, mark=form.cleaned_data["mark"], **form.said).put_beside(want, by=person)
    except SaidAnew:
        return option_form(request, space, form, option=own_option(request, space, pk), status=SAID_ANEW)
    return redirect(reverse("option", args=[pk]) + "?told=kept")


@require_POST
@own_space
def option_source(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will say with one tap where an option would come from."""
    option, source = own_option(request, space, pk), request.POST.get("source", "")
    if source in Source.values:
        option.change(by=request.user, source=Source(source))
    return redirect("option", pk)


@require_POST
@own_space
def option_place(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will move an option up or down among those of its want, or put it beside another with one tap."""
    option = own_option(request, space, pk)
    if beside := one_id(request.POST.get("want", "")):
        option.put_beside(own_want(request, space, beside), by=request.user)
        return redirect(reverse("option", args=[pk]) + "?told=beside")
    among = Option.objects.filter(want=option.want_id)
    if "up" in request.POST or "down" in request.POST:
        among.move(option, up="up" in request.POST, by=request.user)
    return redirect(where(option.want_id, f"option-{pk}"))


def own_option(request: SignedIn, space: Space, pk: UUID) -> Option:
    """This will open an option of a person's own. Raises Http404."""
    return own_one(request, Option.objects.of(space).select_related("typed_by"), pk)
