"""Pages of the design itself: how it looks, the gallery of components, and the joined files."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from ownterms.design.bundle import bundle
from ownterms.design.gallery import samples
from ownterms.design.look import CHOICES, COOKIE, KEPT_FOR, Look


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
    back = own_path(request.POST.get("back") or request.GET.get("back", ""))
    if request.method != "POST":
        return render(request, "design/look.jinja", {"choices": CHOICES, "back": back, "languages": settings.LANGUAGES})
    response = redirect(back if "done" in request.POST else f"{reverse('look')}?back={back}#sample")
    look = Look() if "forget" in request.POST else Look.of(request.POST.dict())
    if look == Look():
        response.delete_cookie(COOKIE)
    else:
        response.set_cookie(
            COOKIE, look.as_cookie, max_age=KEPT_FOR, httponly=True, samesite="Lax", secure=request.is_secure()
        )
    spoken = request.POST.get("language", "")
    if translation.check_for_language(spoken) and spoken in dict(settings.LANGUAGES):
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, spoken, max_age=KEPT_FOR, samesite="Lax")
    return response


@require_safe
def gallery_page(request: HttpRequest) -> HttpResponse:
    """This will show every component in all its states."""
    return render(request, "design/gallery.jinja", samples())


def own_path(address: str) -> str:
    """This will give the path of a page of ours, or of home where the address leads anywhere else."""
    path = urlsplit(address).path
    try:
        resolve(path)
    except Resolver404:
        return "/"
    return "/" if path.startswith("//") else path
