"""An upgrade makes of every warehouse what a new one is, and touches only what has changed."""

import shutil
from pathlib import Path

import pytest
import sqlalchemy as sa
from tests.stores.catalog import catalog, writers

from tepat.stores.migrations import upgrade
from tepat.stores.warehouse import Role, Warehouse
from tepat.support.errors import WarehouseError
from tepat.support.settings import PROJECT_ROOT

pytestmark = pytest.mark.slow

INCLUDE = PROJECT_ROOT / "include"
RELEASED = Path(__file__).parent / "released"
APPLIED = "select name, applied_at from ops.applied_file"


@pytest.fixture
def later(warehouse: Warehouse, tmp_path: Path) -> Warehouse:
    """The same warehouse, as a later release sees it: with files of its own, to be changed."""
    shutil.copytree(INCLUDE / "sql" / "postgres", tmp_path / "include" / "sql" / "postgres")
    shutil.copytree(INCLUDE / "reference", tmp_path / "include" / "reference")
    warehouse.sql_dir = tmp_path / "include" / "sql" / "postgres"
    return warehouse


def change(warehouse: Warehouse, file: str, old: str, new: str) -> None:
    path = warehouse.sql_dir / "repeatable" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def write(warehouse: Warehouse, file: str, text: str) -> Path:
    path = warehouse.sql_dir / "repeatable" / file
    path.write_text(text, encoding="utf-8")
    return path


def scalar(warehouse: Warehouse, query: str, role: Role | None = None) -> object:
    with warehouse.begin(role) as connection:
        return connection.scalar(sa.text(query))


def stands(warehouse: Warehouse) -> list[str]:
    with warehouse.begin() as connection:
        return catalog(connection)


@pytest.mark.parametrize("release", sorted(RELEASED.glob("*.dump")), ids=lambda path: path.stem)
def test_upgraded_warehouse_equals_a_new_warehouse(
    warehouse: Warehouse, server_url: str, release: Path
) -> None:
    administrator = sa.create_engine(warehouse.url, isolation_level="AUTOCOMMIT")
    with administrator.connect() as connection:
        connection.exec_driver_sql("create database released_town")
    url = warehouse.url.set(database="released_town").render_as_string(hide_password=False)
    old = Warehouse(url, INCLUDE / "sql")
    with old.begin() as connection:
        connection.execution_options(no_parameters=True)
        connection.exec_driver_sql(release.read_text("utf-8"))
    upgrade(old)
    found, expected = stands(old), stands(warehouse)
    old.close()
    with administrator.connect() as connection:
        connection.exec_driver_sql("drop database released_town")
    administrator.dispose()
    assert len(expected) > 1000
    assert found == expected


def test_upgrade_of_a_current_warehouse_changes_nothing_and_takes_no_lock(
    warehouse: Warehouse,
) -> None:
    with warehouse.begin() as reader:
        before = writers(reader)
        reader.exec_driver_sql("lock table report.coverage, ops.kelurahan in access share mode")
        upgrade(warehouse)
    with warehouse.begin() as connection:
        assert writers(connection) == before


def test_upgrade_replaces_a_changed_view_and_keeps_the_others(later: Warehouse) -> None:
    with later.begin() as connection:
        before = connection.exec_driver_sql(APPLIED).all()
        oid = connection.scalar(sa.text("select 'report.freshness'::regclass::oid"))
        connection.exec_driver_sql("create view public.of_somebody as table report.freshness")
    change(later, "report/freshness.sql", "as rows_quarantined", "as rows_quarantined, 1 as one")
    upgrade(later)
    assert scalar(later, "select 'report.freshness'::regclass::oid") == oid
    assert scalar(later, "select one from report.freshness") is None
    with later.begin() as connection:
        after = connection.exec_driver_sql(APPLIED).all()
    assert {name for name, _ in set(after) - set(before) if "/grants/" not in name} == {
        "sql/postgres/repeatable/report/freshness.sql"
    }


