"""No identity number and no formula comes through, whatever was typed."""

import re
from datetime import date
from pathlib import Path

import openpyxl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepat.engine import Engine
from tepat.feedback.workbook import write_workbook
from tepat.settings import PROJECT_ROOT
from tepat.validate.suite import load_suite

ENGINE = Engine(PROJECT_ROOT / "include" / "sql", Path("/tmp"), memory_limit="200MB", threads=1)  # noqa: S108 - nothing spills
NUMBER = st.from_regex(r"[0-9]{16}", fullmatch=True)
SEPARATOR = st.sampled_from(["", " ", ".", "-", "/", "\n", "\u00a0"])


def shown(macro: str, cell: str) -> str:
    found = ENGINE.rows(f"select {macro}($cell) as shown", cell=cell)[0]["shown"]
    assert isinstance(found, str)
    return found


@given(st.text("abc XYZ,.:", max_size=20), NUMBER, SEPARATOR)
def test_no_number_within_a_text_can_be_read(words: str, number: str, separator: str) -> None:
    text = shown("show_cell", f"{words}x{separator.join(number)}x{words}")
    assert not re.search(r"\d", text)


@given(NUMBER, SEPARATOR)
def test_a_masked_number_is_none_that_can_be_used_and_not_no_number(
    number: str, separator: str
) -> None:
    masked = shown("mask_number", separator.join(number))
    assert number[:12] not in re.sub(r"\D", "", masked)
    verdict = (
        "select read_number($c) is not null as has, usable_number(read_number($c), false) as u"
    )
    (row,) = ENGINE.rows(verdict, c=masked)
    if set(number) != {"0"}:
        assert (row["has"], row["u"]) == (True, None)


@given(st.sampled_from("=+-@\t\r"), st.text(max_size=10))
def test_a_cell_that_a_spreadsheet_would_compute_begins_with_an_apostrophe(
    sign: str, rest: str
) -> None:
    assert shown("formula_safe", sign + rest).startswith("'")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_a_workbook_can_be_read_whatever_a_cell_holds(
    tmp_path_factory: pytest.TempPathFactory, cell: str
) -> None:
    path = tmp_path_factory.mktemp("book") / "b.xlsx"
    rows = pa.table({"nama": [cell], "row_number": [7]})
    write_workbook(path, rows, {"nama": "NAMA", "row_number": "BARIS"}, date(2021, 7, 19))
    sheet = openpyxl.load_workbook(path).active
    assert sheet["B2"].value == 7
    assert sheet["A2"].data_type in ("s", "inlineStr", "n")


def test_every_message_of_the_suite_says_what_is_wrong_and_then_what_to_do() -> None:
    for rule in load_suite(PROJECT_ROOT / "include" / "expectations" / "rt_rw.json").rules.values():
        assert rule.problem.endswith(".")
        assert not rule.problem.endswith("..")
        assert rule.remedy.endswith("."), rule.code
        assert f"{rule.problem} {rule.remedy}" == rule.message
