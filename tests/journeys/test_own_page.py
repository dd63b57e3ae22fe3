"""Stories of a person's own page: in by the door, with a passkey, and out of a browser that was lost."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from playwright.sync_api import Page, expect

from ownterms.people.models import Passkey, Person, Session

from .conftest import OpenPage
from .states import coded, pressed
from .test_stories import tab_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AMINA = "amina@example.org"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def with_device(page: Page, **ways: bool) -> tuple[Any, str]:
    """This will give the browser a device that can hold passkeys: the line to it, and its name."""
    line = page.context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    made = line.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE | ways})
    return line, made["authenticatorId"]


def enter(page: Page) -> None:
    """This will press Enter, and wait for the page that comes."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


def come_in(page: Page, onwards: str = "/you/") -> None:
    """This will come in by the door with a code."""
    page.goto(f"/sign-in/?next={onwards}")
    page.fill("#email", AMINA)
    pressed(page, "Send me a code")
    coded(page, "Come in")


@pytest.fixture
def letters_at_once(settings: LazySettings) -> None:
    """Letters are written in the request itself, and lie in Django's outbox."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.mark.usefixtures("letters_at_once")
def test_amina_comes_in_by_keyboard_without_script_on_a_phone(open_page: OpenPage) -> None:
    page = open_page(width=320, height=640, script=False)
    page.goto("/")
    tab_to(page, "Sign in")
    enter(page)
    tab_to(page, "email")
    page.keyboard.type(AMINA)
    enter(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Type the code")
    tab_to(page, "code")
    page.keyboard.type(mail.outbox[-1].body.splitlines()[0].removeprefix("Your code is "))
    enter(page)

    expect(page.get_by_role("heading", level=1)).to_have_text("Your page")
    tab_to(page, "Sign out")
    enter(page)
    expect(page.get_by_role("link", name="Sign in").last).to_be_visible()
    assert not Session.objects.exists()


def test_amina_comes_in_with_a_passkey_and_takes_it_away(open_page: OpenPage) -> None:
    page = open_page()
    with_device(page)
    come_in(page, "/you/passkeys/")
    page.fill("#name", "My old phone")
    pressed(page, "Add a passkey")
    expect(page.get_by_role("heading", name="My old phone")).to_be_visible()

    page.goto("/you/")
    pressed(page, "Sign out")
    page.goto("/sign-in/?next=/you/passkeys/")
    pressed(page, "Use a passkey")
    expect(page.get_by_role("heading", name="My old phone")).to_be_visible()
    assert Person.objects.count() == 1

    pressed(page, "Remove it")
    expect(page.get_by_role("heading", name="My old phone")).not_to_be_visible()
    assert not Passkey.objects.exists()
    page.goto("/you/")
    pressed(page, "Sign out")
    page.goto("/sign-in/")
    pressed(page, "Use a passkey")
    expect(page.get_by_text("We do not know that passkey.")).to_be_visible()


def test_a_device_that_does_not_know_its_holder_opens_nothing(open_page: OpenPage) -> None:
    page = open_page()
    line, device = with_device(page)
    come_in(page, "/you/passkeys/")
    pressed(page, "Add a passkey")
    page.goto("/you/")
    pressed(page, "Sign out")

    line.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
    page.goto("/sign-in/")
    page.get_by_role("button", name="Use a passkey").click()

    expect(page.get_by_text("The device gave no passkey.")).to_be_visible()
    assert not Session.objects.filter(person__isnull=False).exists()


def test_amina_ends_the_session_on_a_phone_that_she_lost(open_page: OpenPage) -> None:
    lost, page = open_page(width=320), open_page()
    come_in(lost)
    come_in(page, "/you/sessions/")
    expect(page.get_by_text("This one", exact=True)).to_have_count(1)

    pressed(page, "End this one")

    expect(page.get_by_role("button", name="End this one")).to_have_count(0)
    lost.goto("/you/")
    expect(lost.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_amina_leaves_nothing_behind_on_a_shared_computer(open_page: OpenPage) -> None:
    page = open_page()
    come_in(page)
    pressed(page, "Sign out")

    page.go_back()

    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
