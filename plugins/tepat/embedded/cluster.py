"""The data folder of the embedded PostgreSQL, and the databases and roles inside."""

import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg2
from psycopg2 import sql
from psycopg2.extensions import connection as Connection  # noqa: N812
from psycopg2.extensions import encrypt_password

from tepat.embedded.account import Account
from tepat.embedded.binaries import Binaries
from tepat.embedded.ports import LOOPBACK
from tepat.support.errors import ConfigurationError, WarehouseUnavailableError

SUPERUSER, WAREHOUSE, AIRFLOW = "postgres", "tepat", "airflow"
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C"}
# How files are flushed to disk: with one syncfs call where available (ten times faster), else file
# by file.
SYNC_METHOD = "syncfs" if sys.platform == "linux" else "fsync"
_EXISTS = {
    "role": "select exists (select from pg_roles where rolname = %s)",
    "database": "select exists (select from pg_database where datname = %s)",
}


def make_cluster(data_dir: Path, binaries: Binaries, account: Account, password: str) -> None:
    """Make the data folder; it exists whole or not at all.

    Raises:
        ConfigurationError: A data folder of another version exists.
        WarehouseUnavailableError: It cannot be made, for example because the disk is full.
    """
    if data_dir.exists():
        version = (data_dir / "PG_VERSION").read_text(encoding="utf-8").strip()
        if version != binaries.major:
            raise ConfigurationError(
                f"{data_dir} was written by PostgreSQL {version}; installed is "
                f"{binaries.major}, which cannot read it.",
                kept="It was not changed.",
                todo="Move the data with pg_dump of the old version, or install that version.",
            )
        return
    temporary = data_dir.with_name("data.unfinished")
    if temporary.exists():
        shutil.rmtree(temporary)
    account.make_own_folder(temporary)
    reader, writer = os.pipe()
    try:
        # Through a pipe the password is neither in a file nor in the list of processes.
        os.write(writer, password.encode())
        os.close(writer)
        if account.is_other:
            os.fchown(reader, account.uid, account.gid)
        made = subprocess.run(
            [
                *(binaries["initdb"], "--pgdata", temporary, "--username", SUPERUSER),
                *("--auth", "scram-sha-256", "--pwfile", f"/dev/fd/{reader}"),
                *("--encoding", "UTF8", "--locale", "C"),
                *("--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"),
                *("--data-checksums", "--sync-method", SYNC_METHOD),
            ],
            cwd="/",
            env=ENVIRONMENT,
            pass_fds=(reader,),
            capture_output=True,
            text=True,
            check=False,
            umask=0o077,
            **account.identity,
        )
    finally:
        os.close(reader)
    if made.returncode != 0:
        shutil.rmtree(temporary, ignore_errors=True)
        raise server_fault(f"PostgreSQL cannot make {data_dir}", made.stderr.strip()[-1000:])
    os.rename(temporary, data_dir)


def server_fault(what: str, said: str) -> WarehouseUnavailableError:
    """The error for the last output of a PostgreSQL program."""
    if "No space left on device" in said:
        return WarehouseUnavailableError(
            f"{what}: the disk is full.",
            kept="All committed data is kept.",
            todo="Free some space and run again.",
        )
    return WarehouseUnavailableError(f"{what}: {said}", kept="All committed data is kept.")


def make_databases(port: int, passwords: dict[str, str]) -> None:
    """Make the two databases, each owned by a role of its own that is no superuser.

    Raises:
        WarehouseUnavailableError: The server refuses.
    """
    try:
        connection = psycopg2.connect(
            host=LOOPBACK,
            port=port,
            dbname="postgres",
            user=SUPERUSER,
            password=passwords[SUPERUSER],
            connect_timeout=10,
        )
        with closing(connection):
            connection.autocommit = True
            _make_database(connection, AIRFLOW, passwords[AIRFLOW], "")
            _make_database(connection, WAREHOUSE, passwords[WAREHOUSE], "createdb createrole")
            with connection.cursor() as cursor:
                # Who makes a role may act as it, as in PostgreSQL 15.
                cursor.execute("alter role tepat set createrole_self_grant = 'set, inherit'")
    except psycopg2.Error as error:
        raise WarehouseUnavailableError(
            f"The embedded PostgreSQL on port {port} refuses: {str(error).strip()}",
            kept="All data is kept.",
        ) from error


def _make_database(connection: Connection, name: str, password: str, powers: str) -> None:
    """Make a role and its database where they are missing."""
    identifier = sql.Identifier(name)
    with connection.cursor() as cursor:
        cursor.execute(_EXISTS["role"], (name,))
        if cursor.fetchone() == (False,):
            verifier = encrypt_password(password, name, connection, "scram-sha-256")
            statement = sql.SQL("create role {} login " + powers + " password {}")
            cursor.execute(statement.format(identifier, sql.Literal(verifier)))
        cursor.execute(_EXISTS["database"], (name,))
        if cursor.fetchone() == (False,):
            cursor.execute(sql.SQL("create database {} owner {}").format(identifier, identifier))
