"""Noise that hides any one person in a count: differential privacy, by the OpenDP library.

Each count gets a whole number of its own, drawn from the two-sided geometric distribution (Ghosh, Roughgarden and
Sundararajan, 2009). Where one person changes one count by one, two tables that differ by that person are as likely as
each other up to a factor of e to the power of epsilon.
"""

from collections.abc import Sequence
from typing import Any


class NoNoise(Exception):
    """The library that adds noise is not here."""

    def __init__(self) -> None:
        super().__init__(
            "OWNTERMS_NOISE asks for noise, and the library that adds it is not installed. Nothing was counted. "
            "Try: .venv/bin/pip install opendp"
        )


def noisy(counts: Sequence[int], *, epsilon: float) -> list[int]:
    """This will add noise to counts of which one person changes one, by one. Raises NoNoise.

    The sum of one count and its noise may be less than nought: whoever shows it decides about that.
    """
    dp = _library()
    counting = dp.m.make_geometric(dp.vector_domain(dp.atom_domain(T=int)), dp.l1_distance(T=int), scale=1 / epsilon)
    return list(counting(list(counts)))


def is_here() -> bool:
    """Whether the library is installed."""
    try:
        _library()
    except NoNoise:
        return False
    return True


def _library() -> Any:  # noqa: ANN401  (a module whose types change with each release)
    try:
        import opendp.prelude as dp  # few need it, and it takes its time
    except ImportError:
        raise NoNoise from None
    dp.enable_features("contrib")
    return dp
