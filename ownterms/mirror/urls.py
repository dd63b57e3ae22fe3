"""Addresses of the mirror: /mirror/ for services and their funders, /space/counted/ for a person's own yes."""

from django.urls import URLPattern, path

from ownterms.mirror.views import (
    account,
    clauses,
    counted,
    counted_wants,
    helper_sheet,
    here,
    holding,
    own,
    published,
    seen,
    viewpoints,
    wanted,
)

urlpatterns: list[URLPattern] = [
    path("mirror/seen/", seen.seen_page, name="mirror-seen"),
    path("mirror/here/", here.here_page, name="mirror-here"),
    path("space/counted/", counted.counted_page, name="counted"),
    path("helping/sheet/", helper_sheet.helper_sheet_page, name="helper-sheet"),
    path("helping/sheet/word/", helper_sheet.helper_sheet_file, name="helper-sheet-file"),
    path("public-account/", account.public_account_page, name="public-account"),
    path("public-account/<slug:form>/", account.return_page, name="return"),
    path("public-account/<slug:form>/<slug:kind>/", account.return_file, name="return-file"),
    path("space/counted/wants/", counted_wants.wants_counted_page, name="wants-counted"),
    path("space/agenda/wants/<uuid:pk>/counted/", counted_wants.want_counted_page, name="want-counted"),
    path("space/agenda/wants/<uuid:pk>/counted/back/", counted_wants.want_counted_back, name="want-counted-back"),
    path("wanted/", wanted.wanted_page, name="wanted"),
    path("wanted/<int:year>/<int:number>/", wanted.wanted_quarter_page, name="wanted-quarter"),
    path("wanted/what-people-want.csv", wanted.wanted_csv, name="wanted-csv"),
    path("wanted/what-people-want.json", wanted.wanted_json, name="wanted-json"),
    path("clauses/", clauses.clauses_page, name="clauses"),
    path("clauses/known/", clauses.clauses_known_page, name="clauses-known"),
    path("mirror/", published.mirror_page, name="mirror"),
    path("mirror/sheet/", holding.sheet_page, name="mirror-sheet"),
    path("mirror/published/", published.all_published_page, name="all-published"),
    path("mirror/published/<uuid:pk>/", published.published_page, name="published-mirror"),
    path("mirror/published/<uuid:pk>/taken-back/", published.taken_back_page, name="taken-back"),
    path("organisations/<uuid:pk>/mirror/", own.organisation_mirror_page, name="organisation-mirror"),
    path("organisations/<uuid:pk>/mirror/publishing/", own.publishing_page, name="mirror-publishing"),
    path("organisations/<uuid:pk>/viewpoints/", viewpoints.viewpoints_page, name="viewpoints"),
    path("organisations/<uuid:pk>/viewpoint/", viewpoints.viewpoint_page, name="viewpoint"),
    path("space/viewpoints/", viewpoints.own_viewpoints_page, name="own-viewpoints"),
    path("space/viewpoints/<uuid:pk>/removal/", viewpoints.viewpoint_removal, name="viewpoint-removal"),
]
