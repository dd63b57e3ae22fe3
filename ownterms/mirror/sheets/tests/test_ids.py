"""What tells one from another: the same however it is written, and nobody only where nothing is said."""

import pytest

from ownterms.mirror.sheets.tests.test_taking import taken


def different(name: str, *cells: str) -> int:
    facts = taken("\n".join([f"{name};invited", *(f"{cell};yes" for cell in cells)]) + "\n").facts
    return len(set(facts.get(name).tolist()))


@pytest.mark.parametrize("name", ["person_id", "provider", "recorder_org", "purpose", "category"])
@pytest.mark.parametrize(
    "cell", ["acme ltd", "Acme  Ltd.", " ACME LTD", "Acme Lt\u200bd", "Acme\u00a0Ltd", "Acme-Ltd!"]
)
def test_the_same_is_the_same_however_it_is_written(name: str, cell: str) -> None:
    assert different(name, "Acme Ltd", cell) == 1


@pytest.mark.parametrize("name", ["purpose", "category"])
def test_a_counter_at_the_end_makes_nothing_new(name: str) -> None:
    assert different(name, "Keep my home", "Keep my home (7)", "keep my home [12].", "Keep my home( 3 )") == 1
    assert different(name, "Keep my home (7)", "Keep my dog (7)", "(7)") == 3


@pytest.mark.parametrize(
    "cells", [("Acme (1)", "Acme (2)"), ("1-23", "12-3"), ("Jose", "José"), ("कि", "की"), ("++", "--+")]
)
def test_two_that_differ_stay_two(cells: tuple[str, str]) -> None:
    assert different("person_id", *cells) == 2


def test_initials_are_somebody() -> None:
    initials = ["NA", "NK", "DK", "NO", "NIL", "DIM", "0", "None"]

    sheet = taken("\n".join(["person_id,invited", *(f"{each},yes" for each in initials)]) + "\n")

    assert sheet.facts.known("person_id").all()
    assert len(set(sheet.facts.get("person_id").tolist())) == len(initials)
    assert sheet.says == []


def test_whoever_is_not_known_is_nobody_and_counted() -> None:
    sheet = taken("Client ID,invited\nunknown,yes\nN/A,yes\n,yes\n\u200b,no\n#N/A,no\na,no\n")

    assert sheet.facts.known("person_id").tolist() == [False] * 5 + [True]
    assert "“Client ID” says “not known” or the like 4 times. We cannot tell whose those are." in sheet.says
