"""Links: what feeds call one, and what must never reach a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ownterms.lib.links import LONGEST, safe_link


class TestSafeLink:
    @pytest.mark.parametrize(
        ("sent", "href"),
        [
            ("https://example.org", "https://example.org"),
            ("http://example.org/café?a=1#tea", "http://example.org/caf%C3%A9?a=1#tea"),
            ("www.example.org", "https://www.example.org"),
            ("example.org/choir", "https://example.org/choir"),
            ("example.org:8080/x", "https://example.org:8080/x"),
            ("http://https://example.org", "https://example.org"),
            ("http:/example.org", "http://example.org"),
            ("hhttp://example.org", "https://example.org"),
            ("https// example.org", "https://example.org"),
            ("HTTPS://EXAMPLE.org/A", "https://EXAMPLE.org/A"),
            ("  https://example.org/two words ", "https://example.org/twowords"),
            ("mailto:tea@example.org", "mailto:tea@example.org"),
            ("mailto:tea@example.org?bcc=all@example.org", "mailto:tea@example.org"),
            ("tea@example.org", "mailto:tea@example.org"),
            ("tel:+44 20 7946 0000", "tel:+442079460000"),
            ("https://example.org/a%20b", "https://example.org/a%20b"),
        ],
    )
    def test_keeps_and_mends_good_ones(self, sent: str, href: str) -> None:
        link = safe_link(sent)

        assert link
        assert link.href == href

    @pytest.mark.parametrize(
        "sent",
        [
            "",
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "\u200bjavascript:alert(1)",
            "data:text/html,hello",
            "vbscript:x",
            "file:///etc/passwd",
            "ftp://example.org",
            "https://user:word@example.org",
            "https://example.org@elsewhere.example",
            "https://localhost/x",
            "//example.org\\@elsewhere.example",
            "https://",
            "see our page",
            "example_counselling",
            "example/counselling",
            "email-example_com",
            "https://[::1",
            "https://example.org:99999999/",
            "https://" + "a" * LONGEST + ".org",
            "tel:call me",
        ],
    )
    def test_refuses_the_rest(self, sent: str) -> None:
        assert safe_link(sent) is None

    def test_shows_the_host_where_it_has_no_words(self) -> None:
        link = safe_link("https://www.example.org/choir/")

        assert link
        assert link.label == "example.org/choir"

    @given(st.text())
    def test_never_gives_another_scheme(self, sent: str) -> None:
        link = safe_link(sent)

        assert link is None or link.href.startswith(("https://", "http://", "mailto:", "tel:"))

    @given(st.text(alphabet="<>\"' \\/:.@orgexampl"))
    def test_never_gives_what_could_end_an_attribute(self, sent: str) -> None:
        link = safe_link(sent)

        assert link is None or not set(link.href) & set('<>" \\')
