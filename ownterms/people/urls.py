"""Addresses of people. None of them names a person: each shows whoever is signed in what is their own."""

from django.urls import path

from ownterms.people.views import account, door

urlpatterns = [
    path("sign-in/", door.sign_in_page, name="sign-in"),
    path("sign-in/code/", door.sign_in_code_page, name="sign-in-code"),
    path("sign-out/", door.sign_out, name="sign-out"),
    path("you/", account.you_page, name="you"),
]
