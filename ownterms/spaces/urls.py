"""Addresses of spaces: /space/ is a person's own, /helping/ what others opened to them, /invited/ an invitation."""

from django.urls import URLPattern, path

from ownterms.spaces.views import helping, looks, notebook, space, starting

urlpatterns: list[URLPattern] = [
    path("space/", space.space_page, name="space"),
    path("space/start/", starting.start_page, name="space-start"),
    path("space/start/together/", starting.beside_page, name="space-start-together"),
    path("space/start/done/", starting.done, name="space-done"),
    path("space/claim/", starting.claim, name="space-claim"),
    path("space/notebook/", notebook.notebook_page, name="notebook"),
    path("space/entries/<uuid:pk>/", notebook.entry_page, name="entry"),
    path("space/entries/<uuid:pk>/rewriting/", notebook.rewriting_page, name="entry-rewriting"),
    path("space/entries/<uuid:pk>/removal/", notebook.removal_page, name="entry-removal"),
    path("space/looks/", looks.looks_page, name="looks"),
    path("helping/", helping.helping_page, name="helping"),
    path("helping/<uuid:pk>/", helping.tie_page, name="tie"),
    path("helping/<uuid:pk>/reason/", helping.reason, name="tie-reason"),
]
