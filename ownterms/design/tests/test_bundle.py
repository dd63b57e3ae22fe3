"""The joined files: whole, small, and kept by browsers for good."""

import gzip

import pytest
from django.test import Client
from django.urls import reverse

from ownterms.design.bundle import LAYERS, MADE, STATIC, bundle


class TestBundle:
    def test_holds_every_style_sheet_in_its_layer(self) -> None:
        joined = bundle("own.css").content.decode()

        assert joined.startswith(f"@layer {', '.join(LAYERS)};")
        for layer in LAYERS:
            for file in (STATIC / "css" / layer).glob("*.css"):
                assert file.read_text(encoding="utf-8") in joined

    def test_braces_are_balanced_in_every_style_sheet(self) -> None:
        for file in STATIC.rglob("*.css"):
            text = file.read_text(encoding="utf-8")
            assert text.count("{") == text.count("}"), file.name

    def test_style_sheets_are_short_and_call_nobody(self) -> None:
        for file in STATIC.rglob("*.css"):
            text = file.read_text(encoding="utf-8")
            assert len(text.splitlines()) <= 150, file.name
            assert "//" not in text.replace("https://www.w3.org", ""), file.name
            assert "@import" not in text, file.name

    def test_every_folder_of_layers_is_joined(self) -> None:
        folders = {folder.name for folder in (STATIC / "css").iterdir()}

        assert folders == {*LAYERS, "colours", "letters"}


class TestBundleFile:
    @pytest.mark.parametrize("name", MADE)
    def test_is_sent_compressed_and_kept(self, client: Client, name: str) -> None:
        address = reverse("bundle", args=[bundle(name).digest, name])

        answer = client.get(address, headers={"Accept-Encoding": "gzip"})

        assert answer.status_code == 200
        assert gzip.decompress(answer.content) == bundle(name).content
        assert "immutable" in answer["Cache-Control"]

    def test_is_sent_plain_to_those_who_cannot_unpack(self, client: Client) -> None:
        answer = client.get(reverse("bundle", args=[bundle("own.css").digest, "own.css"]))

        assert answer.content == bundle("own.css").content

    def test_is_not_kept_under_an_old_name(self, client: Client) -> None:
        answer = client.get(reverse("bundle", args=["0123456789ab", "own.css"]))

        assert answer["Cache-Control"] == "no-cache"

    def test_is_the_only_file_there(self, client: Client) -> None:
        assert client.get("/design/0123456789ab/settings.py").status_code == 404
