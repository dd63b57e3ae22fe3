"""A wrong number is put right: a stranger says so, the keeper answers, and a reader sees it."""

import pytest
from playwright.sync_api import expect

from ownterms.directory.models import Naming

from .conftest import OpenPage
from .keeping_states import come_in, full, known, pressed
from .states import TIRED
from .town import Town

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_wrong_number_is_put_right_without_script_on_a_phone(open_page: OpenPage, town: Town) -> None:
    reader = open_page(width=320, height=640, script=False)
    reader.goto(town.full)
    reader.get_by_role("link", name="Say what is wrong").click()
    reader.get_by_label("The phone, email or web page is wrong.").check()
    reader.get_by_label("What would be right?").fill("It is 01632 960007.")
    pressed(reader, "Send it")
    expect(reader.get_by_role("heading", name="Thank you")).to_be_visible()

    keeper = open_page(width=320, height=640, script=False)
    Naming.make(known("Amina").email or "", organisation=full(town).organisation)
    come_in(keeper, town, "Amina")
    keeper.goto("/keeping/")
    pressed(keeper, "Yes, I will")
    keeper.get_by_role("link", name="Millbrook Neighbours").click()
    expect(keeper.get_by_text("It is 01632 960007.")).to_be_visible()
    keeper.get_by_role("link", name="Answer it").click()
    keeper.get_by_role("link", name="Put it right on the page").click()
    expect(keeper.get_by_label("Tuesdays")).to_have_value("21:00–7:00")
    keeper.locator("#phones").fill("01632 960007")
    keeper.get_by_label("Tuesdays").fill("8pm to 7am")
    pressed(keeper, "Save it")
    expect(keeper.get_by_role("heading", name="It is saved")).to_be_visible()
    keeper.get_by_role("link", name="Answer it").click()
    keeper.get_by_label("It was put right.").check()
    keeper.get_by_label("A few words to it").fill("Thank you.")
    pressed(keeper, "Answer it")

    reader.goto("/")
    reader.fill("#words", TIRED)
    pressed(reader, "See what is around")
    reader.get_by_role("link", name="Night sitting for carers").first.click()
    expect(reader.get_by_role("link", name="01632 960007")).to_be_visible()
    expect(reader.get_by_text("Tuesdays, 20:00–7:00")).to_be_visible()
    expect(reader.get_by_text("It was put right.")).to_be_visible()
    reader.get_by_role("link", name="What changed on this page").click()
    expect(reader.locator("ins", has_text="960007")).to_be_visible()
