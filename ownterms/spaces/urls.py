"""Addresses of spaces: /space/ is a person's own, /helping/ what others opened to them, /invited/ an invitation."""

from django.urls import URLPattern, path

from ownterms.spaces.views import helping, invitations, invited, inviting, looks, messages
from ownterms.spaces.views.own import erasing, held, notebook, space, starting, whose_idea

urlpatterns: list[URLPattern] = [
    path("space/", space.space_page, name="space"),
    path("space/start/", starting.start_page, name="space-start"),
    path("space/start/together/", starting.beside_page, name="space-start-together"),
    path("space/start/done/", starting.done, name="space-done"),
    path("space/claim/", starting.claim, name="space-claim"),
    path("space/notebook/", notebook.notebook_page, name="notebook"),
    path("space/entries/<uuid:pk>/", notebook.entry_page, name="entry"),
    path("space/entries/<uuid:pk>/rewriting/", notebook.rewriting_page, name="entry-rewriting"),
    path("space/entries/<uuid:pk>/removal/", notebook.entry_removal, name="entry-removal"),
    path("space/typed/<uuid:pk>/", messages.typed_answer, name="typed-answer"),
    path("entries/<uuid:pk>/picture/", held.picture, name="entry-picture"),
    path("entries/<uuid:pk>/sound/", held.sound, name="entry-sound"),
    path("space/whose-idea/", whose_idea.whose_idea_page, name="whose-idea"),
    path("space/erasing/", erasing.erasing_page, name="erasing"),
    path("space/looks/", looks.looks_page, name="looks"),
    path("space/looks/copy/", looks.looks_copy, name="looks-copy"),
    path("space/invitations/<uuid:pk>/messages/", messages.messages_page, name="messages"),
    path("space/invitations/<uuid:pk>/as-they-see/", looks.as_they_see_page, name="see-as"),
    path("space/invitations/", invitations.invitations_page, name="invitations"),
    path("space/invitations/new/", inviting.inviting_page, name="inviting"),
    path("space/invitations/<uuid:pk>/", invitations.invitation_page, name="invitation"),
    path("space/invitations/<uuid:pk>/words/", inviting.words_page, name="invitation-words"),
    path("space/invitations/<uuid:pk>/letter/", inviting.letter_page, name="invitation-letter"),
    path("space/invitations/<uuid:pk>/shows/", invitations.invitation_shows, name="invitation-shows"),
    path("space/invitations/<uuid:pk>/renewal/", invitations.invitation_renewal, name="invitation-renewal"),
    path("space/invitations/<uuid:pk>/ending/", invitations.invitation_ending, name="invitation-ending"),
    path("helping/invitations/<uuid:pk>/", invited.asked_page, name="asked"),
    path("invited/", invited.invited_page, name="invited"),
    path("invited/<uuid:pk>/", invited.invited_typed_page, name="invited-typed"),
    path("invited/<str:words>/", invited.invited_by_words_page, name="invited-by-words"),
    path("helping/", helping.helping_page, name="helping"),
    path("helping/<uuid:pk>/", helping.tie_page, name="tie"),
    path("helping/over/<int:pk>/away/", helping.over_away, name="over-away"),
    path("helping/<uuid:pk>/reason/", helping.reason, name="tie-reason"),
    path("helping/<uuid:pk>/messages/", messages.tie_message, name="tie-message"),
    path("helping/<uuid:pk>/entries/<uuid:entry>/answers/", messages.answer, name="answer"),
    path("helping/<uuid:pk>/typed/", messages.typing, name="typing"),
    path("helping/<uuid:pk>/stepping-back/", helping.stepping_back_page, name="stepping-back"),
]
