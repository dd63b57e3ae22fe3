"""Invented organisations whose ways are known, in a sample; `python -m benchmarks.mirror.simulated` makes them all."""

import pytest

from benchmarks.mirror import simulated
from benchmarks.mirror.organisations import OTHERS, SINS
from ownterms.mirror.reading import Count, doubt, judging

EACH = 40
CALLED = (*SINS, *(kind for kind in OTHERS if kind != "edge"))


@pytest.mark.parametrize("kind", CALLED)
def test_the_right_call_is_made_where_it_is_possible(kind: str) -> None:
    made = simulated.simulate(kind, EACH)

    assert made["possible"] > 0
    assert made["right"] >= simulated.RIGHT * made["possible"]
    assert made["false"] <= simulated.FALSE * made["readings"]


def test_on_the_edge_of_a_cut_false_verdicts_are_rare() -> None:
    made = simulated.simulate("edge", 4 * EACH)

    assert made["false"] <= simulated.FALSE * made["readings"]


def test_a_twin_under_other_names_reads_the_same() -> None:
    assert simulated.simulate("twin", EACH)["the same"] == EACH


def test_it_would_show_if_ten_contacts_of_one_person_were_ten_witnesses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doubt, "_alike", lambda *_: 1.0)
    made = simulated.simulate("edge", 4 * EACH)

    assert made["false"] > simulated.FALSE * made["readings"]


def test_it_would_show_if_what_is_unknown_were_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Count, "unknown_share", 0.0)
    made = simulated.simulate("unknown-heavy", EACH)

    assert made["right"] < simulated.RIGHT * made["possible"]


def test_it_would_show_if_nobody_were_too_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "_verdict", lambda counted, cut, *_: judging._by(*judging._ends(counted), cut))
    made = simulated.simulate("tiny", EACH)

    assert made["right"] < made["possible"]
