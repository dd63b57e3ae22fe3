"""The agenda: what a person wants, in their words and their order."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ownterms.agenda import actions
from ownterms.agenda.models import Want
from ownterms.agenda.standing import ON_A_PAGE, Standing, page_of
from ownterms.agenda.whole import beside_none
from ownterms.design.pages import look_of
from ownterms.design.screen import Screen
from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces.forms.notebook import WriteForm
from ownterms.spaces.models import Space
from ownterms.spaces.things import one_id
from ownterms.spaces.views.asked import number
from ownterms.spaces.views.own import own_space


@LOOK_OR_SEND
@own_space
def agenda_page(request: SignedIn, space: Space) -> HttpResponse:
    """This will show a person what they want, if anything, and put on it what they say now."""
    form = WriteForm(request.POST, request.FILES) if request.method == "POST" else WriteForm()
    if form.is_bound and form.is_valid():
        want = actions.say(space, by=request.user, is_seed="seed" in request.POST, **form.cleaned_data)
        return redirect(reverse("want", args=[want.pk]) + "?told=kept")
    loose = beside_none(space, by=request.user)
    single = look_of(request).is_one_at_a_time
    asked = number(request, "at" if single else "page", 1)
    agenda = Standing.read(space, by=request.user, page=asked, of=1 if single else ON_A_PAGE)
    told: dict[str, object] = {"agenda": agenda, "loose": loose, "form": form, "screen": None}
    told["told"] = request.GET.get("told", "")
    if single:  # a want on each screen, and behind them all the one on which something new is said
        last = agenda.count + 1
        told["screen"] = Screen.among(range(1, last + 1), last if form.is_bound else asked)
    return render(request, "agenda/agenda.jinja", told, status=422 if form.is_bound else 200)


@LOOK_OR_SEND
@own_space
def order_page(request: SignedIn, space: Space) -> HttpResponse:
    """This will show the agenda to be put in order, and move what is to be moved."""
    person = request.user
    if request.method != "POST":
        agenda = Standing.read(space, by=person, page=number(request, "page", 1))
        return render(request, "agenda/order.jinja", {"agenda": agenda, "moved": request.GET.get("moved", "")})
    sent = request.POST
    which = next(filter(None, (one_id(sent.get(name, "")) for name in ("top", "up", "down", "moved"))), None)
    want = Want.objects.of(space).standing().filter(pk=which).first() if which else None
    if want is None:
        return redirect("agenda-order")
    move(want, space, request)
    return redirect(f"{reverse('agenda-order')}?page={page_of(want)}&moved={want.pk}")


def move(want: Want, space: Space, request: SignedIn) -> None:
    """This will move a want as a button says, or to where it was dropped."""
    among, sent, person = Want.objects.standing().filter(is_seed=want.is_seed), request.POST, request.user
    if "top" in sent:
        among.arrange(space, [want.pk], by=person)
    elif "up" in sent or "down" in sent:
        among.move(want, up="up" in sent, by=person)
    for name in ("above", "below"):
        if beside := one_id(sent.get(name, "")):
            among.put(want, beside, above=name == "above", by=person)


@require_safe
@own_space
def away_page(request: SignedIn, space: Space) -> HttpResponse:
    """This will list what was put away, the last first."""
    page, put_away = number(request, "page", 1), Want.objects.of(space).put_away()
    told = {
        "wants": put_away.page(page, of=ON_A_PAGE).with_what_they_hold().read(by=request.user),
        "page": page,
        "is_more": put_away.page(page + 1, of=ON_A_PAGE).exists(),
    }
    return render(request, "agenda/away.jinja", told)
