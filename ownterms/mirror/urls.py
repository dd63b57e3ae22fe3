"""Addresses of the mirror: /mirror/ for services and their funders, /space/counted/ for a person's own yes."""

from django.urls import URLPattern, path

from ownterms.mirror.views import counted, published, seen

urlpatterns: list[URLPattern] = [
    path("mirror/seen/", seen.seen_page, name="mirror-seen"),
    path("space/counted/", counted.counted_page, name="counted"),
    path("mirror/", published.mirror_page, name="mirror"),
    path("mirror/published/", published.all_published_page, name="all-published"),
    path("mirror/published/<uuid:pk>/", published.published_page, name="published-mirror"),
    path("mirror/published/<uuid:pk>/taken-back/", published.taken_back_page, name="taken-back"),
]
