"""One want: read, said otherwise, shown, given back, put away and taken away by its person."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from ownterms.agenda import actions
from ownterms.agenda.forms.wants import AwayForm, OriginForm, ShownForm
from ownterms.agenda.models import Away, Origin, WantPicture, WantVersion
from ownterms.agenda.thoughts import waiting
from ownterms.agenda.views.beside import own_want
from ownterms.agenda.whole import Own, whole
from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces.forms.notebook import WordsForm
from ownterms.spaces.models import Space
from ownterms.spaces.things import shown_to
from ownterms.spaces.views.own import own_space


@require_safe
@own_space
def want_page(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will show a person one want of theirs, with all that hangs on it and what is theirs alone."""
    person, want = request.user, own_want(request, space, pk)
    [found] = whole([want], Own(space, person))
    away = Away.objects.filter(want=want).read_one(by=person)
    told = {
        "whole": found,
        "want": want,
        "versions": WantVersion.objects.filter(want=want).read(by=person),
        "origin": next(iter(Origin.objects.filter(want=want).read(by=person)), None),
        "away": away,
        "thoughts": waiting(space, by=person, want=want),
        "invitations": [] if away else shown_to(want, by=person),  # put away, nobody else finds it
        "further": [] if away else settings.WANT_PAGES,
        "told": request.GET.get("told", ""),
    }
    return render(request, "agenda/want.jinja", told)


@LOOK_OR_SEND
@own_space
def words_page(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will take other words for a want, and keep those before."""
    want = own_want(request, space, pk)
    typed = request.POST if request.method == "POST" else None
    form = WordsForm(typed, initial={"words": want.words}, holds_more=want.has_picture or want.has_sound)
    if not form.is_valid():
        told = {"form": form, "want": want}
        return render(request, "agenda/want_words.jinja", told, status=422 if form.is_bound else 200)
    version = want.change(form.cleaned_data["words"], by=request.user).version
    return to_want(pk, "changed" if version > want.version else "same")


@LOOK_OR_SEND
@own_space
def shown_page(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will take another picture or voice note for a want, or take away those that it has."""
    person, want = request.user, own_want(request, space, pk)
    picture = WantPicture.objects.here().filter(want=want).defer("content").read_one(by=person)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ShownForm(*sent, initial={"says": picture.says if picture else ""}, has_picture=bool(picture))
    if not form.is_valid():
        told = {"form": form, "want": want, "picture": picture}
        return render(request, "agenda/want_shown.jinja", told, status=422 if form.is_bound else 200)
    actions.show(want, by=person, **form.cleaned_data)
    return to_want(pk, "kept")


@require_POST
@own_space
def shape(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will let a seed grow into a want, or a want be a seed again."""
    own_want(request, space, pk).shape(by=request.user, is_seed="seed" in request.POST)
    return to_want(pk, "seed" if "seed" in request.POST else "grown")


@LOOK_OR_SEND
@own_space
def origin_page(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will ask whose want it is, and keep the answer beside those before."""
    person, want = request.user, own_want(request, space, pk)
    said = Origin.objects.filter(want=want).read(by=person)
    before = {"answer": said[0].answer, "may_count": said[0].may_count} if said else {}
    form = OriginForm(request.POST if request.method == "POST" else None, initial=before)
    if not form.is_valid():
        told = {"form": form, "want": want, "said": said, "is_claimed": space.unclaimed_until is None}
        return render(request, "agenda/want_origin.jinja", told, status=422 if form.is_bound else 200)
    Origin.say(want, form.cleaned_data["answer"], by=person, may_count=form.cleaned_data["may_count"])
    return to_want(pk, "origin")


@LOOK_OR_SEND
@own_space
def away_page(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will ask how it came about, and put a want away."""
    want = own_want(request, space, pk)
    form = AwayForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        told = {"form": form, "want": want}
        return render(request, "agenda/want_away.jinja", told, status=422 if form.is_bound else 200)
    want.put_away(form.cleaned_data["how"], by=request.user)
    return to_want(pk, "away")


@require_POST
@own_space
def back(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will put a want on the agenda again."""
    own_want(request, space, pk).bring_back(by=request.user)
    return to_want(pk, "back")


def to_want(pk: UUID, told: str) -> HttpResponse:
    """This will lead to a want, with what is to be said there."""
    return redirect(f"{reverse('want', args=[pk])}?told={told}")
