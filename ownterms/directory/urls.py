"""Addresses of the directory."""

from django.urls import path

from ownterms.directory.views import editing, keeping, pages

urlpatterns = [
    path("listings/<uuid:pk>/", pages.listing_page, name="listing"),
    path("listings/<uuid:pk>/edit/", editing.listing_edit_page, name="listing-edit"),
    path("listings/<uuid:pk>/check/", editing.check_page, name="listing-check"),
    path("organisations/<uuid:pk>/", pages.organisation_page, name="organisation"),
    path("organisations/<uuid:pk>/edit/", editing.organisation_edit_page, name="organisation-edit"),
    path("organisations/<uuid:pk>/new/", editing.listing_new_page, name="listing-new"),
    path("organisations/<uuid:pk>/keeping/", keeping.organisation_keeping_page, name="organisation-keeping"),
    path("organisations/<uuid:pk>/keepers/", keeping.keepers_page, name="keepers"),
    path("organisations/<uuid:pk>/keepers/<int:naming>/end/", keeping.keeper_end_page, name="keeper-end"),
    path("keeping/", keeping.keeping_page, name="keeping"),
    path("keeping/<int:pk>/", keeping.naming_page, name="naming"),
]
