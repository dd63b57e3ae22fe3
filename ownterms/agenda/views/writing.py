"""Writing about oneself: a sheet begun or written anew, all of it on one page or a section at a time."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from ownterms.agenda import about_me, tools
from ownterms.agenda.forms.sheet import SheetForm
from ownterms.agenda.models import Sheet, WrittenMeanwhile
from ownterms.agenda.said import Said
from ownterms.agenda.tools import Answers, Tool
from ownterms.agenda.tools.parts import CALLED, PHOTO
from ownterms.agenda.views.about_me import own_sheet, photo_of
from ownterms.design.pages import look_of
from ownterms.design.screen import Screen
from ownterms.people.views.asking import LOOK_OR_SEND
from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces.models import Space
from ownterms.spaces.views.own import own_space


@LOOK_OR_SEND
@own_space
def sheet_new_page(request: SignedIn, space: Space, tool: str) -> HttpResponse:
    """This will take the first words of a sheet. Until there are any, there is none."""
    found = tools.known().get(tool)
    if found is None:
        raise Http404
    return written(Writing(request, found, None), space)


@LOOK_OR_SEND
@own_space
def sheet_writing_page(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will take other words for a sheet, and keep what it said before."""
    sheet = own_sheet(request, space, pk)
    return written(Writing(request, sheet.tool, sheet), space)


def written(writing: "Writing", space: Space) -> HttpResponse:
    """This will show the form, or keep what came and lead on."""
    request, sheet, screen, form = writing.request, writing.sheet, writing.screen, writing.form
    if "empty" in request.POST and sheet and screen:
        sheet.write({screen.here: ""}, by=request.user)
        return redirect(writing.address(at=screen.here, told="emptied", so_far="kept"))
    if not form.is_valid():
        if form.is_empty and writing.is_single and screen and (writing.goes or not writing.says_something):
            return redirect(writing.onwards(told="nothing"))
        return render(request, "agenda/writing.jinja", writing.told, status=422 if form.is_bound else 200)
    try:
        if sheet:
            writing.sheet = about_me.write(sheet, by=request.user, shown=writing.shown, **form.written)
        else:
            writing.sheet = about_me.begin(space, writing.tool, by=request.user, **form.written)
    except WrittenMeanwhile as two:
        return render(request, "agenda/writing.jinja", writing.told | writing.beside(two), status=409)
    return redirect(writing.onwards(told="kept"))


class Writing:
    """Somebody writes a sheet, or the first words of one: where they are in it, and what comes next."""

    def __init__(self, request: SignedIn, tool: Tool, sheet: Sheet | None) -> None:
        self.request, self.tool, self.sheet = request, tool, sheet
        self.is_single = look_of(request).is_one_at_a_time and "all" not in request.GET
        screens = [*(each.slug for each in tool.sections), *([PHOTO] if tool.has_picture else []), CALLED]
        asked = request.GET.get("at", "")
        self.screen = Screen.among(screens, asked) if asked in screens or self.is_single else None
        """None where all of it stands on one page."""
        self.goes = request.POST.get("onto", "")
        """Which way they go on from here, where they pressed so: "before" or "after"."""
        self.is_kept = "kept" in (request.GET.get("told"), request.GET.get("so_far"))
        """Whether anything was kept since they began to go through it."""
        sent = (request.POST, request.FILES) if request.method == "POST" else ()
        self.form = self._form(*sent, answers=sheet.answers if sheet else {}, called=sheet.called if sheet else "")

    def _form(self, *sent: Any, answers: Answers, called: str) -> SheetForm:  # noqa: ANN401  (as every form)
        sheet, here = self.sheet, self.screen.here if self.screen else None
        asks_photo = self.tool.has_picture and here in {None, PHOTO}
        self.photo = photo_of(self.request, sheet) if sheet and asks_photo else None
        return SheetForm(
            *sent,
            sections=[each for each in self.tool.sections if here in {None, each.slug}],
            answers=answers,
            called=called if here in {None, CALLED} else None,
            asks_photo=asks_photo,
            says=self.photo.says if self.photo else None,
        )

    @property
    def shown(self) -> int | None:
        """Which version of the sheet stood in the form that came."""
        told = self.request.POST.get("shown", "")
        return int(told) if told.isascii() and told.isdecimal() and len(told) < 10 else None

    def beside(self, two: WrittenMeanwhile) -> dict[str, object]:
        """What the page shows where two sayings stand: theirs in the form, and what was written elsewhere beside it."""
        self.sheet = now = two.sheet
        mine = now.called if two.called is None else two.called
        form = self._form(answers={**now.answers, **two.mine}, called=mine)
        meanwhile = Said.of(self.tool, now.answers).only(two.both)
        told = {"form": form, "sheet": now, "meanwhile": meanwhile, "has_two": True}
        return told | {"called_meanwhile": now.called if "called" in two.both else ""}

    @property
    def says_something(self) -> bool:
        """Whether the sheet says anything at this screen."""
        here = self.screen.here if self.screen else ""
        return bool(self.sheet and (self.sheet.called if here == CALLED else self.sheet.answers.get(here)))

    @property
    def told(self) -> dict[str, object]:
        """What the page shows."""
        here = self.screen.here if self.screen else None
        return {
            "tool": self.tool,
            "sheet": self.sheet,
            "screen": self.screen,
            "form": self.form,
            "photo": self.photo,
            "section": next((each for each in self.tool.sections if each.slug == here), None),
            "more": self.request.GET.get("more", ""),
            "told": self.request.GET.get("told", ""),
            "single": self.is_single,
            "is_kept": self.is_kept,
            "has_two": False,
        }

    def onwards(self, *, told: str) -> str:
        """This will give the address that comes next: one more row, the next screen, or the sheet."""
        more = next((each for each in self.tool.sections if each.slug == self.request.POST.get("more")), None)
        if more and more.columns and self.sheet:
            spare = f"said-{more.slug}-{len(self.sheet.answers.get(more.slug, []))}-{more.columns[0].slug}"
            return self.address(at=self.screen.here if self.screen else "", more=more.slug) + f"#{spare}"
        so_far = "kept" if self.is_kept or told == "kept" else ""
        onto = self.screen and (self.screen.before if self.goes == "before" else self.screen.after)
        if onto and self.is_single:
            return self.address(at=onto, told=told, so_far=so_far)
        told = so_far or told
        return reverse("sheet", args=[self.sheet.pk]) + f"?told={told}" if self.sheet else reverse("about-me")

    def address(self, **asks: str) -> str:
        """This will give the address of a screen of the sheet, or of one that is still to be begun."""
        sheet, tool = self.sheet, self.tool
        where = reverse("sheet-writing", args=[sheet.pk]) if sheet else reverse("sheet-new", args=[tool.slug])
        return where + "?" + urlencode({name: asked for name, asked in asks.items() if asked})
