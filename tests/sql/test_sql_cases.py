"""Every statement file does what its folders of data say.

A case is a folder ``tests/sql/duckdb/<statement without .sql>/<case>/``: one CSV per table that the
statement reads, ``params.yaml`` if it has parameters, and ``expected.csv``. Headers are written
``column:TYPE``; an empty cell is null, and ``''`` an empty text. Only the columns that ``expected.csv`` names are compared,
in any order of rows.
"""

import csv
from pathlib import Path
from typing import Any

import pytest
import yaml

from tepat.engine import Engine
from tepat.settings import PROJECT_ROOT

HERE = Path(__file__).parent / "duckdb"
SQL = PROJECT_ROOT / "include" / "sql"
CASES = sorted(path.parent.relative_to(HERE) for path in HERE.rglob("expected.csv"))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """One engine for all cases; each case replaces the tables it needs."""
    return Engine(SQL, tmp_path_factory.mktemp("scratch"), memory_limit="500MB", threads=1)


def value_of(cell: str) -> str | None:
    """What a cell of a case stands for."""
    return "" if cell == "''" else cell or None


def load_table(engine: Engine, path: Path, name: str) -> list[str]:
    """Load a CSV whose headers carry types as a table; return its column names."""
    with path.open(newline="", encoding="utf-8") as handle:
        headers = next(csv.reader(handle))
        rows = [[value_of(cell) for cell in row] for row in csv.reader(handle)]
    columns = [header.split(":") for header in headers]
    definition = ", ".join(f'"{column}" {kind}' for column, kind in columns)
    engine.connection.execute(f'create or replace temp table "{name}" ({definition})')
    if rows:
        places = ", ".join("?" for _ in columns)
        engine.connection.executemany(f'insert into "{name}" values ({places})', rows)
    return [column for column, _ in columns]


def sorted_rows(engine: Engine, table: str, columns: list[str]) -> list[tuple[Any, ...]]:
    """The rows of a table, each as text, sorted."""
    chosen = ", ".join(f'"{column}"::varchar' for column in columns)
    rows = engine.connection.execute(f'select {chosen} from "{table}"').fetchall()
    return sorted(rows, key=repr)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_statement_writes_what_the_case_expects(case: Path, engine: Engine) -> None:
    folder = HERE / case
    for path in sorted(folder.glob("*.csv")):
        if path.stem != "expected":
            load_table(engine, path, path.stem)
    params_file = folder / "params.yaml"
    params = yaml.safe_load(params_file.read_text("utf-8")) if params_file.exists() else {}
    written = engine.run(f"{case.parent}.sql", **params)
    columns = load_table(engine, folder / "expected.csv", "expected")
    assert sorted_rows(engine, written, columns) == sorted_rows(engine, "expected", columns)


def test_every_rule_has_a_case() -> None:
    rules = {path.stem for path in (SQL / "duckdb" / "decide" / "rules").glob("*.sql")}
    tried = {case.parent.name for case in CASES if case.parts[:2] == ("decide", "rules")}
    assert rules == tried
