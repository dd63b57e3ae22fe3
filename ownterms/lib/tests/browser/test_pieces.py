"""Which bytes are asked for: one range, as players send it, and whatever else may come."""

import pytest

from ownterms.lib.browser.pieces import NoSuchBytes, piece_asked_for


@pytest.mark.parametrize(
    ("header", "bytes_"),
    [
        ("bytes=0-1", range(2)),
        ("bytes=0-", range(10)),
        ("bytes=9-", range(9, 10)),
        ("bytes=2-5", range(2, 6)),
        ("bytes=2-99", range(2, 10)),
        ("bytes=-3", range(7, 10)),
        ("bytes=-99", range(10)),
        ("", None),
        ("bytes=-", None),
        ("bytes=5-2", None),
        ("bytes=0-1,4-5", None),
        ("lines=0-1", None),
        ("bytes=" + "9" * 99 + "-", None),
        ("bytes=٣-", None),
    ],
)
def test_one_range_is_read_and_anything_else_asks_for_all(header: str, bytes_: range | None) -> None:
    assert piece_asked_for(header, 10) == bytes_


@pytest.mark.parametrize("header", ["bytes=10-", "bytes=10-20", "bytes=-0"])
def test_what_begins_after_the_end_is_refused(header: str) -> None:
    with pytest.raises(NoSuchBytes):
        piece_asked_for(header, 10)
