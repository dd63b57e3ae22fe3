"""How letters leave here."""

import os
import time
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.mail import EmailMessage
from django.core.mail.backends import locmem

from ownterms.people.actions import send, tidy
from ownterms.people.mail import mail


class TestMail:
    def test_is_secure_unless_it_goes_to_this_machine(self, tmp_path: Path) -> None:
        far = mail("smtp://me:a%40b@mail.example.org", sender="x@example.org", folder=tmp_path)
        near = mail("smtp://localhost:1025", sender="", folder=tmp_path)
        whole = mail("smtps://me:word@mail.example.org", sender="", folder=tmp_path)

        assert (far["EMAIL_PORT"], far["EMAIL_USE_TLS"], far["EMAIL_HOST_PASSWORD"]) == (587, True, "a@b")
        assert (near["EMAIL_PORT"], near["EMAIL_USE_TLS"]) == (1025, False)
        assert (whole["EMAIL_PORT"], whole["EMAIL_USE_SSL"], whole["EMAIL_USE_TLS"]) == (465, True, False)

    @pytest.mark.parametrize("address", ["mail.example.org", "http://example.org", "smtp://", "smtp://host:no"])
    def test_says_what_an_address_of_a_mail_server_looks_like(self, tmp_path: Path, address: str) -> None:
        with pytest.raises(ValueError, match=r"OWNTERMS_MAIL|Port"):
            mail(address, sender="", folder=tmp_path)

    def test_lies_in_a_folder_for_its_owner_until_it_is_set_up(self, tmp_path: Path, settings: LazySettings) -> None:
        for name, value in mail("", sender="", folder=tmp_path / "letters").items():
            setattr(settings, name, value)

        EmailMessage("Your code", "Your code is 123 456", to=["amina@example.org"]).send()

        [file] = (tmp_path / "letters").iterdir()
        assert "123 456" in file.read_text()
        assert file.stat().st_mode & 0o077 == 0
        assert file.parent.stat().st_mode & 0o077 == 0

    @pytest.mark.django_db
    def test_lies_in_the_folder_for_a_day(self, tmp_path: Path, settings: LazySettings) -> None:
        settings.LETTERS = tmp_path
        for name, hours in (("old.log", 25), ("new.log", 23)):
            (tmp_path / name).touch()
            os.utime(tmp_path / name, times=2 * (time.time() - hours * 60 * 60,))

        tidy.func()

        assert [each.name for each in tmp_path.iterdir()] == ["new.log"]

    def test_that_cannot_be_handed_on_is_logged_without_the_address(
        self, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        def refuse(*_: object) -> None:
            raise ConnectionRefusedError("amina@example.org")

        monkeypatch.setattr(locmem.EmailBackend, "send_messages", refuse)

        assert not send(EmailMessage("Your code", "x", to=["amina@example.org"]))
        assert "ConnectionRefusedError" in caplog.text
        assert "amina" not in caplog.text
