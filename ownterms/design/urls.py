"""Addresses of the design's own pages."""

from django.urls import path

from ownterms.design import views

urlpatterns = [
    path("look/", views.look_page, name="look"),
    path("gallery/", views.gallery_page, name="gallery"),
    path("design/<slug:digest>/<str:name>", views.bundle_file, name="bundle"),
]
