"""Addresses of people. None of them names a person: each shows whoever is signed in what is their own."""

from django.urls import path

from ownterms.people.views import account, again, card, coming_back, door, passkeys, reaching, sessions

urlpatterns = [
    path("sign-in/", door.sign_in_page, name="sign-in"),
    path("sign-in/code/", door.sign_in_code_page, name="sign-in-code"),
    path("sign-in/passkey/", passkeys.passkey_sign_in, name="passkey-sign-in"),
    path("sign-in/again/", again.again_page, name="again"),
    path("sign-in/again/code/", again.again_code_page, name="again-code"),
    path("come-back/", coming_back.come_back_page, name="come-back"),
    path("sign-out/", door.sign_out, name="sign-out"),
    path("you/", account.you_page, name="you"),
    path("you/name/", account.name_page, name="your-name"),
    path("you/email/", account.email_page, name="your-email"),
    path("you/email/code/", account.email_code_page, name="your-email-code"),
    path("you/leaving/", account.leaving_page, name="leaving"),
    path("you/card/", card.card_page, name="your-card"),
    path("you/card/removal/", card.card_removal, name="card-removal"),
    path("you/card/recovery/refusal/", card.recovery_refusal, name="recovery-refusal"),
    path("you/passkeys/", passkeys.passkeys_page, name="passkeys"),
    path("you/passkeys/new/", passkeys.new_passkey, name="new-passkey"),
    path("you/passkeys/<int:pk>/removal/", passkeys.passkey_removal, name="passkey-removal"),
    path("you/reaching/", reaching.reaching_page, name="reaching"),
    path("you/reaching/review/", reaching.reaching_review, name="reaching-review"),
    path("you/reaching/clearing/", reaching.reaching_clearing, name="reaching-clearing"),
    path("you/sessions/", sessions.sessions_page, name="sessions"),
    path("you/sessions/ending/", sessions.ending, name="session-ending"),
]
