"""From which columns of which tables each column of a view is computed."""

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
    """The tables and views that a query reads, named with their schemas."""
    from sqlglot import exp, parse_one

    tables = parse_one(query, dialect=_DIALECT).find_all(exp.Table)
    return {_named(table) for table in tables if table.db}


def column_sources(
    view: str, query: str, columns: Mapping[str, Mapping[str, str]]
) -> dict[str, list[ColumnSource]]:
    """The sources of each column of a view; one that only counts rows has none.

    Args:
        view: Named with its schema.
        query: Its query as PostgreSQL prints it.
        columns: Types by column by relation, of the view and of all that it reads.
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
