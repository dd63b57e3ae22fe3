"""A button that is pressed twice: what it sends is kept once. Said again later, or otherwise, it is meant."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from ownterms.agenda.models import Option, Step, Want, WhatCame
from ownterms.agenda.models.again import AT_ONCE
from ownterms.lib.tests.apart import photos
from ownterms.people.models import Person
from ownterms.spaces.models import Space

pytestmark = pytest.mark.data

AGENDA = "/space/agenda/"
KINDS = {
    AGENDA: (Want, "said_at"),
    f"{AGENDA}options/new/": (Option, "made_at"),
    f"{AGENDA}steps/new/": (Step, "made_at"),
    f"{AGENDA}came/new/": (WhatCame, "said_at"),
}
SAID = {"words": "A piano."}


def photo(width: int = 160) -> dict[str, object]:
    return {"picture": SimpleUploadedFile("a.jpg", photos.file("JPEG", photos.scene(width)), "image/jpeg")}


@pytest.mark.parametrize("address", KINDS)
class TestPressedTwice:
    def test_keeps_one(self, her: Client, space: Space, address: str) -> None:
        first, second = (her.post(address, SAID) for _each in range(2))

        assert first.status_code == second.status_code == 302
        assert first.headers["Location"] == second.headers["Location"]
        assert KINDS[address][0].objects.filter(space=space).count() == 1

    def test_keeps_what_is_said_otherwise(self, her: Client, address: str) -> None:
        for words in ("A piano.", "A piano!", "A piano."):
            assert her.post(address, {"words": words}).status_code == 302

        assert KINDS[address][0].objects.count() == 3

    def test_keeps_what_is_said_again_later(self, her: Client, address: str) -> None:
        kind, told_at = KINDS[address]
        her.post(address, SAID)
        kind.objects.update(**{told_at: timezone.now() - AT_ONCE - timedelta(seconds=1)})

        her.post(address, SAID)

        assert kind.objects.count() == 2


class TestAWant:
    def test_is_one_with_its_photo(self, her: Client) -> None:
        for _each in range(2):
            her.post(AGENDA, SAID | photo())

        assert Want.objects.count() == 1

    def test_is_another_with_another_photo_or_as_a_seed(self, her: Client) -> None:
        for more in ({}, photo(), photo(width=80), {"seed": "yes"}):
            her.post(AGENDA, SAID | more)

        assert Want.objects.count() == 4

    def test_that_was_put_away_is_said_anew(self, her: Client, amina: Person) -> None:
        her.post(AGENDA, SAID)
        [want] = Want.objects.all()
        her.post(f"{AGENDA}wants/{want.pk}/away/", {"how": "unsaid"})

        her.post(AGENDA, SAID)

        assert Want.objects.count() == 2


class TestAStep:
    def test_done_is_another_than_one_to_do(self, her: Client) -> None:
        for more in ({}, {"done": "yes"}):
            her.post(f"{AGENDA}steps/new/", SAID | more)

        assert Step.objects.count() == 2
