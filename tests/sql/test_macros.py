"""Every macro gives what its cases say.

A case of a macro that gives a value is a file ``tests/sql/duckdb/macros/<macro>/<case>.csv``: its
columns are the macro's parameters and ``expected``, and each row is one call. A case of a macro
that gives a table is a folder: one CSV per parameter, each naming a table, and ``expected.csv``.
"""

from pathlib import Path

import pytest
from tests.sql.cases import HERE, load_table, rows_of

from tepat.stores.engine import Engine

MACROS = HERE / "macros"
CALLS = sorted(path.relative_to(MACROS) for path in MACROS.glob("*/*.csv"))
TABLES = sorted(path.parent.relative_to(MACROS) for path in MACROS.glob("*/*/expected.csv"))


def parameters(engine: Engine, macro: str) -> list[str]:
    """The names of a macro's parameters, in order."""
    found = engine.rows(
        "select parameters from duckdb_functions() where function_name = $macro", macro=macro
    )
    return list(found[0]["parameters"])


@pytest.mark.parametrize("case", CALLS, ids=str)
def test_macro_returns_the_expected_value_of_each_case(case: Path, engine: Engine) -> None:
    macro = case.parent.name
    *arguments, last = load_table(engine, MACROS / case, "call")
    kind = engine.rows("select any_value(typeof(expected)) as kind from call")[0]["kind"]
    assert [*arguments, last] == [*parameters(engine, macro), "expected"]
    given = ", ".join(f'"{argument}"' for argument in arguments)
    calls = engine.connection.execute(
        f"select {macro}({given})::{kind}::varchar, expected::varchar from call"
    ).fetchall()
    assert calls
    assert [result for result, _ in calls] == [expected for _, expected in calls]


@pytest.mark.parametrize("case", TABLES, ids=str)
def test_table_macro_returns_the_expected_rows_of_each_case(case: Path, engine: Engine) -> None:
    macro = case.parent.name
    tables = parameters(engine, macro)
    for table in tables:
        load_table(engine, MACROS / case / f"{table}.csv", table)
    columns = load_table(engine, MACROS / case / "expected.csv", "expected")
    given = ", ".join(f"'{table}'" for table in tables)
    assert rows_of(engine, f"{macro}({given})", columns) == rows_of(engine, "expected", columns)
