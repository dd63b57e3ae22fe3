"""The public account, and returns drafted from it."""

import csv
from io import BytesIO, StringIO

import pytest
from django.test import Client
from docx import Document

from ownterms.mirror.account import crosswalk
from ownterms.mirror.account.drafting import draft
from ownterms.mirror.models import PublicAccount

from .lives import PUBLIC, QUARTER, on

pytestmark = pytest.mark.django_db

TOLD = {
    "people": {"all": 60},
    "invited": {"yes": 25, "no": 35},
    "ties": {"long": None, "middle": 15, "short": 20, "none": 15},
    "again": {"yes": None, "once": None, "none": None},
    "listened": {"yes": 20, "partly": 10, "no": None, "silent": 10, "none": 15},
}
FORM = "/public-account/quarterly-monitoring/"


@pytest.fixture
def account() -> PublicAccount:
    PublicAccount.keep(QUARTER, TOLD)
    return PublicAccount.objects.get()


class TestPublicAccountPage:
    def test_tells_numbers_and_why_there_are_blanks(self, client: Client, account: PublicAccount) -> None:
        with on(PUBLIC):
            page = client.get("/public-account/").text

        assert "<strong>About 25</strong> – People who invited somebody" in page
        assert "<strong>Too few to tell</strong> – People who asked the same helper in more than once" in page
        assert "What is not held, and why" in page
        assert "The nearest is how many people invited somebody." in page

    def test_says_when_there_will_be_something(self, client: Client, account: PublicAccount) -> None:
        with on(QUARTER.last):
            page = client.get("/public-account/").text

        assert "Nothing is told yet" in page
        assert "15 January 2027" in page


class TestReturn:
    def test_fills_in_what_is_true_and_gives_each_blank_its_reason(self, account: PublicAccount) -> None:
        answers = {each.field: each for each in draft(crosswalk.here()["quarterly-monitoring"], account).answers}

        assert answers["Number of new referrals"].answer == "about 25"
        assert answers["Repeat referrals"].answer == "Not told"
        assert "Too few to tell" in answers["Repeat referrals"].words
        assert answers["DNA rate"].answer == "Not recorded"
        assert "The nearest true thing" in answers["Throughput (planned exits)"].words
        assert all(len(each.words) > 30 for each in answers.values())

    def test_is_shown_and_taken(self, client: Client, account: PublicAccount) -> None:
        with on(PUBLIC):
            page = client.get(FORM).text
            word, table = client.get(f"{FORM}docx/"), client.get(f"{FORM}csv/")

        assert "it is no oversight" in page
        told = Document(BytesIO(word.content))
        assert told.paragraphs[0].text == "Quarterly monitoring form"
        assert any(cell.text == "Not recorded" for each in told.tables for cell in each.columns[1].cells)
        rows = list(csv.reader(StringIO(table.text)))
        assert len(rows) == 1 + len(crosswalk.here()["quarterly-monitoring"].fields)
        assert all(len(row) == 3 and all(row) for row in rows)

    def test_guards_cells_that_a_spreadsheet_would_reckon_with(self, account: PublicAccount) -> None:
        form = crosswalk.Crosswalk("x", "X", "Us", "Here.", (crosswalk.Field("=1+1", why="@SUM(A1)"),))

        assert "'=1+1" in draft(form, account).as_csv()
        assert "'@SUM" in draft(form, account).as_csv()

    @pytest.mark.parametrize("address", ["/public-account/nowhere/", f"{FORM}exe/", f"{FORM}docx/"])
    def test_is_404_where_there_is_none(self, client: Client, address: str) -> None:
        assert client.get(address).status_code == 404

    def test_says_that_there_is_nothing_to_fill_in_yet(self, client: Client) -> None:
        assert "Nothing is told yet" in client.get(FORM).text
