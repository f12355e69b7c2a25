"""The data dictionary: of the warehouse by its own comments, of the feeds by their definitions."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sqlalchemy as sa
from tests.docs.tables import table

from tepat.domain.feeds import Feed, load_feeds
from tepat.embedded.postgres import EmbeddedPostgres
from tepat.stages.validate.suite import Suite, load_suite
from tepat.stores.migrations import upgrade
from tepat.stores.warehouse import Warehouse

SCHEMAS = ("report", "published", "ops")
_KINDS = {"r": "table", "v": "view"}
_SCHEMA = sa.text("select obj_description(to_regnamespace(:schema), 'pg_namespace')")
_RELATIONS = sa.text("""
select
    c.oid, c.relname as name, c.relkind as kind, obj_description(c.oid, 'pg_class') as meaning,
    (
        select string_agg(a.attname, ', ' order by key.place)
        from pg_index as i
        cross join unnest(i.indkey) with ordinality as key (attnum, place)
        inner join pg_attribute as a on a.attrelid = c.oid and a.attnum = key.attnum
        where i.indrelid = c.oid and i.indisprimary
    ) as primary_key
from pg_class as c
where c.relnamespace = to_regnamespace(:schema) and c.relkind in ('r', 'v')
order by c.relname
""")
_COLUMNS = sa.text("""
select
    attname as name, format_type(atttypid, atttypmod) as type, not attnotnull as is_nullable,
    col_description(attrelid, attnum) as meaning
from pg_attribute
where attrelid = :relation and attnum > 0 and not attisdropped
order by attnum
""")
_FUNCTIONS = sa.text("""
select
    p.oid::regproc::text as name, pg_get_function_arguments(p.oid) as arguments,
    pg_get_function_result(p.oid) as result, obj_description(p.oid, 'pg_proc') as meaning
from pg_proc as p
where p.pronamespace = to_regnamespace(:schema) and p.prorettype <> 'trigger'::regtype
order by p.proname
""")


def suites(include: Path) -> str:
    """Every feed: its columns, and what its suite demands of a row."""
    return "".join(
        _feed(feed, load_suite(include / "expectations" / f"{feed.slug}.json"))
        for feed in load_feeds(include / "feeds").values()
    )


def fresh_warehouse(sql_dir: Path) -> str:
    """The schemas of a PostgreSQL that is started and migrated for this alone."""
    with TemporaryDirectory(prefix="tepat-docs-", dir="/var/tmp") as directory:
        Path(directory).chmod(0o755)
        server = EmbeddedPostgres(Path(directory))
        try:
            warehouse = Warehouse(server.start(), sql_dir)
            upgrade(warehouse)
            described = schemas(warehouse)
            warehouse.close()
        finally:
            server.stop()
    return described


def schemas(warehouse: Warehouse) -> str:
    """Every schema: its tables and views by column, the functions that one may call."""
    with warehouse.begin() as connection:
        return "".join(_schema(connection, schema) for schema in SCHEMAS)


def _schema(connection: sa.Connection, schema: str) -> str:
    named = {"schema": schema}
    relations = connection.execute(_RELATIONS, named).all()
    functions = connection.execute(_FUNCTIONS, named).all()
    parts = [f"## {schema}\n\n{connection.scalar(_SCHEMA, named)}\n"]
    for relation in relations:
        columns = connection.execute(_COLUMNS, {"relation": relation.oid}).all()
        parts.append(_relation(schema, relation, columns))
    if functions:
        parts.append(f"### Functions of {schema}\n\n{_functions(functions)}")
    return "\n".join(parts) + "\n"


def _relation(schema: str, relation: Any, columns: Iterable[Any]) -> str:
    heading = f"### {schema}.{relation.name}\n\nA {_KINDS[relation.kind]}. {relation.meaning}"
    if relation.primary_key:
        heading += f" Primary key: `{relation.primary_key}`."
    if relation.kind == "v":
        rows = ((f"`{one.name}`", one.type, one.meaning) for one in columns)
        return f"{heading}\n\n{table(('column', 'type', 'meaning'), rows)}"
    typed = (
        (f"`{one.name}`", one.type, "yes" if one.is_nullable else "no", one.meaning)
        for one in columns
    )
    return f"{heading}\n\n{table(('column', 'type', 'null', 'meaning'), typed)}"


def _functions(functions: Iterable[Any]) -> str:
    rows = ((f"`{one.name}({one.arguments})`", f"`{one.result}`", one.meaning) for one in functions)
    return table(("function", "returns", "meaning"), rows)


def _feed(feed: Feed, suite: Suite) -> str:
    folder = f"{feed.feed}/{'<YYYY-MM>/' if feed.by_period else ''}"
    columns = (
        (
            f"`{column.name}`{' *' if column.required else ''}",
            column.kind.value,
            ", ".join(f"`{alias}`" for alias in column.aliases),
            column.meaning,
        )
        for column in feed.columns
    )
    facts: dict[str, list[str]] = defaultdict(list)
    for demand in suite.expectations:
        facts[demand.meta.code].append(f"`{demand.fact}`")
    demands = (
        (f"`{rule.code}`", rule.severity.value, ", ".join(facts[rule.code]), rule.message)
        for rule in suite.rules.values()
    )
    return (
        f"## {feed.feed}\n\n"
        f"{feed.title}, from {feed.source}. {feed.grain[0].upper()}{feed.grain[1:]}, "
        f"{feed.cadence}, in `{folder}`.\n\n"
        f"{table(('column', 'kind', 'aliases', 'meaning'), columns)}\n"
        f"{table(('code', 'severity', 'facts that must be true', 'message'), demands)}\n"
    )
