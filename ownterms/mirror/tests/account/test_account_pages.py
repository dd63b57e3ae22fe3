"""The public account, and returns drafted from it."""

import csv
from datetime import date, timedelta
from html import escape
from io import BytesIO, StringIO

import pytest
from django.test import Client
from docx import Document

from ownterms.lib.small_numbers import Quarter
from ownterms.mirror.account import crosswalk
from ownterms.mirror.account.drafting import draft
from ownterms.mirror.models import PublicAccount, ReadQuarter

from .lives import IN_IT, PUBLIC, QUARTER, on

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

    def test_says_that_people_who_are_made_up_are_not_counted(self, client: Client) -> None:
        says = "People who are made up are never counted here."
        assert says not in client.get("/public-account/").text
        ReadQuarter.keep(QUARTER, {"people": 60}, {}, is_invented=True)

        assert says in client.get("/public-account/").text

    def test_says_when_there_will_be_something(self, client: Client, account: PublicAccount) -> None:
        with on(QUARTER.last):
            page = client.get("/public-account/").text

        assert "Nothing is told yet" in page
        assert "15 January 2027" in page


class TestReturn:
    def test_fills_in_what_is_true_and_gives_each_blank_its_reason(self, account: PublicAccount) -> None:
        answers = {each.field: each for each in draft(crosswalk.here()["quarterly-monitoring"], PUBLIC).answers}

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

        assert "'=1+1" in draft(form, PUBLIC).as_csv()
        assert "'@SUM" in draft(form, PUBLIC).as_csv()

    @pytest.mark.parametrize("address", ["/public-account/nowhere/", f"{FORM}exe/", "/public-account/nowhere/csv/"])
    def test_is_404_where_there_is_none(self, client: Client, address: str) -> None:
        assert client.get(address).status_code == 404


class TestBeforeAnyQuarterIsTold:
    """The whole form stands there, each field with its reason, and what it will be."""

    def test_each_field_is_blank_with_its_reason(self) -> None:
        answers = {each.field: each for each in draft(crosswalk.here()["quarterly-monitoring"], IN_IT).answers}

        assert all(each.is_blank for each in answers.values())
        told, never = answers["Number of new referrals"], answers["Throughput (planned exits)"]
        assert "the first is told on 15 January 2027. What it will be: Nobody is referred here." in told.words
        assert "The nearest true thing: People whose longest tie" in never.words
        assert (told.answer, never.answer) == ("Not told yet", "Not recorded")

    def test_is_shown_and_taken(self, client: Client) -> None:
        with on(IN_IT):
            page, table = client.get(FORM).text, client.get(f"{FORM}csv/").text
            word = Document(BytesIO(client.get(f"{FORM}docx/").content))

        fields = [each.name for each in crosswalk.here()["quarterly-monitoring"].fields]
        assert all(field in page for field in map(escape, fields))
        assert "What is told later" in page
        assert [row[0] for row in csv.reader(StringIO(table))][1:] == fields
        assert "No quarter is told yet" in " ".join(each.text for each in word.paragraphs)

    @pytest.mark.parametrize(
        ("today", "first"),
        [(date(2027, 1, 5), QUARTER), (PUBLIC - timedelta(days=1), QUARTER), (PUBLIC, QUARTER.after), (IN_IT, QUARTER)],
    )
    def test_knows_which_quarter_is_told_next(self, today: date, first: Quarter) -> None:
        assert PublicAccount.told_next(today) == first
