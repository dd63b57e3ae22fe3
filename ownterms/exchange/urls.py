"""Addresses of the open directory, which answers anyone in JSON; and of what is a person's own, taken along."""

from django.urls import URLPattern, include, path, re_path

from ownterms.exchange.views import bringing, care, offline, taking, whole
from ownterms.exchange.views.answering import open_to_all, unless_known
from ownterms.exchange.views.feed import api

# The program that reads what is asked makes its addresses itself; each is opened to all here.
endpoints = [
    URLPattern(each.pattern, open_to_all(unless_known(each.callback)), name=each.name)
    for each in api.urls[0]
    if isinstance(each, URLPattern) and each.name != "api-root"
]
files = [
    path("openapi.json", open_to_all(unless_known(whole.openapi)), name="openapi"),
    path("datapackage.zip", open_to_all(unless_known(whole.datapackage)), name="datapackage"),
    path("hsds.json", open_to_all(unless_known(whole.hsds)), name="hsds"),
    re_path(r"^.*$", open_to_all(whole.nothing_there), name="nothing-there"),
]

urlpatterns = [
    path("openreferral/", include(([*endpoints, *files], "openreferral"))),
    path("worker.js", offline.worker, name="worker"),
    path("offline/", offline.offline_page, name="offline"),
    path("space/offline/", offline.choice_page, name="offline-choice"),
    path("space/offline/pages/", offline.pages, name="offline-pages"),
    path("space/offline/words/", offline.words_page, name="offline-words"),
    path("space/offline/end/", offline.end, name="offline-end"),
    path("space/take/", taking.take_page, name="take"),
    path("space/take/all/<slug:kind>/", taking.take_file, name="take-file"),
    path("space/take/agenda/<slug:kind>/", taking.take_one, {"what": "agenda"}, name="take-agenda"),
    path("space/take/want/<uuid:pk>/<slug:kind>/", taking.take_one, {"what": "want"}, name="take-want"),
    path("space/take/sheet/<uuid:pk>/<slug:kind>/", taking.take_one, {"what": "sheet"}, name="take-sheet"),
    path("space/take/for-a-service/", care.care_page, name="take-care"),
    path("space/bring/", bringing.bring_page, name="bring"),
    path("space/bring/answer/", bringing.bring_answer, name="bring-answer"),
    path("space/bring/ties/", bringing.ties_before_page, name="ties-before"),
    path("space/bring/ties/<uuid:pk>/removal/", bringing.tie_before_removal, name="tie-before-removal"),
]
