"""Pictures and voice notes on their way to a browser: whole or in part, and never taken for anything else."""

import pytest
from django.test import RequestFactory

from ownterms.design.served import served

CONTENT = bytes(range(100))


class TestServed:
    def test_is_whole_and_says_what_it_is(self) -> None:
        answer = served(RequestFactory().get("/"), CONTENT, "image/jpeg")

        assert (answer.status_code, answer.content) == (200, CONTENT)
        assert answer["Content-Type"] == "image/jpeg"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
        assert answer["Accept-Ranges"] == "bytes"

    @pytest.mark.parametrize(
        ("asked", "part", "said"),
        [
            ("bytes=0-1", CONTENT[:2], "bytes 0-1/100"),
            ("bytes=90-", CONTENT[90:], "bytes 90-99/100"),
            ("bytes=90-5000", CONTENT[90:], "bytes 90-99/100"),
            ("bytes=-5", CONTENT[95:], "bytes 95-99/100"),
            ("bytes=-500", CONTENT, "bytes 0-99/100"),
        ],
    )
    def test_gives_the_part_that_is_asked_for(self, asked: str, part: bytes, said: str) -> None:
        answer = served(RequestFactory().get("/", headers={"Range": asked}), CONTENT, "audio/mpeg")

        assert (answer.status_code, answer.content, answer["Content-Range"]) == (206, part, said)

    @pytest.mark.parametrize("asked", ["bytes=100-", "bytes=5-2", "bytes=-0", "bytes=-"])
    def test_says_where_there_is_no_such_part(self, asked: str) -> None:
        answer = served(RequestFactory().get("/", headers={"Range": asked}), CONTENT, "audio/mpeg")

        assert (answer.status_code, answer.content, answer["Content-Range"]) == (416, b"", "bytes */100")

    @pytest.mark.parametrize("asked", ["bytes=0-1,4-5", "lines=0-1", "bytes", "bytes=a-b", "bytes=" + "9" * 99 + "-"])
    def test_is_whole_where_the_question_is_another(self, asked: str) -> None:
        assert served(RequestFactory().get("/", headers={"Range": asked}), CONTENT, "audio/mpeg").content == CONTENT
