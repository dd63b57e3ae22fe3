"""The notebook: written, read, written anew and taken away by its person."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.door import unsent_at
from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces import actions
from ownterms.spaces.forms.notebook import WordsForm, WriteForm
from ownterms.spaces.models import Entry, Picture, Sound, Space
from ownterms.spaces.talk import answers_to, typed_for
from ownterms.spaces.things import shown_to
from ownterms.spaces.views.asked import number
from ownterms.spaces.views.own import own_one, own_space
from ownterms.spaces.views.own.removal import removal_of

ON_A_PAGE = 20  # entries


@LOOK_OR_SEND
@own_space
def notebook_page(request: SignedIn, space: Space) -> HttpResponse:
    """This will list what a person wrote, the newest first, and keep what they write now."""
    form = WriteForm(request.POST, request.FILES) if request.method == "POST" else WriteForm()
    if form.is_bound and form.is_valid():
        entry = actions.write(space, by=request.user, **form.cleaned_data)
        return redirect(reverse("entry", args=[entry.pk]) + "?told=kept")
    page = number(request, "page", 1)
    kept = Entry.objects.of(space)
    told = {
        "form": form,
        "entries": kept.page(page, of=ON_A_PAGE).with_what_they_hold().read(by=request.user),
        "typed": typed_for(space, by=request.user),
        "unsent_at": unsent_at(request),
        "page": page,
        "is_more": kept.page(page + 1, of=ON_A_PAGE).exists(),
    }
    return render(request, "spaces/notebook.jinja", told, status=422 if form.is_bound else 200)


@require_safe
@own_space
def entry_page(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will show a person one entry of their own, and who else can see it."""
    person, entry = request.user, own_entry(request, space, pk)
    told = {
        "entry": entry,
        "picture": Picture.objects.here().filter(entry=pk).defer("content").read_one(by=person),
        "sound": Sound.objects.here().filter(entry=pk).defer("content").read_one(by=person),
        "invitations": shown_to(entry, by=person),
        "answers": answers_to([entry], by=person).get(pk, []),
        "told": request.GET.get("told", ""),
    }
    return render(request, "spaces/entry.jinja", told)


@LOOK_OR_SEND
@own_space
def rewriting_page(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will take other words in place of those before."""
    entry = own_entry(request, space, pk)
    typed = request.POST if request.method == "POST" else None
    form = WordsForm(typed, initial={"words": entry.words}, holds_more=entry.has_picture or entry.has_sound)
    if not form.is_valid():
        told = {"form": form, "entry": entry}
        return render(request, "spaces/rewriting.jinja", told, status=422 if form.is_bound else 200)
    entry.rewrite(form.cleaned_data["words"], by=request.user)
    return redirect(reverse("entry", args=[pk]) + "?told=kept")


def own_entry(request: SignedIn, space: Space, pk: UUID) -> Entry:
    """This will open an entry of a person's own. Raises Http404."""
    return own_one(request, Entry.objects.of(space).with_what_they_hold(), pk)


entry_removal = removal_of(
    Entry.objects.with_what_they_hold(),
    words=lambda entry: entry.words,
    also=lambda entry: [
        *([_("Its photo goes too.")] if entry.has_picture else []),
        *([_("Its voice note goes too.")] if entry.has_sound else []),
    ],
    stays=lambda entry: reverse("entry", args=[entry.pk]),
    onwards=lambda _entry: reverse("notebook"),
)
