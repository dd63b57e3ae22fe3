"""Pages of the design itself: how it looks, the gallery of components, and the joined files."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from ownterms.design.bundle import bundle
from ownterms.design.gallery import samples
from ownterms.design.look import CHOICES, COOKIE, KEPT_FOR, Look

CARRY = "carry-"
NOT_CARRIED = ("open", "csrfmiddlewaretoken")
MOST_CARRIED = 100


@require_safe
def bundle_file(request: HttpRequest, digest: str, name: str) -> HttpResponse:
    """This will send a joined file, to be kept by the browser for good."""
    try:
        file = bundle(name)
    except KeyError:
        raise Http404 from None
    zipped = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(file.compressed if zipped else file.content, content_type=file.content_type)
    if zipped:
        response["Content-Encoding"] = "gzip"
    patch_vary_headers(response, ["Accept-Encoding"])
    current = digest == file.digest
    response["Cache-Control"] = "public, max-age=31536000, immutable" if current else "no-cache"
    return response


# It changes nothing but the look of one browser, so there is nothing that another site could gain.
@csrf_exempt
def look_page(request: HttpRequest) -> HttpResponse:
    """This will show the choices, and set the one cookie that keeps them."""
    opened = request.POST.get("open", "")
    back = own_path(opened or request.POST.get("back") or request.GET.get("back", ""))
    carried = list(carry(request.POST, prefix="" if opened else CARRY))
    shown = {"choices": CHOICES, "back": back, "languages": settings.LANGUAGES, "carried": carried, "prefix": CARRY}
    if request.method != "POST" or opened:
        return render(request, "design/look.jinja", shown)
    look = Look() if "forget" in request.POST else Look.of(request.POST.dict())
    if carried:  # what is carried travels from page to page and stands in no address, so nothing is redirected
        request.COOKIES[COOKIE] = look.as_cookie
        response = render(request, "design/look_kept.jinja" if "done" in request.POST else "design/look.jinja", shown)
    else:
        response = redirect(back if "done" in request.POST else f"{reverse('look')}?back={back}#sample")
    keep(request, response, look)
    return response


def keep(request: HttpRequest, response: HttpResponse, look: Look) -> None:
    """This will have the browser keep a look, and the language that was chosen with it."""
    if look == Look():
        response.delete_cookie(COOKIE)
    else:
        response.set_cookie(
            COOKIE, look.as_cookie, max_age=KEPT_FOR, httponly=True, samesite="Lax", secure=request.is_secure()
        )
    spoken = request.POST.get("language", "")
    if translation.check_for_language(spoken) and spoken in dict(settings.LANGUAGES):
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, spoken, max_age=KEPT_FOR, samesite="Lax")


def carry(sent: QueryDict, *, prefix: str) -> Iterator[tuple[str, str]]:
    """This will give the fields (name, value) of the page that somebody came from, to be sent back to it unread.

    They come with a prefix, so that they meet no choice of ours; empty ones are left behind.
    """
    fields = [(name.removeprefix(prefix), sent.getlist(name)) for name in sent if name.startswith(prefix)]
    every = [(name, value) for name, values in fields for value in values if value and name not in NOT_CARRIED]
    yield from every[:MOST_CARRIED]


@require_safe
def gallery_page(request: HttpRequest) -> HttpResponse:
    """This will show every component in all its states."""
    return render(request, "design/gallery.jinja", samples())


def own_path(address: str) -> str:
    """This will give the path of a page of ours, or of home where the address leads anywhere else."""
    try:
        path = urlsplit(address).path
        resolve(path)
    except (Resolver404, ValueError):
        return "/"
    return "/" if path.startswith("//") else path
