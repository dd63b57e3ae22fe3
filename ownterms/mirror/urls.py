"""Addresses of the mirror: /mirror/ for services and their funders, /space/counted/ for a person's own yes."""

from django.urls import URLPattern, path

from ownterms.mirror.views import counted, seen

urlpatterns: list[URLPattern] = [
    path("mirror/seen/", seen.seen_page, name="mirror-seen"),
    path("space/counted/", counted.counted_page, name="counted"),
]
