"""Results: the person's words, what was understood, and what is around. Nothing is kept."""

import logging
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ownterms.directory.models import Withdrawal
from ownterms.directory.tests.factories import make_listing, make_place, make_source, next_change
from ownterms.finding.answer import more_than

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_lexicon")]

WORDS = "I am looking after my mum and cant sleep"


def ask(client: Client, words: str = WORDS, **more: object) -> str:
    """The page that answers a question."""
    answer = client.post("/find/", {"words": words, **more})
    assert answer.status_code == 200
    return answer.content.decode()


def chips(page: str) -> list[str]:
    """What was understood and can be pressed, as "strike id" or "restore id"."""
    found = re.findall(r'name="(strike|restore)" value="([^"]+)"', page)
    return [" ".join(each) for each in found]


class TestResultsPage:
    def test_shows_the_words_and_what_was_understood(self, client: Client) -> None:
        page = ask(client)

        assert f'<q dir="auto">{WORDS}</q></h1>' in page
        assert sorted(chips(page)) == ["strike for:carers", "strike help-with-sleep", "strike rest-from-caring"]

    def test_asks_where_it_is_not_sure(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        sure = ask(client)
        monkeypatch.setattr("ownterms.finding.answer.SURE", 1.1)
        unsure = ask(client)

        assert "We understood this." in sure
        assert "Do you mean this? We are not sure." in unsure

    def test_says_why_each_thing_is_there(self, client: Client) -> None:
        make_listing("Night sitting", description="Respite care for carers.")

        page = ask(client)

        assert "Night sitting" in page
        assert "Rest from caring: it says “respite care”" in page

    def test_leaves_out_what_was_struck(self, client: Client) -> None:
        page = ask(client, strike="rest-from-caring")

        assert set(chips(page)) >= {"restore rest-from-caring", "strike help-with-sleep"}
        assert "strike rest-from-caring" not in chips(page)
        assert '<input type="hidden" name="without" value="rest-from-caring">' in page

    def test_puts_back_what_was_struck(self, client: Client) -> None:
        page = ask(client, without=["rest-from-caring", "help-with-sleep"], restore="rest-from-caring")

        assert set(chips(page)) >= {"restore help-with-sleep", "strike rest-from-caring"}
        assert "restore rest-from-caring" not in chips(page)

    def test_says_what_it_cut_out_of_the_words(self, client: Client) -> None:
        assert "without: church" in ask(client, "I cant sleep, not a church thing")

    @pytest.mark.parametrize(
        ("words", "code", "shown"),
        [
            ("I cant sleep, and it must be free", "free", "free"),
            ("something for sleep on a Monday evening", "when", "in the evening, Monday"),
            ("I cant sleep, something for carers", "for:carers", "for carers"),
            ("I cant sleep, women only", "only:women", "women only"),
            ("I cant sleep, not a church thing", "not", "without: church"),
        ],
    )
    def test_lets_everything_be_struck_out_and_put_back(
        self, client: Client, words: str, code: str, shown: str
    ) -> None:
        first, struck = ask(client, words), ask(client, words, strike=code)
        again = ask(client, words, without=[code], restore=code)

        assert f'<span class="chip-words">{shown}</span>' in first
        assert "chip-set" not in first
        assert f"strike {code}" in chips(first)
        assert f"restore {code}" in chips(struck)
        assert f"strike {code}" not in chips(struck)
        assert chips(again) == chips(first)

    @pytest.mark.parametrize("code", ["for:nobody we know", "no-such-concept", ""])
    def test_shows_no_chip_for_a_code_that_it_does_not_know(self, client: Client, code: str) -> None:
        assert chips(ask(client, without=[code])) == chips(ask(client))

    def test_begins_at_the_answer_after_a_chip_was_pressed(self, client: Client) -> None:
        page = ask(client)

        assert re.search(r'name="strike" value="[^"]+" formaction="/find/#answer"', page)
        assert re.search(r'<h2[^>]* id="answer" tabindex="-1"', page)

    def test_never_jumps_over_help(self, client: Client) -> None:
        assert 'formaction="/find/"' in ask(client, "my husband hits me")
        assert 'formaction="/find/#answer"' not in ask(client, "my husband hits me")

    def test_puts_help_first_where_there_is_danger(self, client: Client) -> None:
        page = ask(client, "my husband hits me")

        assert page.index("Are you safe?") < page.index("<h1")
        assert 'href="tel:999"' in page
        assert "National Domestic Abuse Helpline" in page

    def test_offers_no_help_panel_where_there_is_none(self, client: Client) -> None:
        assert "Are you safe?" not in ask(client)

    def test_shows_ten_and_then_more(self, client: Client) -> None:
        for number in range(25):
            make_listing(f"Sleep circle {number}", description="Sleep and insomnia.")

        first, more = ask(client, "I cant sleep"), ask(client, "I cant sleep", limit="30")

        assert first.count("<article") == 10
        assert 'name="limit" value="20" formaction="/find/#card-11"' in first
        assert more.count("<article") == 25
        assert 'name="limit"' not in more

    def test_asks_the_database_no_oftener_for_twenty_than_for_two(self, client: Client) -> None:
        def queries(words: str) -> int:
            with CaptureQueriesContext(
                connection,
            ) as caught:
                ask(client, words)
            return len(caught)

        for number in range(20):
            make_place(make_listing(f"Sleep circle {number}", description="Insomnia."), town="Millbrook")
        make_place(make_listing("Tea dance", description="Respite care."), town="Millbrook")
        ask(client)

        assert queries("I cant sleep") <= queries("I need a break") + 1

    def test_leads_past_the_list_to_what_else_there_is(self, client: Client) -> None:
        make_listing("Sleep circle", description="Sleep and insomnia.")

        page = ask(client)

        assert page.index('href="#ways"') < page.index("<article") < page.index('id="ways"')

    def test_answers_in_an_empty_directory_and_tells_its_host_what_to_do(self, client: Client) -> None:
        page = ask(client)

        assert "Nothing was put in here yet" in page
        assert "./run directory import" in page
        assert "fits" not in page

    def test_drops_what_was_withdrawn_meanwhile(self, client: Client) -> None:
        listing = make_listing("Sleep circle", description="Sleep and insomnia.")
        assert "Sleep circle" in ask(client)
        Withdrawal.objects.create(pk=listing.pk, change=next_change())
        listing.delete()

        assert "Sleep circle" not in ask(client)

    def test_marks_what_is_invented(self, client: Client) -> None:
        make_listing("Sleep circle", description="Insomnia.", source=make_source(name="Not a town", invented=True))

        assert '<span class="badge">Invented</span>' in ask(client)

    def test_says_less_where_that_was_chosen(self, client: Client) -> None:
        make_listing("Sleep circle", description="Sleep and insomnia.")
        client.cookies["look"] = "words=simpler"

        assert "Why this:" not in ask(client)


class TestMoreThan:
    @pytest.mark.parametrize(("shown", "following"), [(0, 10), (3, 10), (10, 20), (190, 200), (200, 0)])
    def test_goes_in_steps_up_to_an_end(self, shown: int, following: int) -> None:
        assert more_than(shown) == following


class TestWhereNothingFits:
    @pytest.fixture(autouse=True)
    def listings(self) -> None:
        for number in range(15):
            make_listing(f"Sleep circle {number}", description="Sleep and insomnia.")

    def test_says_kindly_that_not_a_word_was_known_and_shows_no_list(self, client: Client) -> None:
        page = ask(client, "xylophone quartz")

        assert "We did not understand that" in page
        assert "<article" not in page
        assert page.count("Nothing here fits") == 0
        assert '<details class="details" open>' in page
        assert 'class="button" href="/looking/"' in page
        assert 'form="ask-people"' in page

    def test_shows_the_nearest_where_a_person_asks_for_them(self, client: Client) -> None:
        first = ask(client, "xylophone quartz")
        shown = ask(client, "xylophone quartz", limit="10")

        assert re.search(r'name="limit" value="10" formaction="/find/#answer">\s*<span>Show the nearest anyway', first)
        assert shown.count("<article") > 3
        assert "Nothing here fits closely" in shown

    def test_has_no_tick_for_what_is_only_near_in_meaning(self, client: Client) -> None:
        faint, good = ask(client, "xylophone quartz", limit="10"), ask(client, "I cant sleep")

        assert "It is near in meaning, no more" in faint
        assert "card-why" not in faint
        assert "card-why" in good

    def test_shows_three_where_something_was_understood(self, client: Client) -> None:
        page = ask(client, "I need a break")

        assert "Nothing here fits closely" in page
        assert page.count("<article") == 3
        assert 'name="limit" value="10" formaction="/find/#card-4"' in page
        assert page.rindex("<article") < page.index('form="ask-people"')


class TestChangingTheLook:
    def test_takes_the_whole_question_along(self, client: Client) -> None:
        page = ask(client, without=["help-with-sleep"], near="Millbrook")

        way = re.search(r'<button type="submit" form="asked" formaction="/look/" name="open" value="([^"]+)"', page)
        assert way
        assert way[1] == "/find/"
        form = page[page.index('id="asked"') : page.index("</form>", page.index('id="asked"'))]
        assert WORDS in form
        assert 'name="near" value="Millbrook"' in form
        assert 'name="without" value="help-with-sleep"' in form

    def test_is_not_what_enter_does(self, client: Client) -> None:
        first = re.findall(r'<button[^>]*form="asked"[^>]*>', ask(client))[0]

        assert "formaction" not in first


class TestNear:
    def test_says_how_far_away_things_are(self, client: Client) -> None:
        make_place(
            make_listing("Sleep circle", description="Insomnia."), town="Millbrook", latitude=53.0, longitude=-2.0
        )

        assert "a few minutes’ walk" in ask(client, near="millbrook")

    def test_keeps_everything_where_the_place_is_not_known(self, client: Client) -> None:
        make_listing("Sleep circle", description="Insomnia.")

        page = ask(client, near="Atlantis")

        assert "We do not know where “Atlantis” is" in page
        assert "Nothing here is listed" not in page
        assert 'name="near" value="Atlantis"' in page
        assert "Sleep circle" in page


class TestAsking:
    def test_invites_again_where_there_were_no_words(self, client: Client) -> None:
        page = ask(client, "   ", near="Millbrook")

        assert "There were no words in it." in page
        assert 'name="near" value="Millbrook"' in page

    def test_opens_without_blame_where_nothing_was_asked(self, client: Client) -> None:
        assert "There were no words in it." not in client.get("/find/").content.decode()

    def test_reads_the_beginning_of_a_long_story_and_says_so(self, client: Client) -> None:
        page = ask(client, "I cant sleep " * 400)

        assert "We read the first 2,000 letters." in page

    def test_answers_a_link_that_somebody_shared(self, client: Client) -> None:
        assert '<q dir="auto">I cant sleep</q>' in client.get("/find/?words=I+cant+sleep").content.decode()

    @pytest.mark.parametrize("words", ["<b>bold</b>", "\x00", "\u202eabc", "'; drop table", "😀" * 50, "a" * 2000])
    def test_takes_anything_that_can_be_typed(self, client: Client, words: str) -> None:
        assert "<b>bold" not in ask(client, words)

    @pytest.mark.parametrize("limit", ["-1", "99999999999999", "nine", "²", ""])
    def test_takes_any_limit(self, client: Client, limit: str) -> None:
        ask(client, limit=limit)


class TestNothingIsKept:
    def test_no_row_is_written_and_no_cookie_set(self, client: Client) -> None:
        ask(client)  # the index is made now, and not while we look

        with CaptureQueriesContext(connection) as caught:
            answer = client.post("/find/", {"words": "my husband hits me"})

        written = [query["sql"] for query in caught if not query["sql"].lstrip("( ").upper().startswith("SELECT")]
        assert written == []
        assert not answer.cookies
        assert "private" in answer["Cache-Control"]

    def test_the_words_are_in_no_log(self, client: Client, caplog: pytest.LogCaptureFixture) -> None:
        with caplog.at_level(logging.DEBUG):
            logging.getLogger("django.db.backends").setLevel(logging.WARNING)
            ask(client, "zanzibar husband hits me")

        assert "zanzibar" not in caplog.text

    def test_the_words_are_not_in_the_title_or_in_any_address(self, client: Client) -> None:
        page = ask(client, "zanzibar")

        assert "zanzibar" not in re.findall(r"<title>(.*?)</title>", page)[0]
        assert not any("zanzibar" in address for address in re.findall(r'(?:href|action)="([^"]*)"', page))


class TestKeptWordsFile:
    def test_gives_the_words_back_as_a_file(self, client: Client) -> None:
        answer = client.post("/find/kept-words/", {"words": WORDS, "near": "Millbrook"})

        assert answer["Content-Disposition"] == 'attachment; filename="my-words.txt"'
        assert WORDS in answer.content.decode()
        assert "Near: Millbrook" in answer.content.decode()
        assert "no-store" in answer["Cache-Control"]

    def test_has_no_address_that_holds_words(self, client: Client) -> None:
        assert client.get("/find/kept-words/", {"words": WORDS}).status_code == 405
