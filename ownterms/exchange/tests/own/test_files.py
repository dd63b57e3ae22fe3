"""A PDF is laid out apart, and nobody waits long for another's."""

import pytest

from ownterms.exchange.own import formats
from ownterms.exchange.own.formats import can_lay_out, on_paper
from ownterms.lib.apart import work
from ownterms.lib.tests.written.test_documents import PAGE
from ownterms.lib.written.pages import Heading, Page


def test_a_pdf_is_made_in_a_process_of_its_own() -> None:
    if not can_lay_out():
        pytest.skip("Pango is not here, so no PDF can be made")
    assert on_paper(PAGE).startswith(b"%PDF-")


def test_a_pdf_waits_for_no_photo_and_nobody_long_for_a_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Turns of photos and voice notes are all taken; then another PDF is being made."""
    monkeypatch.setattr(formats, "PATIENCE", 0.01)
    page = Page("Mine", "en-GB", (Heading(1, "Mine"),))
    with work.TURNS, work.TURNS:
        assert on_paper(page).startswith(b"%PDF")
    with formats.PRESS, pytest.raises(formats.CannotBeMade, match="try again"):
        on_paper(page)
    assert on_paper(page).startswith(b"%PDF")
