"""What a statement's text says that it reads and binds, beside what its header says.

A table is read that stands after ``from``, ``join`` or ``using``; one that is only written,
referenced or granted on is not. CTEs are none, nor are functions of the database itself. A macro
over tables reads those that it is given by name.
"""

import logging
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import sqlglot
from sqlglot import exp
from sqlglot.tokenizer_core import TokenType

# Two things that sqlglot cannot parse: options of a view, which are left out, and policies and
# bodies of functions, which are searched for names.
_VIEW_OPTIONS = re.compile(r"\bwith \(security_\w+\)")
_READ = re.compile(r"\b(?:from|join)\s+((?:ops|published|report)\.\w+|pg_\w+)")
_PARAMETER = {"duckdb": TokenType.PARAMETER, "postgres": TokenType.COLON}
logging.getLogger("sqlglot").setLevel(logging.ERROR)


@cache
def trees(text: str, dialect: str) -> tuple[exp.Expr, ...]:
    """The statements of a file."""
    parsed = sqlglot.parse(_VIEW_OPTIONS.sub("", text), dialect=dialect)
    return tuple(tree for tree in parsed if tree is not None)


def tables_read(text: str, dialect: str) -> set[str]:
    """The tables, views and functions of rows that a statement file reads."""
    found: set[str] = set()
    for tree in trees(text, dialect):
        found.update(_READ.findall(tree.sql(dialect)) if _is_opaque(tree) else ())
        for table in tree.find_all(exp.Table):
            if _is_read(table) and not _is_cte(table):
                found.update(_names(table))
    return found


def parameters(text: str, dialect: str) -> set[str]:
    """The bind parameters of a statement file."""
    tokens = sqlglot.tokenize(text, dialect=dialect)
    return {
        name.text
        for sign, name in pairwise(tokens)
        if sign.token_type is _PARAMETER[dialect] and name.start == sign.end + 1
    }


def _is_opaque(tree: exp.Expr) -> bool:
    return isinstance(tree, exp.Command) or tree.find(exp.Heredoc) is not None


def _is_read(table: exp.Table) -> bool:
    """Whether the table stands after ``from``, ``join`` or ``using``."""
    return table.arg_key == "using" or isinstance(
        table.parent, exp.From | exp.Join | exp.Lateral | exp.Pivot
    )


def _is_cte(table: exp.Table) -> bool:
    """Whether the name is that of a CTE which is known where it stands."""
    node: exp.Expr = table
    while not table.db and (parent := node.parent) is not None:
        if isinstance(parent, exp.With):
            last = len(parent.expressions) if parent.recursive else parent.expressions.index(node)
            known = parent.expressions[:last]
        else:
            clause = parent.args.get("with_")
            known = clause.expressions if clause and node is not clause else []
        if table.name in {cte.alias for cte in known}:
            return True
        node = parent
    return False


def _names(table: exp.Table) -> Iterator[str]:
    called = table.this
    if isinstance(called, exp.Identifier):
        yield f"{table.db}.{table.name}" if table.db else table.name
    elif table.db:
        yield f"{table.db}.{called.name}"
    else:
        yield from (given.name for given in called.find_all(exp.Literal) if given.is_string)


def tables_written(text: str, dialect: str) -> set[str]:
    """The tables whose rows a statement file inserts, changes or deletes."""
    found: set[str] = set()
    for tree in trees(text, dialect):
        for change in tree.find_all(exp.Insert, exp.Update, exp.Delete):
            target = change.this.this if isinstance(change.this, exp.Schema) else change.this
            found.update(_names(target))
    return found
