"""Every statement of PostgreSQL does what its folders of data say.

A case is a folder ``tests/sql/postgres/<statement without .sql>/<case>/``. Of what it begins with,
``<schema>.<table>.csv`` holds the rows of a table of the warehouse, in place of those that stand
there; ``<table>.csv`` those of a table of the transaction; ``before.sql`` what is no table.
``params.yaml`` holds parameters. Of what is expected, ``expected.csv`` holds the rows that the
statement returns, or those of the view or function that its file makes; ``expected.<table>.csv``
the rows of a table afterwards. Headers are written ``column:type``; an empty cell is null. Only the
columns that are named are compared, in any order of rows. What a case does not name may be null,
and refer to nothing, while it lasts.
"""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
import yaml
from sqlalchemy.engine import Connection

from tepat.stores.migrations import upgrade
from tepat.stores.statements import Header
from tepat.stores.warehouse import Warehouse
from tepat.support.settings import PROJECT_ROOT

HERE = Path(__file__).parent / "postgres"
SQL = PROJECT_ROOT / "include" / "sql" / "postgres"
CASES = sorted({path.parent.relative_to(HERE) for path in HERE.rglob("expected*.csv")})
MADE = re.compile(r"^create or replace (?:view|function) ([\w.]+)(\()?", re.MULTILINE)
# What definitions and upgrades do is tried as a whole: tests/stores.
EXEMPT = ("schema/", "upgrade/", "repeatable/grants/")
LONG = 20
BEYOND_THE_RULE = (
    "access/list_logins",
    "casework/review/find_contradiction",
    "casework/review/list_current_resolutions",
    "distribution/outreach/sum_up",
    "distribution/payments/list_outcomes",
    "distribution/sites/list_resolved",
)
NULLABLE = sa.text("""
select a.attname
from pg_attribute as a
where a.attrelid = to_regclass(:table)
    and a.attnum > 0 and a.attnotnull and not a.atthasdef and a.attidentity = ''
    and a.attname <> all(:named)
    and not exists (
        select from pg_index as i
        where i.indrelid = a.attrelid and i.indisprimary and a.attnum = any(i.indkey::smallint[])
    )
""")

REFERENCES = sa.text("""
select conname from pg_constraint where conrelid = to_regclass(:table) and contype = 'f'
""")


@dataclass(frozen=True)
class Table:
    """A CSV of a case."""

    columns: dict[str, str]
    rows: list[list[Any]]

    @classmethod
    def read(cls, path: Path) -> "Table":
        with path.open(newline="", encoding="utf-8") as handle:
            headers = next(csv.reader(handle))
            rows = [[cell or None for cell in row] for row in csv.reader(handle)]
        return cls(dict(header.split(":") for header in headers), rows)

    @property
    def chosen(self) -> str:
        return ", ".join(f'"{column}"' for column in self.columns)

    def create(self, connection: Connection, name: str) -> None:
        """Make a table of the transaction and fill it."""
        typed = ", ".join(f'"{column}" {kind}' for column, kind in self.columns.items())
        connection.exec_driver_sql(f"create temp table {name} ({typed}) on commit drop")
        self.insert(connection, name)

    def replace(self, connection: Connection, name: str) -> None:
        """Put the rows in place of those of a table of the warehouse."""
        if connection.exec_driver_sql(f"select exists (select from {name})").scalar_one():
            connection.exec_driver_sql(f"delete from {name}")
        for reference in connection.scalars(REFERENCES, {"table": name}):
            connection.exec_driver_sql(f"alter table {name} drop constraint {reference}")
        unnamed = connection.execute(NULLABLE, {"table": name, "named": list(self.columns)})
        for column in unnamed.scalars():
            connection.exec_driver_sql(f'alter table {name} alter column "{column}" drop not null')
        self.insert(connection, name)

    def insert(self, connection: Connection, name: str) -> None:
        places = ", ".join(f"cast(%s as {kind})" for kind in self.columns.values())
        for row in self.rows:
            connection.exec_driver_sql(
                f"insert into {name} ({self.chosen}) overriding system value values ({places})",
                tuple(map(_written, row)),
            )


