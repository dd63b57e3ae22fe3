"""What was found can be kept as an option from the page of results, and an empty search leads to inventing a way."""

import pytest
from django.test import Client

from ownterms.agenda.models import Option
from ownterms.directory.tests.factories import make_listing
from ownterms.people.models import Person
from ownterms.spaces import actions

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_lexicon")]


WORDS = "I am looking after my mum and cant sleep"


@pytest.fixture
def hers(db: None) -> Client:
    """The browser of Amina, who has a space."""
    amina = Person.objects.create_user(name="Amina")
    actions.begin(amina)
    client = Client()
    client.force_login(amina)
    return client


def test_each_thing_found_is_an_option_with_one_tap(hers: Client) -> None:
    listing = make_listing("Night sitting", description="Respite care for carers.")
    address = f"/space/agenda/options/found/{listing.pk}/"
    page = hers.post("/find/", {"words": WORDS}).content.decode()
    assert f'form="keep" formaction="{address}"' in page
    assert '<form id="keep" method="post">' in page

    hers.post(address)

    assert Option.objects.count() == 1


def test_a_stranger_is_led_to_beginning_and_gets_no_cookie(client: Client) -> None:
    listing = make_listing("Night sitting", description="Respite care for carers.")

    answer = client.post("/find/", {"words": WORDS})

    page = answer.content.decode()
    assert f"/space/start/?next=/space/agenda/options/found/{listing.pk}/" in page
    assert 'id="keep"' not in page
    assert not answer.cookies


def test_a_search_that_finds_nothing_leads_to_inventing_with_the_words(client: Client) -> None:
    page = client.post("/find/", {"words": "xylophone quartz"}).content.decode()

    assert "Invent a way yourself" in page
    form = page.split('<form id="invent"')[1].split("</form>")[0]
    assert 'method="post"' in form
    assert 'value="xylophone quartz"' in form
