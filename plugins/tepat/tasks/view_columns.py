"""Column lineage of views: the source columns of each view column."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sqlglot import exp

_DIALECT = "postgres"


class ColumnSource(NamedTuple):
    """A column of a table or view, named with its schema: ``ops.decision_count``, ``period``."""

    relation: str
    column: str


def relations_read(query: str) -> set[str]:
    """The tables and views that a query reads, with schema."""
    from sqlglot import exp, parse_one

    tables = parse_one(query, dialect=_DIALECT).find_all(exp.Table)
    return {_named(table) for table in tables if table.db}


def column_sources(
    view: str, query: str, columns: Mapping[str, Mapping[str, str]]
) -> dict[str, list[ColumnSource]]:
    """The source columns of each column of a view; empty for ``count(*)``.

    Args:
        view: Its name with schema.
        query: Its query as PostgreSQL prints it.
        columns: Types by column by relation, of the view and of all relations that it reads.
    """
    from sqlglot import exp, parse_one
    from sqlglot.lineage import lineage

    schema: dict[str, dict[str, Mapping[str, str]]] = {}
    for relation, types in columns.items():
        namespace, _, name = relation.partition(".")
        schema.setdefault(namespace, {})[name] = types
    parsed = parse_one(query, dialect=_DIALECT)
    sources = {}
    for column in columns[view]:
        nodes = lineage(column, parsed, schema=schema, dialect=_DIALECT).walk()
        # A column's name comes with the alias of its table before it.
        found = {
            ColumnSource(_named(node.source), node.name.rpartition(".")[2])
            for node in nodes
            if isinstance(node.source, exp.Table)
        }
        sources[column] = sorted(found)
    return sources


def _named(table: "exp.Table") -> str:
    return f"{table.db}.{table.name}"
