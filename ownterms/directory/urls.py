"""Addresses of the directory."""

from django.urls import path

from ownterms.directory.views import changes, editing, keeping, mistakes, pages, sayings, stewards, versions

urlpatterns = [
    path("listings/<uuid:pk>/", pages.listing_page, name="listing"),
    path("listings/<uuid:pk>/edit/", editing.listing_edit_page, name="listing-edit"),
    path("listings/<uuid:pk>/check/", editing.check_page, name="listing-check"),
    path("listings/<uuid:pk>/withdrawal/", editing.withdrawal_page, name="listing-withdrawal"),
    path("listings/<uuid:pk>/versions/", versions.versions_page, name="versions"),
    path("listings/<uuid:pk>/mistake/", mistakes.mistake_page, name="mistake"),
    path("mistakes/<int:pk>/", mistakes.mistake_answer_page, name="mistake-answer"),
    path("organisations/<uuid:pk>/", pages.organisation_page, name="organisation"),
    path("organisations/<uuid:pk>/edit/", editing.organisation_edit_page, name="organisation-edit"),
    path("organisations/<uuid:pk>/new/", editing.listing_new_page, name="listing-new"),
    path("organisations/<uuid:pk>/keeping/", keeping.organisation_keeping_page, name="organisation-keeping"),
    path("organisations/<uuid:pk>/keepers/", keeping.keepers_page, name="keepers"),
    path("organisations/<uuid:pk>/keepers/<int:naming>/end/", keeping.keeper_end_page, name="keeper-end"),
    path("changes/", changes.changes_page, name="changes"),
    path("changes/<uuid:pk>/", changes.change_page, name="change"),
    path("changes/<uuid:pk>/answer/", changes.change_answer_page, name="change-answer"),
    path("keeping/", keeping.keeping_page, name="keeping"),
    path("keeping/<int:pk>/", keeping.naming_page, name="naming"),
    path("keeping/lists/<int:pk>/", sayings.feed_saying_page, name="feed-saying"),
    path("stewards/", stewards.stewards_page, name="stewards"),
    path("stewards/pairs/<int:pk>/", stewards.pair_page, name="pair"),
]
