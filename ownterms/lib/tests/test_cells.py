"""No cell that we write is a formula, and every table is written in one place."""

import ast
import csv
import io
from pathlib import Path

import pytest

from ownterms.lib.cells import as_meant, guarded, write_table

PACKAGE = Path(__file__).parents[2]
ONE_PLACE = "lib/cells.py"
FORMULAS = ["=1+1", "+44 20", "-5", "@sum", "'=1", "''-x", "'tis", "a=b", "\t=x", "\r=x"]
FORMULAS += ["a;=1", "a;'=1", 'a;"=1', "a\n-1;;@b", "；=1", "＝1", "＋1", "－1", "＠a", "a;＝1", "\t\t=1", "a\r\n=1"]
SIGNS = tuple("=+-@\t\r＝＋－＠")


def written(*rows: list[object], separator: str = ",") -> str:
    file = io.StringIO(newline="")
    assert write_table(file, rows, separator=separator) == len(rows)
    return file.getvalue()


@pytest.mark.parametrize("cell", FORMULAS)
def test_no_cell_is_a_formula_and_all_are_read_as_meant(cell: str) -> None:
    told = str(guarded(cell))

    assert not told.startswith(SIGNS)
    assert as_meant(told) == cell


@pytest.mark.parametrize("separator", [";", "\t"])
@pytest.mark.parametrize("cell", FORMULAS)
def test_no_cell_is_a_formula_where_a_spreadsheet_parts_it_elsewhere(cell: str, separator: str) -> None:
    parted = csv.reader(io.StringIO(written(["1", cell, "2"]), newline=""), delimiter=separator)

    assert not [each for row in parted for each in row if each.startswith(SIGNS)]


def test_numbers_of_ours_stay_numbers() -> None:
    assert written([-1, -0.1, None, "-1"]) == "-1,-0.1,,'-1\r\n"
    assert written(["a", 1], ["b", 2], separator=";") == "a;1\r\nb;2\r\n"


def writers(source: str) -> list[str]:
    """The calls in some Python that write a table, however they are named."""
    named = {"writer", "DictWriter", "Workbook", "to_csv", "to_excel", "savetxt"}
    calls = [each.func for each in ast.walk(ast.parse(source)) if isinstance(each, ast.Call)]
    found = [each.attr if isinstance(each, ast.Attribute) else getattr(each, "id", "") for each in calls]
    return [each for each in found if each in named]


def test_every_table_is_written_in_one_place() -> None:
    files = [each for each in PACKAGE.rglob("*.py") if "tests" not in each.parts]
    found = {str(each.relative_to(PACKAGE)): writers(each.read_text(encoding="utf-8")) for each in files}

    assert {name for name, calls in found.items() if calls} == {ONE_PLACE}


@pytest.mark.parametrize("planted", ["csv.writer(file)", "DictWriter(file, names)", "openpyxl.Workbook()"])
def test_a_table_that_is_written_elsewhere_would_be_found(planted: str) -> None:
    assert writers(f"import csv\nfile = 1\nrows = {planted}")