@pytest.fixture(scope="module")
def warehouse(server_url: str) -> Iterator[Warehouse]:
    """One warehouse for all cases; each is rolled back."""
    administrator = sa.create_engine(
        sa.make_url(server_url).set(drivername="postgresql+psycopg2"), isolation_level="AUTOCOMMIT"
    )
    with administrator.connect() as connection:
        connection.exec_driver_sql("create database statements")
    url = sa.make_url(server_url).set(database="statements")
    found = Warehouse(url.render_as_string(hide_password=False), PROJECT_ROOT / "include" / "sql")
    upgrade(found)
    yield found
    found.close()
    with administrator.connect() as connection:
        connection.exec_driver_sql("drop database statements")
    administrator.dispose()


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=str)
def test_postgres_statement_gives_the_expected_rows_of_each_case(
    case: Path, warehouse: Warehouse
) -> None:
    folder = HERE / case
    with warehouse._engine.connect() as connection, connection.begin() as transaction:
        prepare(connection, folder)
        params_file = folder / "params.yaml"
        params = yaml.safe_load(params_file.read_text("utf-8")) if params_file.exists() else {}
        result = run(warehouse, connection, f"{case.parent}.sql", params)
        for path in sorted(folder.glob("expected*.csv")):
            table = path.stem.partition(".")[2]
            expected = Table.read(path)
            expected.create(connection, "expected_rows")
            if table:
                found = rows(connection, table, expected)
            else:
                given = [[row._mapping[name] for name in expected.columns] for row in result]
                Table(expected.columns, given).create(connection, "found_rows")
                found = rows(connection, "found_rows", expected)
            assert found == rows(connection, "expected_rows", expected), path.name
            connection.exec_driver_sql("drop table expected_rows")
        transaction.rollback()


def prepare(connection: Connection, folder: Path) -> None:
    """Bring about what a case begins with."""
    before = folder / "before.sql"
    if before.exists():
        connection.exec_driver_sql(before.read_text("utf-8"))
    for path in sorted(folder.glob("*.csv")):
        if path.stem.partition(".")[0] != "expected":
            table = Table.read(path)
            fill = table.replace if "." in path.stem else table.create
            fill(connection, path.stem)


def run(
    warehouse: Warehouse, connection: Connection, file: str, params: dict[str, Any]
) -> list[sa.Row[Any]]:
    """The rows of a statement, or of the view or function that its file makes."""
    made = MADE.search((SQL / file).read_text("utf-8"))
    if made is None:
        result = warehouse.run(connection, file, **params)
        return list(result) if result.returns_rows else []
    arguments = ", ".join(f"{name} => :{name}" for name in params)
    called = f"{made[1]}({arguments})" if made[2] else made[1]
    return list(connection.execute(sa.text(f"select * from {called}"), params))


def rows(connection: Connection, table: str, like: Table) -> list[tuple[Any, ...]]:
    """The rows of a table, each as text, sorted."""
    chosen = ", ".join(f'"{column}"::text' for column in like.columns)
    return sorted(
        (tuple(row) for row in connection.exec_driver_sql(f"select {chosen} from {table}")),
        key=repr,
    )


def test_every_postgres_statement_that_needs_a_case_has_one() -> None:
    tried = {str(case.parent) for case in CASES}
    statements = {
        str(path.relative_to(SQL).with_suffix("")): path.read_text("utf-8")
        for path in SQL.rglob("*.sql")
    }
    needed = {
        name
        for name, text in statements.items()
        if not name.startswith(EXEMPT) and (name in BEYOND_THE_RULE or needs_a_case(text))
    }
    assert sorted(needed - tried) == []
    assert sorted(tried - statements.keys()) == []


def needs_a_case(text: str) -> bool:
    """Views, functions, long statements, and those that write by more than one line."""
    body = [line for line in text.splitlines() if line and not line.startswith("--")]
    is_writing = bool(Header.of(text).writes) and not body[0].startswith("create ")
    return (
        bool(MADE.search(text)) or len(text.splitlines()) > LONG or (is_writing and len(body) > 1)
    )


def _written(value: Any) -> Any:
    """A document as PostgreSQL reads it; the driver writes everything else itself."""
    return json.dumps(value) if isinstance(value, dict) else value
