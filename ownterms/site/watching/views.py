"""What watches over a server asks here: is it alive, can it serve, what has it counted."""

import re

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from ownterms.site.watching.readiness import looks

HERE = ("127.0.0.1", "::1")
LED_BY_PROXY = ("X-Forwarded-For", "X-Forwarded-Proto", "Forwarded", "X-Real-IP", "Via")


@never_cache
@require_safe
def alive(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """This will say that the process answers. It asks nothing of anything."""
    return HttpResponse("alive\n", content_type="text/plain; charset=utf-8")


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """This will say whether people can be served, in words where not. Strangers learn yes or no only."""
    seen = looks()
    well = all(each.ok for each in seen)
    answer: dict[str, object] = {"ready": well}
    if may_look(request):
        answer["checks"] = [each._asdict() for each in seen]
    return JsonResponse(answer, status=200 if well else 503)


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """This will give the counts to whoever may read them; to anyone else the page is not there."""
    from ownterms.site.watching.counts import as_text

    if not may_look(request):
        raise Http404
    return HttpResponse(as_text(), content_type="text/plain; version=0.0.4; charset=utf-8")


def may_look(request: HttpRequest) -> bool:
    """Whether somebody is on this machine itself, not led here by a proxy, or knows OWNTERMS_METRICS_TOKEN."""
    word = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if settings.METRICS_TOKEN and constant_time_compare(word, settings.METRICS_TOKEN):
        return True
    led = any(name in request.headers for name in LED_BY_PROXY)
    called = re.sub(r":\d+$", "", request.get_host()).strip("[]")
    return request.META.get("REMOTE_ADDR") in HERE and not led and called in ("localhost", *HERE)
