"""Addresses of listings and organisations."""

from django.urls import path

from ownterms.directory import views

urlpatterns = [
    path("listings/<uuid:pk>/", views.listing_page, name="listing"),
    path("organisations/<uuid:pk>/", views.organisation_page, name="organisation"),
]
