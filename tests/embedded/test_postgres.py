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


def test_a_second_start_changes_nothing(running: EmbeddedPostgres) -> None:
    before = running.status(), running.url()
    assert EmbeddedPostgres(running.folder.parent).start() == before[1]
    assert running.status() == before[0]


def test_only_the_loopback_address_listens(running: EmbeddedPostgres) -> None:
    listening = [
        connection.laddr
        for connection in server_of(running).net_connections(kind="all")
        if connection.status == psutil.CONN_LISTEN or connection.family.name == "AF_UNIX"
    ]
    assert listening == [("127.0.0.1", running.status().port)]


@as_root
def test_root_hands_the_server_to_an_account_without_privileges(running: EmbeddedPostgres) -> None:
    uids, groups = server_of(running).uids(), Path(f"/proc/{server_of(running).pid}/status")
    assert uids.real == uids.effective == uids.saved == Account.for_server().uid != 0
    assert "Groups:\t \n" in groups.read_text()


@pytest.mark.parametrize("password", ["", "wrong"])
@pytest.mark.parametrize("role", ["postgres", "tepat", "airflow"])
def test_nobody_enters_without_the_password(
    running: EmbeddedPostgres, role: str, password: str
) -> None:
    port = running.status().port
    with pytest.raises(psycopg2.OperationalError, match="password"):
        psycopg2.connect(f"postgresql://{role}:{password}@127.0.0.1:{port}/postgres")


def test_folders_and_secrets_are_closed_to_others(running: EmbeddedPostgres) -> None:
    assert running.folder.stat().st_mode & 0o007 == 0
    for path in running.folder.glob("*.json"):
        assert path.stat().st_mode & 0o777 == 0o600


def test_the_two_databases_have_owners_that_are_no_superusers(running: EmbeddedPostgres) -> None:
    for database in ("tepat", "airflow"):
        url = running.url(database)
        assert query(url, "select current_user::text") == database
        assert query(url, "select rolsuper from pg_roles where rolname = current_user") is False
    query(running.url(), "create schema closed create table closed.family (nik text)")
    other = running.url("airflow").removesuffix("airflow") + "tepat"
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        query(other, "select count(*) from closed.family")


def test_the_owner_of_the_warehouse_can_make_what_a_schema_needs(running: EmbeddedPostgres) -> None:
    query(running.url(), "create extension pg_trgm")
    query(running.url(), "create role keeper nologin")
    query(running.url(), "create schema kept authorization keeper")
    query(running.url(), "create database for_a_test")
    assert query(running.url("for_a_test"), "select current_database()::text") == "for_a_test"


def test_data_are_checksummed_and_text_is_the_same_everywhere(running: EmbeddedPostgres) -> None:
    assert query(running.url(), "show data_checksums") == "on"
    assert query(running.url(), "show fsync") == "on"
    assert query(running.url(), "show synchronous_commit") == "on"
    text = "select datlocprovider::text || datlocale from pg_database where datname = 'tepat'"
    assert query(running.url(), text) == "bC.UTF-8"


def test_the_log_holds_no_value_of_a_failed_statement(running: EmbeddedPostgres) -> None:
    number = "3174010101900001"
    for text in (f"select '{number}x'::bigint", f"select 1/0 as n{number}"):
        with pytest.raises(psycopg2.Error):
            query(running.url(), text)
    assert number not in running.log_file.read_text()


def test_three_kills_lose_no_committed_row(state_dir: Path) -> None:
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


def test_a_kill_under_a_busy_query_does_not_block_the_restart(state_dir: Path) -> None:
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


def test_a_process_number_that_now_belongs_to_somebody_else_is_no_obstacle(
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


def test_two_starters_get_one_server(state_dir: Path) -> None:
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


def test_the_port_is_remembered_and_given_up_only_when_taken(state_dir: Path) -> None:
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
def test_a_folder_closed_to_the_server_is_named_and_left_as_it_is(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    with pytest.raises(ConfigurationError, match="cannot pass through") as caught:
        EmbeddedPostgres(closed / "state").start()
    outermost = next(path for path in reversed(closed.parents) if not path.stat().st_mode & 0o001)
    assert f"cannot pass through {outermost}." in caught.value.what
    assert closed.stat().st_mode & 0o777 == 0o700


def test_data_of_another_version_is_named_and_left_as_it_is(state_dir: Path) -> None:
    postgres = EmbeddedPostgres(state_dir)
    postgres.start()
    postgres.stop()
    (postgres.data_dir / "PG_VERSION").write_text("17\n")
    with pytest.raises(ConfigurationError, match="written by PostgreSQL 17; installed is 18"):
        postgres.start()


def test_data_that_the_server_refuses_is_reported_with_its_own_words(state_dir: Path) -> None:
    postgres = EmbeddedPostgres(state_dir)
    postgres.start()
    postgres.stop()
    postgres.data_dir.chmod(0o755)
    with pytest.raises(WarehouseUnavailableError, match="invalid permissions"):
        postgres.start()
    assert postgres.data_dir.stat().st_mode & 0o777 == 0o755


def test_lost_passwords_are_not_replaced_by_new_ones(state_dir: Path) -> None:
    postgres = EmbeddedPostgres(state_dir)
    postgres.start()
    postgres.stop()
    (postgres.folder / "passwords.json").unlink()
    with pytest.raises(ConfigurationError, match=r"passwords\.json is missing"):
        EmbeddedPostgres(state_dir).start()


@as_root
def test_a_full_disk_is_called_so(state_dir: Path) -> None:
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
def test_programs_out_of_the_accounts_reach_are_copied(
    state_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Account, "can_run", lambda _self, _program: False)
    postgres = EmbeddedPostgres(state_dir)
    assert query(postgres.start(), "select count(*) > 0 from pg_timezone_names") is True
    assert server_of(postgres).exe().startswith(str(postgres.folder / "programs"))
