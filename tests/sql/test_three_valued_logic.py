"""An unknown is never a pass: comparisons that can answer null are not written where they decide.

``x not in (select …)`` answers null for every row as soon as the subquery holds a null, and
``a <> b`` and ``not a`` do so when a side is null; ``where`` then drops the row in silence.
"""

import re
from pathlib import Path

import pytest
from sqlglot import exp
from tests.sql.derived import trees

from tepat.support.settings import PROJECT_ROOT

SQL = PROJECT_ROOT / "include" / "sql"
STATEMENTS = sorted(path.relative_to(SQL) for path in SQL.rglob("*.sql"))
AUDITS = (Path("duckdb/audit"), Path("duckdb/distribution/payments/audit"))
DECIDING = (*AUDITS, Path("duckdb/decide"))
SOUGHT = re.compile(r"\bnot\s+in\s*\(\s*(?:select|from|with)\b", re.IGNORECASE)
# What answers true or false, whatever it is asked.
TWO_VALUED = exp.Exists | exp.Coalesce | exp.Is | exp.NullSafeEQ | exp.NullSafeNEQ


def below(*folders: Path) -> list[Path]:
    """The statements in any of the folders."""
    return [path for path in STATEMENTS if any(path.is_relative_to(item) for item in folders)]


def found(statement: Path, *kinds: type[exp.Expr]) -> list[exp.Expr]:
    """The expressions of some kinds in a statement."""
    text = (SQL / statement).read_text(encoding="utf-8")
    return [node for tree in trees(text, statement.parts[0]) for node in tree.find_all(*kinds)]


def negated(statement: Path) -> list[exp.Expr]:
    """What a statement puts ``not`` before."""
    return [node.this.unnest() for node in found(statement, exp.Not)]


@pytest.mark.parametrize("statement", STATEMENTS, ids=str)
def test_no_statement_uses_not_in_with_a_subquery(statement: Path) -> None:
    assert not SOUGHT.findall((SQL / statement).read_text(encoding="utf-8"))


@pytest.mark.parametrize("statement", below(*DECIDING), ids=str)
def test_rules_compare_with_is_distinct_from(statement: Path) -> None:
    assert not [node.sql() for node in found(statement, exp.NEQ)]
    assert not [node.sql() for node in negated(statement) if isinstance(node, exp.EQ)]


@pytest.mark.parametrize("statement", below(*AUDITS), ids=str)
def test_audits_do_not_negate_nullable_expressions(statement: Path) -> None:
    assert not [node.sql() for node in negated(statement) if not isinstance(node, TWO_VALUED)]
