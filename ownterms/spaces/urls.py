"""Addresses of spaces: /space/ is a person's own, /helping/ what others opened to them, /invited/ an invitation."""

from django.urls import URLPattern, path

from ownterms.spaces.views import helping, invitations, invited, inviting, looks, notebook, space, starting

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
    path("space/invitations/", invitations.invitations_page, name="invitations"),
    path("space/invitations/new/", inviting.inviting_page, name="inviting"),
    path("space/invitations/<uuid:pk>/", invitations.invitation_page, name="invitation"),
    path("space/invitations/<uuid:pk>/words/", inviting.words_page, name="invitation-words"),
    path("space/invitations/<uuid:pk>/shows/", invitations.invitation_shows, name="invitation-shows"),
    path("space/invitations/<uuid:pk>/renewal/", invitations.invitation_renewal, name="invitation-renewal"),
    path("space/invitations/<uuid:pk>/ending/", invitations.invitation_ending, name="invitation-ending"),
    path("invited/", invited.invited_page, name="invited"),
    path("invited/<str:words>/", invited.invited_by_words_page, name="invited-by-words"),
]
