"""A page is filled in again with what was typed, and stays otherwise as it was."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ownterms.lib.filled import Typed, filled

PAGE = """<!doctype html>
<html lang="en"><head><title>A &amp; B</title><script>if (1 < 2) go("</p>");</script></head>
<body><form method="post" action="/other/"><input name="words" value="theirs"></form>
<form class="stack" method="post" action="/save/">
<input type="hidden" name="token" value="new">
<input class="input" type="text" name="line" value="old &quot;one&quot;">
<textarea name="words" rows="4">
old &lt;b&gt;</textarea>
<label><input type="checkbox" name="ways" value="text" checked><span>A text</span></label>
<label><input type="checkbox" name="ways" value="phone"></label>
<select name="place"><option value="a" selected>A</option><option value="b">B</option></select>
<!-- a note --><button type="submit" name="line" value="x">Save &#8594;</button>
</form><p>after</p></body></html>"""
SENT = {"line": ['new "one" & <two>'], "words": ["\nnew\n</textarea><script>"], "ways": ["phone"], "place": ["b"]}


class Form(HTMLParser):
    """What a browser would send from the form with a token."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.sent: dict[str, list[str]] = {}
        self.into = ""
        self.in_form = False
        self.tags: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags.append(tag)
        if tag == "form":
            self.in_form = told["action"] == "/save/"
        if not self.in_form:
            return
        if tag == "textarea":
            self.into = str(told["name"])
            self.sent[self.into] = [""]
        if tag == "select":
            self.place = str(told["name"])
        ticked = told.get("type") != "checkbox" or "checked" in told
        if tag == "input" and ticked:
            self.sent.setdefault(str(told["name"]), []).append(str(told["value"]))
        if tag == "option" and "selected" in told:
            self.sent[self.place] = [str(told["value"])]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.sent[self.into] = [self.sent[self.into][0].removeprefix("\n")]
            self.into = ""

    def handle_data(self, data: str) -> None:
        if self.into:
            self.sent[self.into][0] += data


def test_holds_what_was_typed_and_a_new_token() -> None:
    page = filled(PAGE, SENT, action="/save/", here="/")

    assert page
    assert Form(page).sent == SENT | {"token": ["new"]}


def test_leaves_the_rest_as_it_was() -> None:
    page = filled(PAGE, SENT, action="/save/", here="/")

    assert page
    assert Form(page).tags == Form(PAGE).tags
    assert page.split("<form")[:2] == PAGE.split("<form")[:2]
    assert page.split("<!-- a note -->")[1] == PAGE.split("<!-- a note -->")[1]


def test_puts_the_notice_inside_the_form_first() -> None:
    page = filled(PAGE, SENT, action="/save/", here="/", notice="<p>yours</p>")

    assert page
    assert page.count("<p>yours</p>") == 1
    assert '<form class="stack" method="post" action="/save/"><p>yours</p>' in page


@pytest.mark.parametrize("action", ["/nowhere/", "", "/"])
def test_gives_nothing_where_there_is_no_such_form(action: str) -> None:
    assert filled(PAGE, SENT, action=action, here="/") is None


def test_finds_a_form_that_is_sent_to_its_own_page() -> None:
    page = PAGE.replace(' action="/save/"', "")

    assert filled(page, SENT, action="/here/", here="/here/")
    assert filled(page, SENT, action="/save/", here="/here/") is None


def test_gives_nothing_where_nothing_of_it_can_be_written() -> None:
    assert filled(PAGE, {"token": ["old"], "ways": ["text"]}, action="/save/", here="/") is None


@given(st.text(alphabet=st.characters(blacklist_characters="\r\0", blacklist_categories=("Cs",)), max_size=80))
def test_writes_anything_so_that_it_is_read_back_and_is_no_markup(words: str) -> None:
    typed: Typed = {"words": [words], "line": [words.replace("\n", " ")]}
    page = filled(PAGE, typed, action="/save/", here="/")

    assert page
    assert {name: Form(page).sent[name] for name in typed} == typed
    assert Form(page).tags == Form(PAGE).tags
