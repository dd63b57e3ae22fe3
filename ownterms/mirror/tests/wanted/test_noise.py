"""Noise: whole numbers around the count, as often as they should be; and a sentence where the library is not."""

import sys
from collections import Counter
from math import exp

import pytest

from ownterms.mirror.wanting.noise import NoNoise, is_here, noisy

DRAWS = 20_000


def test_is_drawn_from_the_two_sided_geometric_distribution() -> None:
    """Its spread at an epsilon of 1 is 1.36; each step away is rarer by a factor of e."""
    drawn = Counter(noisy([100] * DRAWS, epsilon=1))

    spread = (sum(times * (count - 100) ** 2 for count, times in drawn.items()) / DRAWS) ** 0.5
    alone = (1 - exp(-1)) / (1 + exp(-1))
    assert 1.25 < spread < 1.47
    assert all(abs(drawn[100 + step] / DRAWS - alone * exp(-abs(step))) < 0.02 for step in range(-3, 4))


def test_is_more_where_epsilon_is_less() -> None:
    far = [abs(each) for each in noisy([0] * 2_000, epsilon=0.1)]

    assert sum(far) / len(far) > 5


def test_says_what_to_do_where_the_library_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opendp.prelude", None)

    assert not is_here()
    with pytest.raises(NoNoise, match="is not installed"):
        noisy([1], epsilon=1)
