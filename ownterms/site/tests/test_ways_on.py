"""Pages that say that there is nothing here: they lead on, and give back what was written."""

from uuid import uuid4

import pytest
from django.test import Client, override_settings
from django.urls import NoReverseMatch, reverse

from ownterms.people.models import Person
from ownterms.people.tests.conftest import signed_in
from ownterms.site.urls import SIGNED_IN_PAGES
from ownterms.site.views import page_above

pytestmark = pytest.mark.django_db

NOWHERE = "/nowhere/"


@pytest.fixture
def ben() -> Person:
    return Person.objects.create_user("ben@example.org", name="Ben")


def main(page: bytes) -> str:
    return page.decode().partition("<main")[2].partition("</main>")[0]


class TestNoSuchPage:
    def test_leads_whoever_is_signed_in_to_what_is_theirs(self, ben: Person) -> None:
        page = main(signed_in(ben).get(NOWHERE).content)

        assert 'href="/helping/"' in page
        assert 'href="/space/"' in page

    def test_leads_a_stranger_to_the_question_alone(self, client: Client) -> None:
        assert "/helping/" not in main(client.get(NOWHERE).content)

    def test_gives_back_what_was_written_and_nothing_that_a_form_says_by_itself(self, ben: Person) -> None:
        sent = {
            "message-words": "I come\nat <four>.", "part": str(uuid4()), "answer": "yes", "stay": "on",
            "card": "six words", "phone": "07700 900123", "next": "/about/", "nothing": " ",
        }  # fmt: skip

        page = main(signed_in(ben).post(NOWHERE, sent).content)

        assert "This was not sent." in page
        assert page.count('class="kept-lines"') == 2
        assert "I come\nat &lt;four&gt;." in page
        assert "07700 900123" in page

    def test_gives_a_stranger_no_words_back(self, client: Client) -> None:
        assert "at four" not in client.post(NOWHERE, {"words": "I come at four."}).content.decode()

    @override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=100)
    def test_bears_what_cannot_be_read(self, ben: Person) -> None:
        answer = signed_in(ben).post(NOWHERE, {"words": "x" * 1000})

        assert answer.status_code == 404


class TestNothingToSee:
    def test_leads_back_to_the_page_with_the_form(self, ben: Person) -> None:
        invitation, entry = uuid4(), uuid4()
        answer = signed_in(ben).get(f"/helping/{invitation}/entries/{entry}/answers/?page=1")

        assert answer.status_code == 405
        assert f'href="/helping/{invitation}/"' in main(answer.content)
        assert 'href="/helping/"' in main(answer.content)

    def test_never_leads_to_another_such_address(self, ben: Person) -> None:
        client, led = signed_in(ben), 0
        for name in SIGNED_IN_PAGES:
            for args in ([], [uuid4()], [1], [uuid4(), uuid4()]):
                try:
                    address = reverse(name, args=args)
                except NoReverseMatch:
                    continue
                if client.get(address).status_code == 405:
                    led += 1
                    assert client.get(page_above(address)).status_code != 405, address
        assert led > 10
