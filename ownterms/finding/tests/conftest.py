"""What tests of finding share: a small lexicon and an index of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings

from ownterms.finding import vocabulary

SMALL_LEXICON = """\
{family} = mum; dad; brother; husband
== Caring, rest and sleep
rest from caring
    need a break; looking after my {family}
    => respite care; short break
help with sleep
    cant sleep; not slept
    => sleep; insomnia
== Danger
! somebody at home frightens me
    my {family} hits me; scared of my {family}
    => refuge; domestic abuse
"""


@pytest.fixture
def small_lexicon(monkeypatch: pytest.MonkeyPatch, settings: LazySettings, tmp_path: Path) -> Iterator[None]:
    """Three concepts, and a folder of its own for the index."""
    file = tmp_path / "en.txt"
    file.write_text(SMALL_LEXICON, encoding="utf-8")
    settings.DATA = tmp_path
    monkeypatch.setattr(vocabulary, "SHIPPED", file)
    forget()
    yield
    forget()


def forget() -> None:
    """Let the lexicon be read anew."""
    for kept in (vocabulary.shipped, vocabulary._with_accepted):
        kept.cache_clear()
