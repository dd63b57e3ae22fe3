"""About me: all sheets of a person, and each as it is read, now and before."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ownterms.agenda import tools
from ownterms.agenda.models import Sheet, SheetPicture, SheetVersion
from ownterms.agenda.said import Said
from ownterms.agenda.tools.parts import END, PHOTO
from ownterms.design.pages import look_of
from ownterms.design.screen import Screen
from ownterms.people.views.signed_in import SignedIn
from ownterms.spaces.models import Space
from ownterms.spaces.things import shown_to
from ownterms.spaces.views.asked import number
from ownterms.spaces.views.own import own_one, own_space
from ownterms.spaces.views.own.held import given, held_by


@require_safe
@own_space
def about_me_page(request: SignedIn, space: Space) -> HttpResponse:
    """This will list what a person wrote about themselves, and what can be begun."""
    sheets = Sheet.objects.of(space).read(by=request.user)
    told = {"sheets": sheets, "tools": tools.known().values(), "begins": "begin" in request.GET}
    return render(request, "agenda/about_me.jinja", told)


@require_safe
@own_space
def sheet_page(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will show one sheet, who else can see it, and what can be done with it."""
    sheet = own_sheet(request, space, pk)
    said, photo = Said.of(sheet.tool, sheet.answers), photo_of(request, sheet)
    screens = [*([PHOTO] if photo else []), *(part.section.slug for part in said.parts), END]
    single = look_of(request).is_one_at_a_time and "all" not in request.GET
    screen = Screen.among(screens, request.GET.get("at", "")) if single else None
    told = {
        "sheet": sheet,
        "said": said.only([screen.here]) if screen else said,
        "photo": photo if not screen or screen.here == PHOTO else None,
        "screen": screen,
        "name": request.user.name if sheet.tool.has_picture else "",
        "has_name": request.GET.get("name") != "off",
        "invitations": shown_to(sheet, by=request.user),
        "told": request.GET.get("told", ""),
    }
    return render(request, "agenda/sheet.jinja", told)


@require_safe
@own_space
def sheet_before_page(request: SignedIn, space: Space, pk: UUID) -> HttpResponse:
    """This will show its person what a sheet said before: the last time, or one that they choose."""
    sheet = own_sheet(request, space, pk)
    when = list(SheetVersion.objects.filter(sheet=sheet).values_list("version", "said_at"))
    asked = number(request, "version", when[0][0] if when else 1)
    before = SheetVersion.objects.filter(sheet=sheet, version=asked).read_one(by=request.user)
    if when and before is None:
        raise Http404
    told = {"sheet": sheet, "when": when, "before": before}
    if before:
        told["said"] = Said.of(tools.of(sheet.tool_told, before.answers), before.answers)
    return render(request, "agenda/sheet_before.jinja", told)


@require_safe
def sheet_picture(request: SignedIn, pk: UUID) -> HttpResponse:
    """This will give the photo of a sheet."""
    return given(request, held_by(request, SheetPicture.objects.filter(sheet=pk)), name="picture")


def own_sheet(request: SignedIn, space: Space, pk: UUID) -> Sheet:
    """This will open a sheet of a person's own. Raises Http404."""
    return own_one(request, Sheet.objects.of(space), pk)


def photo_of(request: SignedIn, sheet: Sheet) -> SheetPicture | None:
    """This will give the photo of a sheet with its words, its content still to be fetched."""
    return SheetPicture.objects.filter(sheet=sheet).defer("content").read_one(by=request.user)
