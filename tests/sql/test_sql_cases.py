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

# Statements that ought to have cases and have none yet: the list only ever gets shorter.
STILL_WITHOUT_CASES: frozenset[str] = frozenset(
    {
        "casework/complaints/route_complaints",
        "distribution/payments/audit/no_line_lost",
        "distribution/payments/audit/no_line_lost: the unknown",
        "distribution/payments/audit/no_month_paid_twice: the unknown",
        "distribution/payments/audit/no_rupiah_unexplained: the unknown",
        "distribution/payments/draft/list_recipients",
        "outputs/feedback/count_totals",
        "outputs/feedback/write_feedback",
        "publish/guard/count_households",
        "publish/send/send_civil_count",
        "publish/send/send_event_lag",
        "validate/dukcapil_kk/read_rows",
        "validate/dukcapil_pindah/read_rows",
        "validate/kemensos/read_rows",
        "validate/rt_rw/select_families",
        "validate/sanggah/read_rows",
    }
)


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
def test_statement_writes_what_the_case_expects(case: Path, engine: Engine) -> None:
    written = run_case(engine, case)
    columns = load_table(engine, HERE / case / "expected.csv", "expected")
    assert rows_of(engine, f'"{written}"', columns) == rows_of(engine, "expected", columns)


@pytest.mark.parametrize("case", RULES, ids=str)
def test_a_rule_leaves_nothing_unknown_whatever_it_is_given(case: Path, engine: Engine) -> None:
    written = run_case(engine, case)
    columns = ["variant_no", "reason_code", "is_excluding", "evidence"]
    assert all(None not in row for row in rows_of(engine, f'"{written}"', columns))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_case_has_the_tables_that_its_statement_reads_and_no_other(case: Path) -> None:
    tables = {path.stem for path in (HERE / case).glob("*.csv")} - {"expected"}
    assert tables == set(Header.of(STATEMENTS[case.parent.as_posix()]).reads)


def test_what_decides_guards_is_shared_or_is_long_has_cases() -> None:
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
    assert missing == STILL_WITHOUT_CASES


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
