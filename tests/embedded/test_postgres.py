"""The embedded PostgreSQL, with real processes."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import psutil
import psycopg2
import pytest

from tepat.embedded.account import Account
from tepat.embedded.postgres import EmbeddedPostgres
from tepat.support.errors import ConfigurationError, WarehouseUnavailableError

pytestmark = pytest.mark.slow
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root drops privileges")


def query(url: str, text: str) -> object:
    with closing(psycopg2.connect(url)) as connection, connection.cursor() as cursor:
        connection.autocommit = True
        cursor.execute(text)
        row = cursor.fetchone() if cursor.description else None
        return row[0] if row else None


@pytest.fixture(scope="module")
def running(kept_state_dir: Path) -> EmbeddedPostgres:
    postgres = EmbeddedPostgres(kept_state_dir)
    postgres.start()
    return postgres


def server_of(postgres: EmbeddedPostgres) -> psutil.Process:
    pid = postgres.status().pid
    assert pid is not None
    return psutil.Process(pid)


def test_second_postgres_start_changes_nothing(running: EmbeddedPostgres) -> None:
    before = running.status(), running.url()
    assert EmbeddedPostgres(running.folder.parent).start() == before[1]
    assert running.status() == before[0]


def test_server_listens_on_the_loopback_address_only(running: EmbeddedPostgres) -> None:
    listening = [
        connection.laddr
        for connection in server_of(running).net_connections(kind="all")
        if connection.status == psutil.CONN_LISTEN or connection.family.name == "AF_UNIX"
    ]
    assert listening == [("127.0.0.1", running.status().port)]


@as_root
def test_server_started_by_root_runs_as_an_unprivileged_account(running: EmbeddedPostgres) -> None:
    uids, groups = server_of(running).uids(), Path(f"/proc/{server_of(running).pid}/status")
    assert uids.real == uids.effective == uids.saved == Account.for_server().uid != 0
    assert "Groups:\t \n" in groups.read_text()


@pytest.mark.parametrize("password", ["", "wrong"])
@pytest.mark.parametrize("role", ["postgres", "tepat", "airflow"])
def test_postgres_login_without_the_password_is_refused(
    running: EmbeddedPostgres, role: str, password: str
) -> None:
    port = running.status().port
    with pytest.raises(psycopg2.OperationalError, match="password"):
        psycopg2.connect(f"postgresql://{role}:{password}@127.0.0.1:{port}/postgres")


def test_postgres_folders_and_secrets_are_readable_by_the_owner_only(
    running: EmbeddedPostgres,
) -> None:
    assert running.folder.stat().st_mode & 0o007 == 0
    for path in running.folder.glob("*.json"):
        assert path.stat().st_mode & 0o777 == 0o600


def test_owners_of_both_databases_are_not_superusers(running: EmbeddedPostgres) -> None:
    for database in ("tepat", "airflow"):
        url = running.url(database)
        assert query(url, "select current_user::text") == database
        assert query(url, "select rolsuper from pg_roles where rolname = current_user") is False
    query(running.url(), "create schema closed create table closed.family (nik text)")
    other = running.url("airflow").removesuffix("airflow") + "tepat"
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        query(other, "select count(*) from closed.family")


def test_warehouse_owner_can_create_extensions_roles_and_schemas(running: EmbeddedPostgres) -> None:
    query(running.url(), "create extension pg_trgm")
    query(running.url(), "create role keeper nologin")
    query(running.url(), "create schema kept authorization keeper")
    query(running.url(), "create database for_a_test")
    assert query(running.url("for_a_test"), "select current_database()::text") == "for_a_test"


def test_postgres_uses_data_checksums_and_a_fixed_encoding_and_collation(
    running: EmbeddedPostgres,
) -> None:
    assert query(running.url(), "show data_checksums") == "on"
    assert query(running.url(), "show fsync") == "on"
    assert query(running.url(), "show synchronous_commit") == "on"
    text = "select datlocprovider::text || datlocale from pg_database where datname = 'tepat'"
    assert query(running.url(), text) == "bC.UTF-8"


def test_postgres_log_contains_no_value_of_a_failed_statement(running: EmbeddedPostgres) -> None:
    number = "3174010101900001"
    for text in (f"select '{number}x'::bigint", f"select 1/0 as n{number}"):
        with pytest.raises(psycopg2.Error):
            query(running.url(), text)
    assert number not in running.log_file.read_text()


def test_committed_rows_survive_three_kills_of_postgres(state_dir: Path) -> None:
    postgres = EmbeddedPostgres(state_dir)
    url = postgres.start()
    query(url, "create table kept (n bigint primary key)")
    acknowledged = 0
    for _ in range(3):
        killer = threading.Timer(0.3, server_of(postgres).send_signal, (signal.SIGKILL,))
        killer.start()
        with pytest.raises(psycopg2.OperationalError):
            while True:
                query(url, f"insert into kept values ({acknowledged})")
                acknowledged += 1
        begun = time.monotonic()
        url = postgres.start()
        assert time.monotonic() - begun < 10
        assert query(url, f"select count(*) from kept where n < {acknowledged}") == acknowledged
        # What was not acknowledged may still have been committed.
        acknowledged = int(str(query(url, "select count(*) from kept")))
    assert acknowledged > 0


def test_postgres_killed_during_a_query_can_be_restarted(state_dir: Path) -> None:
    postgres = EmbeddedPostgres(state_dir)
    url = postgres.start()
    busy = "select count(*) from generate_series(1, 100000000000)"

    def wait() -> None:
        with pytest.raises(psycopg2.Error):
            query(url, busy)

    waiting = threading.Thread(target=wait)
    waiting.start()
    server = server_of(postgres)
    while not any("SELECT" in "".join(child.cmdline()) for child in server.children()):
        time.sleep(0.05)
    server.kill()
    begun = time.monotonic()
    assert query(postgres.start(), "select 1") == 1
    assert time.monotonic() - begun < 10
    waiting.join(timeout=10)
    assert not waiting.is_alive()


def test_postgres_starts_when_its_old_pid_belongs_to_another_process(
    state_dir: Path,
) -> None:
    postgres = EmbeddedPostgres(state_dir)
    url = postgres.start()
    remains = (postgres.data_dir / "postmaster.pid").read_text().splitlines()
    server_of(postgres).kill()
    (postgres.data_dir / "postmaster.pid").write_text("\n".join([str(os.getpid()), *remains[1:]]))
    assert not postgres.status().is_running
    assert query(postgres.start(), "select 1") == 1
    assert postgres.url() == url


def test_two_concurrent_starts_share_one_server(state_dir: Path) -> None:
    program = (
        "import sys, pathlib; from tepat.embedded.postgres import EmbeddedPostgres;"
        "print(EmbeddedPostgres(pathlib.Path(sys.argv[1])).start())"
    )
    starters = [
        subprocess.Popen([sys.executable, "-c", program, state_dir], stdout=subprocess.PIPE)
        for _ in range(3)
    ]
    urls = {starter.communicate(timeout=60)[0] for starter in starters}
    assert [starter.returncode for starter in starters] == [0, 0, 0]
    assert len(urls) == 1


def test_postgres_port_is_kept_between_starts_unless_it_is_in_use(state_dir: Path) -> None:
    postgres = EmbeddedPostgres(state_dir)
    url = postgres.start()
    port = postgres.status().port
    postgres.stop()
    assert postgres.start() == url
    postgres.stop()
    import socket

    with socket.create_server(("127.0.0.1", port or 0)):
        assert query(postgres.start(), "select 1") == 1
        assert postgres.status().port != port


@as_root
def test_folder_unreadable_for_the_server_account_is_reported_and_unchanged(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    with pytest.raises(ConfigurationError, match="cannot pass through") as caught:
        EmbeddedPostgres(closed / "state").start()
    outermost = next(path for path in reversed(closed.parents) if not path.stat().st_mode & 0o001)
    assert f"cannot pass through {outermost}." in caught.value.what
    assert closed.stat().st_mode & 0o777 == 0o700


def test_data_folder_of_another_postgres_version_is_reported_and_unchanged(state_dir: Path) -> None:
    postgres = EmbeddedPostgres(state_dir)
    postgres.start()
    postgres.stop()
    (postgres.data_dir / "PG_VERSION").write_text("17\n")
    with pytest.raises(ConfigurationError, match="written by PostgreSQL 17; installed is 18"):
        postgres.start()


def test_unusable_data_folder_is_reported_with_the_server_message(state_dir: Path) -> None:
    postgres = EmbeddedPostgres(state_dir)
    postgres.start()
    postgres.stop()
    postgres.data_dir.chmod(0o755)
    with pytest.raises(WarehouseUnavailableError, match="invalid permissions"):
        postgres.start()
    assert postgres.data_dir.stat().st_mode & 0o777 == 0o755


def test_missing_password_file_of_existing_data_is_not_regenerated(state_dir: Path) -> None:
    postgres = EmbeddedPostgres(state_dir)
    postgres.start()
    postgres.stop()
    (postgres.folder / "passwords.json").unlink()
    with pytest.raises(ConfigurationError, match=r"passwords\.json is missing"):
        EmbeddedPostgres(state_dir).start()


@as_root
def test_full_disk_is_reported_as_full_disk(state_dir: Path) -> None:
    mounted = subprocess.run(
        ["/bin/mount", "-t", "tmpfs", "-o", "size=12m,mode=711", "tmpfs", state_dir],
        capture_output=True,
        check=False,
    )
    if mounted.returncode != 0:
        pytest.skip("this container may not mount")
    try:
        with pytest.raises(WarehouseUnavailableError, match="disk is full"):
            EmbeddedPostgres(state_dir).start()
        assert not (state_dir / "postgres/data").exists()
    finally:
        subprocess.run(["/bin/umount", state_dir], check=True)


@as_root
def test_programs_unreadable_for_the_server_account_are_copied(
    state_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Account, "can_run", lambda _self, _program: False)
    postgres = EmbeddedPostgres(state_dir)
    assert query(postgres.start(), "select count(*) > 0 from pg_timezone_names") is True
    assert server_of(postgres).exe().startswith(str(postgres.folder / "programs"))
