"""The header of a statement names what it reads and writes: lineage is told by it."""

import re
from pathlib import Path

import pytest
from tests.sql.derived import parameters, tables_read, tables_written

from tepat.stores.statements import Header
from tepat.support.settings import PROJECT_ROOT

SQL = PROJECT_ROOT / "include" / "sql"
STATEMENTS = sorted(path.relative_to(SQL) for path in SQL.rglob("*.sql"))
PURPOSE = re.compile(r"\A(?:-- severity: \w+\n)?-- Purpose: \S")
DEFINING = ("schema", "repeatable")
OF_ROWS = [
    path
    for path in STATEMENTS
    if path.parts[0] == "postgres"
    and path.parts[1] not in DEFINING
    and not path.name.startswith("create_")
]


def test_sql_header_line_may_continue_on_the_next_line() -> None:
    text = (
        "-- Purpose: links; where an appeal\n--          was upheld, none\n"
        "-- Reads:   person_link, ops.run,\n--          appeal\n"
        "-- Writes:  link\n-- Sorted, because that is faster.\n-- Params:  run_date, period\n"
    )
    assert Header.of(f"{text}select 1") == Header(
        ("person_link", "ops.run", "appeal"), ("link",), ("run_date", "period")
    )


def test_sql_header_writes_no_tables_as_a_dash() -> None:
    assert Header.of("-- Reads:   -\n-- Writes:  ops.run\n") == Header((), ("ops.run",), ())


@pytest.mark.parametrize("statement", STATEMENTS, ids=str)
def test_sql_header_states_purpose_read_tables_and_parameters(statement: Path) -> None:
    text, dialect = (SQL / statement).read_text(encoding="utf-8"), statement.parts[0]
    header = Header.of(text)
    assert PURPOSE.search(text)
    assert set(header.reads) == tables_read(text, dialect)
    assert set(header.params) == parameters(text, dialect)


@pytest.mark.parametrize("statement", OF_ROWS, ids=str)
def test_sql_header_names_the_tables_changed_by_its_statement(statement: Path) -> None:
    text = (SQL / statement).read_text(encoding="utf-8")
    assert set(Header.of(text).writes) == tables_written(text, "postgres")


def test_cte_name_is_a_table_only_outside_its_scope() -> None:
    text = """
    with early as (select * from late), late as (select * from early, late)
    select * from late anti join early using (key) where key in (select key from other)
    """
    assert tables_read(text, "duckdb") == {"late", "other"}
