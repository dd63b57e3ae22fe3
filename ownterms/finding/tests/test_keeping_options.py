"""What was found can be kept as an option from the page of results, and an empty search leads to inventing a way."""

import pytest
from django.test import Client

from ownterms.agenda.models import Option, Want
from ownterms.directory.tests.factories import make_listing
from ownterms.people.models import Person
from ownterms.spaces import actions
from ownterms.spaces.models import Space

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
    assert f'name="words" value="{WORDS}"' in page.split('<form id="keep"')[1].split("</form>")[0]

    hers.post(address)

    assert Option.objects.count() == 1


def test_the_words_go_on_the_agenda_of_whoever_has_a_space(hers: Client) -> None:
    page = hers.post("/find/", {"words": WORDS}).content.decode()
    assert "Put these words on my agenda" in page
    form = page.split('<form id="on-agenda"')[1].split("</form>")[0]
    assert 'method="post" action="/space/agenda/"' in form
    assert f'value="{WORDS}"' in form

    hers.post("/space/agenda/", {"words": WORDS})

    [want] = Want.objects.read(by=Person.objects.get())
    assert want.words == WORDS


def test_nobody_else_is_offered_an_agenda(client: Client, db: None) -> None:
    assert "on-agenda" not in client.post("/find/", {"words": WORDS}).content.decode()
    client.force_login(Person.objects.create_user(name="Dev"))  # signed in, without a space
    assert "on-agenda" not in client.post("/find/", {"words": WORDS}).content.decode()


def test_a_want_leads_to_what_is_around_for_it(hers: Client) -> None:
    amina = Person.objects.get()
    want = Want.say(Space.objects.get(), WORDS, by=amina)

    page = hers.get(f"/space/agenda/wants/{want.pk}/").content.decode()

    form = page.split("See what is around for this")[0].rsplit("<form", 1)[1]
    assert 'method="post" action="/find/"' in form
    assert f'name="words" value="{WORDS}"' in form


def test_a_stranger_is_led_to_beginning_and_gets_no_cookie(client: Client) -> None:
    listing = make_listing("Night sitting", description="Respite care for carers.")

    answer = client.post("/find/", {"words": WORDS})

    page = answer.content.decode()
    assert f"/space/start/?next=/space/agenda/options/found/{listing.pk}/" in page
    assert 'id="keep"' not in page
    assert not answer.cookies


def test_a_search_that_finds_nothing_leads_to_inventing_with_the_words(client: Client) -> None:
    page = client.post("/find/", {"words": "xylophone quartz"}).content.decode()

    assert "Invent an option yourself" in page
    form = page.split('<form id="invent"')[1].split("</form>")[0]
    assert 'method="post"' in form
    assert 'value="xylophone quartz"' in form
