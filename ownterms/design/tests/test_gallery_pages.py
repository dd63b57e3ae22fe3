"""The gallery shows every component there is."""

import re

from django.test import Client

from ownterms.design.bundle import STATIC


def test_every_component_has_its_place_in_the_gallery(client: Client) -> None:
    page = client.get("/gallery/").content.decode()
    worn = set(" ".join(re.findall(r'class="([^"]*)"', page)).split())

    for sheet in (STATIC / "css" / "components").glob("*.css"):
        drawn = set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)))
        assert drawn & worn, sheet.name


def test_pages_carry_no_style_or_script_of_their_own(client: Client) -> None:
    page = client.get("/gallery/").content.decode()

    assert "<style" not in page
    assert " style=" not in page
    assert re.findall(r"\son\w+=", page) == []
    assert re.findall(r"<script(?![^>]*src=)", page) == []
