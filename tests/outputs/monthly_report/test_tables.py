"""CSV files hold the figures as they are, and no cell that a spreadsheet would compute."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepat.outputs.monthly_report.document import Column, Table
from tepat.outputs.monthly_report.tables import formula_safe, write_csv
from tepat.outputs.monthly_report.wording import Kind
from tepat.stores.engine import Engine
from tepat.support.settings import PROJECT_ROOT

TABLE = Table(
    name="kota",
    caption="",
    columns=(Column("Kota"), Column("Berhak", Kind.COUNT), Column("Bagian", Kind.SHARE)),
    rows=(("=1+1", 1007379, 0.5), ("Jakarta Barat", None, None)),
    total=("Jumlah", 1007379, 0.5),
)


def test_table_numbers_stay_numeric_and_suppressed_cells_are_empty(tmp_path: Path) -> None:
    path = tmp_path / "kota.csv"
    write_csv(path, TABLE)
    with path.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [
            ["Kota", "Berhak", "Bagian"],
            ["'=1+1", "1007379", "0.5"],
            ["Jakarta Barat", "", ""],
        ]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """Has the macros."""
    sql = PROJECT_ROOT / "include" / "sql"
    return Engine(sql, tmp_path_factory.mktemp("scratch"), memory_limit="500MB", threads=1)


@given(st.text(alphabet="=+-@\t\r\n＝＋－＠aZ1 '", max_size=4))
def test_formula_escaping_of_a_cell_equals_the_sql_macro(engine: Engine, cell: str) -> None:
    (row,) = engine.rows("select formula_safe($cell) as safe", cell=cell)
    assert formula_safe(cell) == row["safe"]