@pytest.mark.parametrize(
    "street", ["select a from report.town", "select a + 1 as a from report.town"]
)
def test_upgrade_recreates_a_view_that_lost_a_column_and_its_dependents(
    later: Warehouse, street: str
) -> None:
    view = "create or replace view report.{} as {};"
    write(later, "report/street.sql", view.format("street", "select a from report.town"))
    write(later, "report/town.sql", view.format("town", "select 1 as a, 2 as b"))
    upgrade(later)
    write(later, "report/town.sql", view.format("town", "select 3 as a"))
    write(later, "report/street.sql", view.format("street", street))
    upgrade(later)
    for name in ("town", "street"):
        assert scalar(later, f"select a from report.{name}", Role.REPORT_READER) in (3, 4)
    assert scalar(later, "select a from report.street") == (4 if "+ 1" in street else 3)


def test_upgrade_drops_views_and_functions_without_a_file(later: Warehouse) -> None:
    standing = stands(later)
    gone = [
        write(later, "report/town.sql", "create or replace view report.town as select 1 as a;"),
        write(later, "report/lane.sql", "create or replace view report.lane as table report.town;"),
        write(
            later,
            "published/village.sql",
            "create or replace function published.village(a integer) returns setof report.town"
            " language sql as 'select 1';",
        ),
    ]
    upgrade(later)
    assert len(stands(later)) > len(standing)
    for path in gone:
        path.unlink()
    upgrade(later)
    assert stands(later) == standing


def test_upgrade_replaces_a_function_whose_arguments_changed(
    later: Warehouse,
) -> None:
    text = (
        "create or replace function report.twice({}) returns integer language sql as 'select 2';"
        "comment on function report.twice is 'Two.';"
    )
    for arguments in ("a integer", "a integer, b text", "c text"):
        write(later, "report/twice.sql", text.format(arguments))
        upgrade(later)
        assert scalar(later, "select count(*) from pg_proc where proname = 'twice'") == 1
        assert (
            scalar(
                later, "select pg_get_function_arguments(oid) from pg_proc where proname = 'twice'"
            )
            == arguments
        )


def test_upgrade_never_drops_a_view_of_another_owner(later: Warehouse) -> None:
    path = write(later, "report/town.sql", "create or replace view report.town as select 1 as a;")
    upgrade(later)
    with later.begin() as connection:
        connection.exec_driver_sql("create view public.of_somebody as table report.town")
        connection.exec_driver_sql("create view report.of_an_administrator as select 1 as a")
    path.unlink()
    with pytest.raises(WarehouseError, match="2BP01"):
        upgrade(later)
    assert scalar(later, "select count(*) from public.of_somebody") == 1
    with later.begin() as connection:
        connection.exec_driver_sql("drop view public.of_somebody")
    upgrade(later)
    assert scalar(later, "select to_regclass('report.town')") is None
    assert scalar(later, "select count(*) from report.of_an_administrator") == 1


def test_upgrade_sets_role_privileges_exactly_as_in_its_file(later: Warehouse) -> None:
    asked = "select has_table_privilege('loader', 'ops.fence', '{}')"
    change(later, "grants/loader.sql", "select, update on ops.fence", "select on ops.fence")
    with later.begin(Role.OWNER) as connection:
        connection.exec_driver_sql("grant select on ops.fence to pg_monitor")
    upgrade(later)
    assert scalar(later, asked.format("select")) is True
    assert scalar(later, asked.format("update")) is False
    assert scalar(later, "select has_table_privilege('pg_monitor', 'ops.fence', 'select')") is True


def test_failed_upgrade_is_rolled_back_completely(later: Warehouse) -> None:
    standing = stands(later)
    change(later, "report/coverage.sql", "as not_proposed\n", "as not_proposed, 1 as more\n")
    write(later, "report/town.sql", "create or replace view report.town as select nothing;")
    with pytest.raises(WarehouseError, match="42703"):
        upgrade(later)
    assert stands(later) == standing


def test_there_is_a_released_warehouse_to_upgrade() -> None:
    assert list(RELEASED.glob("*.dump"))


def test_changed_comment_is_applied_without_a_revision(later: Warehouse) -> None:
    path = later.sql_dir / "comments" / "report.yaml"
    text = path.read_text("utf-8")
    assert "Recipients divided by capacity." in text
    path.write_text(text.replace("Recipients divided by capacity.", "A share."), "utf-8")
    upgrade(later)
    column = "attrelid = 'report.site_load'::regclass and attname = 'load'"
    found = f"select col_description(attrelid, attnum) from pg_attribute where {column}"
    assert scalar(later, found) == "A share."
