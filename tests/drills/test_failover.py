"""The machine with the database dies, twenty times. In the slow lane, where Debian's pg_auto_failover is."""

import pytest

from benchmarks import failover


@pytest.mark.slow
def test_a_dead_primary_loses_nothing_and_a_planned_change_loses_no_request() -> None:
    try:
        seen = failover.drill(20)
    except failover.NoFailover as absent:
        pytest.skip(str(absent))

    assert (seen["kills"], seen["lost"]) == (20, 0)
    assert (seen["planned"]["lost"], seen["planned"]["not served"]) == (0, 0)
