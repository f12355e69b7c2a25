"""Every statement file does what its folders of data say.

A case is a folder ``tests/sql/duckdb/<statement without .sql>/<case>/``: one CSV for each table
that the statement reads, ``params.yaml`` if it has parameters, and ``expected.csv``. Only the
columns that ``expected.csv`` names are compared, in any order of rows. A case that shows what
follows when something is not known has the word ``unknown`` in its name.
"""

from pathlib import Path

import pytest
import yaml
from tests.sql.cases import HERE, SQL, load_table, rows_of

from tepat.stores.engine import Engine
from tepat.stores.statements import Header

STATEMENTS = {
    path.relative_to(SQL / "duckdb").with_suffix("").as_posix(): path.read_text("utf-8")
    for path in sorted((SQL / "duckdb").rglob("*.sql"))
}
CASES = sorted(
    path.parent.relative_to(HERE)
    for path in HERE.rglob("expected.csv")
    if not path.is_relative_to(HERE / "macros")
)
RULES = [case for case in CASES if case.is_relative_to("decide/rules")]
CODE_LINES_WITHOUT_CASES = 20


def run_case(engine: Engine, case: Path) -> str:
    """Load the tables of a case and run its statement; return the name of the table written."""
    folder = HERE / case
    for path in sorted(folder.glob("*.csv")):
        if path.stem != "expected":
            load_table(engine, path, path.stem)
    params_file = folder / "params.yaml"
    params = yaml.safe_load(params_file.read_text("utf-8")) if params_file.exists() else {}
    return engine.run(f"{case.parent}.sql", **params)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_duckdb_statement_writes_the_expected_rows_of_each_case(case: Path, engine: Engine) -> None:
    written = run_case(engine, case)
    columns = load_table(engine, HERE / case / "expected.csv", "expected")
    assert rows_of(engine, f'"{written}"', columns) == rows_of(engine, "expected", columns)


@pytest.mark.parametrize("case", RULES, ids=str)
def test_rule_returns_no_null_for_any_input(case: Path, engine: Engine) -> None:
    written = run_case(engine, case)
    columns = ["variant_no", "reason_code", "is_excluding", "evidence"]
    assert all(None not in row for row in rows_of(engine, f'"{written}"', columns))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case_contains_exactly_the_tables_read_by_its_statement(case: Path) -> None:
    tables = {path.stem for path in (HERE / case).glob("*.csv")} - {"expected"}
    assert tables == set(Header.of(STATEMENTS[case.parent.as_posix()]).reads)


def test_rules_audits_macros_and_long_statements_have_cases() -> None:
    """The other statements are short, and are held by the tests of their stages."""
    tried = {case.parent.as_posix() for case in CASES}
    tried |= {f"macros/{folder.name}" for folder in (HERE / "macros").iterdir()}
    tried_unknown = {case.parent.as_posix() for case in CASES if "unknown" in case.name}
    missing = {name for name in STATEMENTS if needs_cases(name)} - tried
    missing |= {
        f"{name}: the unknown"
        for name in STATEMENTS
        if is_claim(name) and name not in tried_unknown
    }
    assert missing == set()


def needs_cases(name: str) -> bool:
    """Whether a statement decides, guards, is shared by others, or is too long to be plain."""
    lines = (line.strip() for line in STATEMENTS[name].splitlines())
    code = [line for line in lines if line and not line.startswith("--")]
    return (
        name.startswith(("decide/", "macros/"))
        or is_claim(name)
        or len(code) > CODE_LINES_WITHOUT_CASES
    )


def is_claim(name: str) -> bool:
    """Whether a statement is a rule or an audit: what it is given must never be passed over."""
    return name.startswith("decide/rules/") or Path(name).parent.name == "audit"
