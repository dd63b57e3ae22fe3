"""Nothing that was acknowledged is lost from SQLite, whatever stops the machine."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import kills

ROOT = Path(__file__).resolve().parents[2]


def power(cuts: int) -> dict[str, dict[str, int]]:
    """What the drill saw, in a process of its own: it starts from settings of its own."""
    command = [sys.executable, "-m", "benchmarks.power", str(cuts)]
    ran = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    seen: dict[str, dict[str, int]] = json.loads(ran.stdout.splitlines()[-1].removeprefix("RESULT "))
    return seen


@pytest.mark.parametrize("rounds", [2, pytest.param(100, marks=pytest.mark.slow)])
def test_kills_of_the_whole_server_lose_nothing(rounds: int) -> None:
    seen = kills.drill(rounds)

    assert seen["acknowledged"] > rounds
    assert (seen["kills"], seen["lost"], seen["damaged"]) == (rounds, 0, 0)


@pytest.mark.parametrize("cuts", [25, pytest.param(200, marks=pytest.mark.slow)])
def test_power_cuts_lose_nothing_and_the_drill_can_tell(cuts: int) -> None:
    seen = power(cuts)

    assert seen["product"]["acknowledged"] > cuts
    assert (seen["product"]["lost"], seen["product"]["damaged"]) == (0, 0)
    assert seen["planted: no flush"]["lost"] > 0
    assert cuts < 200 or seen["planted: in halves"]["damaged"] > 0
