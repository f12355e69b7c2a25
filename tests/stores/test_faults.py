"""What goes wrong in PostgreSQL comes out as a message that helps and quotes no row."""

import traceback
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from tepat.stores.warehouse import ATTEMPTS, Warehouse
from tepat.support.errors import WarehouseBusyError, WarehouseError, WarehouseUnavailableError
from tepat.support.settings import PROJECT_ROOT

SQL = PROJECT_ROOT / "include" / "sql"
CANARY = "3174019876540001"


def test_unreachable_warehouse_is_reported_without_the_password() -> None:
    away = Warehouse("postgresql://tepat:secret@127.0.0.1:1/tepat", SQL)
    with (
        pytest.raises(
            WarehouseUnavailableError, match=r"127\.0\.0\.1:1 cannot be reached"
        ) as found,
        away.begin(),
    ):
        pass
    assert "secret" not in "".join(traceback.format_exception(found.value))


@pytest.mark.slow
def test_wrong_password_and_missing_database_have_different_errors(warehouse_url: str) -> None:
    url = sa.make_url(warehouse_url)
    for wrong, words in (
        (url.set(password="wrong"), "password authentication failed"),
        (url.set(database="nowhere"), "does not exist"),
    ):
        faulty = Warehouse(wrong.render_as_string(hide_password=False), SQL)
        with pytest.raises(WarehouseUnavailableError, match=words) as found, faulty.begin():
            pass
        assert not isinstance(found.value, WarehouseBusyError)


@pytest.mark.slow
def test_outdated_postgres_server_is_refused(
    warehouse: Warehouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tepat.stores.warehouse.OLDEST_VERSION", 99)
    warehouse.close()
    with pytest.raises(WarehouseUnavailableError, match="99 or later"), warehouse.begin():
        pass


@pytest.mark.slow
def test_error_of_a_refused_row_does_not_quote_its_values(warehouse: Warehouse) -> None:
    insert = sa.text(
        "insert into ops.review_case (case_id, kind, period, detail, opened_by_run)"
        " values (:canary, 'K', '2021-07', '{}', 1)"
    )
    with (
        pytest.raises(WarehouseError, match=r"23505.*review_case_pkey") as found,
        warehouse.begin() as connection,
    ):
        connection.execute(insert, {"canary": CANARY})
        connection.execute(insert, {"canary": CANARY})
    assert CANARY not in "".join(traceback.format_exception(found.value))


@pytest.mark.slow
def test_lost_connection_is_retried(warehouse: Warehouse) -> None:
    attempts: list[int] = []

    def work(connection: Connection) -> int:
        attempts.append(int(connection.exec_driver_sql("select pg_backend_pid()").scalar_one()))
        if len(attempts) < ATTEMPTS:
            with warehouse.begin() as other:
                other.execute(sa.text("select pg_terminate_backend(:pid)"), {"pid": attempts[-1]})
        return int(connection.exec_driver_sql("select 42").scalar_one())

    assert warehouse.transact(work) == 42
    assert len(set(attempts)) == ATTEMPTS


@pytest.mark.slow
def test_lock_wait_ends_at_the_timeout(warehouse: Warehouse) -> None:
    with warehouse.begin() as first:
        first.exec_driver_sql("lock table ops.fence in access exclusive mode")
        with (
            pytest.raises(WarehouseBusyError, match="55P03"),
            warehouse.begin(lock_seconds=1) as second,
        ):
            second.exec_driver_sql("select * from ops.fence")


def test_sql_file_accepts_values_only_as_parameters() -> None:
    for path in sorted(Path(SQL).rglob("*.sql")):
        assert "{{" not in path.read_text(encoding="utf-8"), path
