"""Addresses: one form for each, and none that only looks like another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ownterms.lib.mailbox import NoSuchMailbox, mailbox


class TestMailbox:
    @pytest.mark.parametrize(
        ("typed", "known"),
        [
            (" Amina@Example.ORG\t", "amina@example.org"),
            ("o'neill+tea@sub.example.org", "o'neill+tea@sub.example.org"),
            ("amina@bücher.example", "amina@xn--bcher-kva.example"),
        ],
    )
    def test_has_one_form(self, typed: str, known: str) -> None:
        assert mailbox(typed) == known

    @pytest.mark.parametrize(
        "typed",
        [
            "",
            "amina",
            "@example.org",
            "amina@",
            "amina@example",
            "amina@exa mple.org",
            "a b@example.org",
            "amina@example.org\n",
            "amina@example.org\r\nBcc: dev@example.org",
            "ami\nna@example.org",
            "amina@example..org",
            "amina@.example.org",
            "amina@-example.org",
            "amina@127.0.0.1",
            "\u212aim@example.org",
            "amına@example.org",
            "ſam@example.org",
            "аmina@example.org",
            "amina@example.org@",
            "amina@" + "a" * 64 + ".org",
            "a" * 65 + "@example.org",
        ],
    )
    def test_refuses_what_no_letter_reaches(self, typed: str) -> None:
        with pytest.raises(NoSuchMailbox):
            mailbox(typed)

    @given(st.text(max_size=300))
    def test_is_plain_or_refused_whatever_is_typed(self, typed: str) -> None:
        try:
            known = mailbox(typed)
        except NoSuchMailbox:
            return

        assert known.isascii()
        assert known.isprintable()
        assert mailbox(known) == known
