"""No identity number and no formula comes through, whatever was typed."""

import re
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from tepat.stages.validate.suite import load_suite
from tepat.stores.engine import Engine
from tepat.support.settings import PROJECT_ROOT
from tepat.support.xlsx_writer import write_workbook

ENGINE = Engine(PROJECT_ROOT / "include" / "sql", Path("/tmp"), memory_limit="200MB", threads=1)  # noqa: S108 - nothing spills
ILLEGAL = "[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"
NUMBER = st.from_regex(r"[0-9]{16}", fullmatch=True)
SEPARATOR = st.sampled_from(["", " ", ".", "-", "/", "\n", "\u00a0"])


def shown(macro: str, cell: str) -> str:
    found = ENGINE.rows(f"select {macro}($cell) as shown", cell=cell)[0]["shown"]
    assert isinstance(found, str)
    return found


@settings(max_examples=40)
@given(st.text("abc XYZ,.:", max_size=20), NUMBER, SEPARATOR)
def test_identity_numbers_inside_text_are_masked(words: str, number: str, separator: str) -> None:
    text = shown("show_cell", f"{words}x{separator.join(number)}x{words}")
    assert not re.search(r"\d", text)


@settings(max_examples=40)
@given(NUMBER, SEPARATOR)
def test_masked_number_is_neither_usable_nor_blank(number: str, separator: str) -> None:
    masked = shown("mask_number", separator.join(number))
    assert number[:12] not in re.sub(r"\D", "", masked)
    verdict = (
        "select read_number($c) is not null as has, usable_number(read_number($c), false) as u"
    )
    (row,) = ENGINE.rows(verdict, c=masked)
    if set(number) != {"0"}:
        assert (row["has"], row["u"]) == (True, None)


@settings(max_examples=40)
@given(st.sampled_from("=+-@\t\r"), st.text(max_size=10))
def test_cell_that_starts_like_a_formula_gets_an_apostrophe(sign: str, rest: str) -> None:
    assert shown("formula_safe", sign + rest).startswith("'")


@settings(max_examples=40)
@given(
    st.lists(
        st.one_of(
            st.none(),
            st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40),
            st.sampled_from(["<r><t>x</r>", "_x003D_1", "a&b<c>", "]]>", " x ", "\n", "</t>"]),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_feedback_workbook_stores_every_cell_as_text(cells: list[str | None]) -> None:
    rows = pa.table({"nama": pa.array(cells, pa.string()), "row_number": range(len(cells))})
    with TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        write_workbook(path, rows, {"nama": "NAMA", "row_number": "BARIS"}, date(2021, 7, 19), {})
        sheet = openpyxl.load_workbook(path).active
        read = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    assert sheet.dimensions == f"A1:B{len(cells) + 1}"
    for number, cell in enumerate(cells, 2):
        assert sheet[f"B{number}"].value == number - 2
        assert read[number - 1][1] == number - 2
        found = sheet[f"A{number}"]
        assert found.data_type in ("inlineStr", "s", "n")
        expected = re.sub(ILLEGAL, "\N{REPLACEMENT CHARACTER}", cell) if cell else None
        assert spaces(found.value) == spaces(expected)


def spaces(cell: str | None) -> str:
    """A cell without what readers treat differently: line ends, and the escape of _x003D_."""
    return re.sub(r"\r\n?", "\n", (cell or "").replace("_x005F_x", "_x"))


def test_every_suite_message_states_the_defect_then_the_remedy() -> None:
    for rule in load_suite(PROJECT_ROOT / "include" / "expectations" / "rt_rw.json").rules.values():
        assert rule.problem.endswith(".")
        assert not rule.problem.endswith("..")
        assert rule.remedy.endswith("."), rule.code
        assert f"{rule.problem} {rule.remedy}" == rule.message
