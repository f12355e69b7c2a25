"""The header of a statement names what it reads and writes: lineage is told by it."""

import re
from pathlib import Path

import pytest

from tepat.stores.statements import Header
from tepat.support.settings import PROJECT_ROOT

SQL = PROJECT_ROOT / "include" / "sql"
STATEMENTS = sorted(path.relative_to(SQL) for path in SQL.rglob("*.sql"))
RELATION = re.compile(r"\b(?:ops|published|report)\.\w+")
USED = re.compile(rf"\b(?:from|join|into|update)\s+({RELATION.pattern})")


def test_a_line_of_a_header_may_go_on_below_itself() -> None:
    text = (
        "-- Purpose: links; where an appeal\n--          was upheld, none\n"
        "-- Reads:   person_link, ops.run,\n--          appeal\n"
        "-- Writes:  link\n-- Sorted, because that is faster.\n-- Params:  run_date, period\n"
    )
    assert Header.of(f"{text}select 1") == Header(
        ("person_link", "ops.run", "appeal"), ("link",), ("run_date", "period")
    )


def test_nothing_read_is_written_as_a_dash() -> None:
    assert Header.of("-- Reads:   -\n-- Writes:  ops.run\n") == Header((), ("ops.run",), ())


@pytest.mark.parametrize("statement", STATEMENTS, ids=str)
def test_a_header_names_the_tables_of_postgresql_that_its_statement_uses(statement: Path) -> None:
    text = (SQL / statement).read_text(encoding="utf-8")
    header = Header.of(text)
    body = "\n".join(line for line in text.splitlines() if not line.startswith("--"))
    named = {name for name in header.reads + header.writes if RELATION.fullmatch(name)}
    assert set(USED.findall(body)) <= named
    assert {name for name in header.reads if name in named} <= set(RELATION.findall(body))
