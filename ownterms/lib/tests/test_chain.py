"""A chain shows whatever was done to it; no two rows that differ are written alike."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ownterms.lib import chain
from ownterms.lib.chain import Fault, Head, NoHead, Row

SPACE = UUID(int=7)
NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)
ROW = Row(SPACE, 1, NOON, "looked", UUID(int=1), None, [], b"", chain.BEGINNING, "")
COLUMNS = [name for name in Row._fields if name != "link"]

values = st.fixed_dictionaries(
    {
        "space": st.uuids(),
        "number": st.integers(1, 2**62),
        "at": st.datetimes(timezones=st.just(UTC)),
        "act": st.text(max_size=20),
        "who": st.uuids(),
        "under": st.none() | st.uuids(),
        "what": st.lists(st.tuples(st.text(), st.uuids().map(str), st.integers()).map(list), max_size=3),
        "why": st.binary(max_size=40),
        "previous": st.text("0123456789abcdef", min_size=64, max_size=64),
    }
)
rows = values.map(lambda columns: Row(**columns, link=""))


def linked(some: list[Row], space: UUID = SPACE) -> list[Row]:
    """The rows as a chain of one space."""
    made: list[Row] = []
    for number, row in enumerate(some, start=1):
        previous = made[-1].link if made else chain.BEGINNING
        row = row._replace(space=space, number=number, previous=previous)  # noqa: PLW2901
        made.append(row._replace(link=chain.link(row)))
    return made


def head_of(whole: list[Row]) -> Head:
    return Head(SPACE, len(whole), whole[-1].link)


chains = st.lists(rows, min_size=1, max_size=8).map(linked)


def faults(whole: list[Row], end: Head | None = None) -> list[Fault]:
    return [each.fault for each in chain.check(SPACE, whole, end=end)]


class TestLink:
    def must_differ(self, row: Row, others: dict[str, Any], column: str) -> None:
        assert chain.link(row) != chain.link(row._replace(**{column: others[column]}))

    @given(rows, values, st.sampled_from(COLUMNS))
    def test_differs_where_any_column_does(self, row: Row, others: dict[str, Any], column: str) -> None:
        assume(getattr(row, column) != others[column])

        self.must_differ(row, others, column)

    @pytest.mark.parametrize("column", COLUMNS)
    def test_that_could_show_a_link_that_leaves_one_out(self, column: str, monkeypatch: pytest.MonkeyPatch) -> None:
        whole = chain.canonical
        other = Row(
            UUID(int=8), 2, NOON + timedelta(1), "ended", SPACE, SPACE, [["entry", "", 1]], b"why", "ab" * 32, ""
        )
        self.must_differ(ROW, other._asdict(), column)
        monkeypatch.setattr(chain, "canonical", lambda row: whole(row._replace(**{column: getattr(ROW, column)})))

        with pytest.raises(AssertionError):
            self.must_differ(ROW, other._asdict(), column)

    def test_is_the_same_in_every_time_zone(self) -> None:
        assert chain.link(ROW) == chain.link(ROW._replace(at=NOON.astimezone(timezone(timedelta(hours=1)))))

    def test_stays_the_same_from_version_to_version(self) -> None:
        """Whoever holds a head must be able to check it with any later version."""
        what = [["entry", str(SPACE), 3]]
        row = Row(SPACE, 2, NOON, "looked", UUID(int=1), UUID(int=2), what, b"why", "ab" * 32, "")

        assert chain.canonical(row) == (
            b'["00000000-0000-0000-0000-000000000007",2,"2026-07-01T12:00:00.000000+00:00","looked",'
            b'"00000000-0000-0000-0000-000000000001","00000000-0000-0000-0000-000000000002",'
            b'[["entry","00000000-0000-0000-0000-000000000007",3]],"776879",'
            b'"abababababababababababababababababababababababababababababababab"]'
        )
        assert chain.link(row) == "917084229085f0ea4eb6e5def1b4f34fa62efff0f9b526b29d6742a538ad4876"


class TestCheck:
    @given(chains)
    def test_finds_nothing_in_a_chain_as_it_was_written(self, whole: list[Row]) -> None:
        assert faults(whole, head_of(whole)) == []

    @given(chains, values, st.sampled_from(COLUMNS), st.data())
    def test_finds_an_altered_column(
        self, whole: list[Row], others: dict[str, Any], column: str, data: st.DataObject
    ) -> None:
        at = data.draw(st.integers(0, len(whole) - 1))
        assume(getattr(whole[at], column) != others[column])
        altered = whole[at]._replace(**{column: others[column]})

        assert Fault.ALTERED in faults([*whole[:at], altered, *whole[at + 1 :]])

    @given(chains, st.data())
    def test_finds_a_row_that_was_taken_away(self, whole: list[Row], data: st.DataObject) -> None:
        at = data.draw(st.integers(0, len(whole) - 1))
        expected = Fault.CUT if at == len(whole) - 1 else Fault.GAP

        assert faults([*whole[:at], *whole[at + 1 :]], head_of(whole)) == [expected]

    @given(chains, st.data())
    def test_finds_a_row_that_stands_there_twice(self, whole: list[Row], data: st.DataObject) -> None:
        at = data.draw(st.integers(0, len(whole) - 1))

        assert faults([*whole[: at + 1], *whole[at:]])[0] is Fault.OUT_OF_PLACE

    @given(chains, rows)
    def test_finds_a_row_that_was_set_after_the_end(self, whole: list[Row], row: Row) -> None:
        longer = linked([*whole, row])

        assert faults(longer, head_of(whole)) == [Fault.BEYOND]

    @given(chains, values, st.data())
    def test_finds_a_chain_that_was_written_anew_by_its_head(
        self, whole: list[Row], others: dict[str, Any], data: st.DataObject
    ) -> None:
        at = data.draw(st.integers(0, len(whole) - 1))
        assume(whole[at].who != others["who"])

        anew = linked([*whole[:at], whole[at]._replace(who=others["who"]), *whole[at + 1 :]])

        assert faults(anew) == []
        assert faults(anew, head_of(whole)) == [Fault.OTHER]

    @given(chains)
    def test_finds_the_chain_of_another_space(self, whole: list[Row]) -> None:
        elsewhere = linked(whole, UUID(int=8))

        assert set(faults(elsewhere)) == {Fault.OUT_OF_PLACE}

    def test_says_each_fault_in_a_sentence(self) -> None:
        whole = linked([ROW] * 3)

        (gap,) = chain.check(SPACE, [whole[0], whole[2]])

        assert gap.says == "Number 2 is not there."


class TestHead:
    @given(chains)
    def test_comes_back_from_its_line(self, whole: list[Row]) -> None:
        head = head_of(whole)

        assert Head.of(f"  {head.line}\n") == head

    @pytest.mark.parametrize(
        "line",
        ["", "7", f"{SPACE} 0 {'0' * 64}", f"{SPACE} 1 {'0' * 63}", f"{SPACE} 1 {'G' * 64}", f"{SPACE} ¹ {'0' * 64}"],
    )
    def test_is_read_from_nothing_else(self, line: str) -> None:
        with pytest.raises(NoHead):
            Head.of(line)

    def test_is_shown_so_that_people_can_compare_it(self) -> None:
        assert Head(SPACE, 12, "3fa90c1b77dea410" + "0" * 48).shown == "12 · 3fa9 0c1b 77de a410"
