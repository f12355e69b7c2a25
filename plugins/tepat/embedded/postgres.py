"""An embedded PostgreSQL: own data folder, loopback only, passwords only, never as root."""

import os
import signal
import subprocess
import time
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from zlib import crc32

from tepat.embedded.account import Account
from tepat.embedded.binaries import Binaries, find_binaries
from tepat.embedded.cluster import (
    AIRFLOW,
    ENVIRONMENT,
    SUPERUSER,
    SYNC_METHOD,
    WAREHOUSE,
    make_cluster,
    make_databases,
    server_fault,
)
from tepat.embedded.generated_secrets import load_or_create_secrets
from tepat.embedded.ports import LOOPBACK, free_ports
from tepat.embedded.processes import end, is_alive, new_log, tail, wait_for_end, works_in
from tepat.support.atomic_files import read_private, write_private
from tepat.support.errors import ConfigurationError, TepatError, WarehouseUnavailableError
from tepat.support.extras import ANOTHER_WAREHOUSE, provided_by
from tepat.support.locks import held

with provided_by("local", "The embedded stack", ANOTHER_WAREHOUSE):
    import psutil

_PROGRAM = "postgres"
# Of postmaster.pid, from 0: what the server says of its state.
_STATE_LINE = 7
# Below the ports that systems hand out to outgoing connections, so that it stays ours. Each folder
# begins at one of its own, so that a server that is down does not find another in its place.
_FIRST_PORT, _PORTS = 15432, 1000
_RECOVERY_SECONDS = 600.0
_SETTINGS = {
    "listen_addresses": LOOPBACK,
    "unix_socket_directories": "",
    "timezone": "Asia/Jakarta",
    # Bulk loading within full durability (fsync and synchronous_commit stay on).
    "shared_buffers": "256MB",
    "max_wal_size": "4GB",
    "checkpoint_timeout": "15min",
    "wal_compression": "on",
    "recovery_init_sync_method": SYNC_METHOD,
    "maintenance_work_mem": "256MB",
    "work_mem": "32MB",
    "random_page_cost": "1.1",
    "jit": "off",
    # Messages of failed statements may quote values, so the log has the server's own only.
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_checkpoints": "off",
    "log_autovacuum_min_duration": "-1",
}


@dataclass(frozen=True)
class PostgresStatus:
    """Status of the server."""

    is_running: bool
    port: int | None
    pid: int | None
    data_dir: Path


class EmbeddedPostgres:
    """The PostgreSQL below ``<state>/postgres``.

    Args:
        state_dir: The product's state folder; made when missing.
    """

    def __init__(self, state_dir: Path) -> None:
        self.folder = state_dir.absolute() / "postgres"
        self.data_dir = self.folder / "data"
        self.log_file = self.folder / "server.log"
        self._port_file = self.folder / "port.json"
        self._password_file = self.folder / "passwords.json"

    def start(self) -> str:
        """Start the server unless it runs; returns the URL of the warehouse.

        Raises:
            TepatError: It cannot start; says why and what to do.
        """
        with self._lock():
            if not self._serves():
                self._account.demand_passage(self.folder)
                password = self._passwords()[SUPERUSER]
                make_cluster(self.data_dir, self._binaries, self._account, password)
                self._clear_remains()
                self._launch()
                make_databases(self._port(), self._passwords())
        return self.url()

    def stop(self) -> bool:
        """Stop the server and wait for it; False when none ran."""
        if not self.folder.exists():
            return False
        with self._lock():
            server = self._server()
            if server is None:
                return False
            # A fast shutdown; an immediate one only if the server does not heed that.
            if not end([server], signal.SIGINT, signal.SIGQUIT, grace=60):
                raise WarehouseUnavailableError(
                    f"PostgreSQL (process {server.pid}) does not end.", kept="All data is kept."
                )
        return True

    def status(self) -> PostgresStatus:
        """The server as it is now; starts nothing."""
        server = self._server()
        if server is None:
            return PostgresStatus(False, None, None, self.data_dir)
        return PostgresStatus(True, self._port(), server.pid, self.data_dir)

    def url(self, database: str = WAREHOUSE) -> str:
        """URL of a database of the server, for SQLAlchemy and psql, password included."""
        role = AIRFLOW if database == AIRFLOW else WAREHOUSE
        return f"postgresql://{role}:{self._passwords()[role]}@{LOOPBACK}:{self._port()}/{database}"

    @cached_property
    def _account(self) -> Account:
        return Account.for_server()

    @cached_property
    def _binaries(self) -> Binaries:
        return find_binaries(self._account, self.folder / "programs")

    def _lock(self) -> AbstractContextManager[None]:
        self._account.make_folder(self.folder)
        return held(self.folder / ".lock")

    def _port(self) -> int:
        own = _FIRST_PORT + crc32(os.fsencode(self.folder.resolve())) % _PORTS
        return int(read_private(self._port_file).get("port", own))

    def _passwords(self) -> dict[str, str]:
        if self.data_dir.exists() and not self._password_file.exists():
            raise ConfigurationError(
                f"{self._password_file} is missing: the passwords of the data folder beside it.",
                todo="Restore it from a backup.",
            )
        return load_or_create_secrets(self._password_file, SUPERUSER, WAREHOUSE, AIRFLOW)

    def _server(self) -> psutil.Process | None:
        """The live server of our data folder, by the process number it wrote there."""
        try:
            text = (self.data_dir / "postmaster.pid").read_text(encoding="utf-8")
            server = psutil.Process(int(text.partition("\n")[0]))
        except (FileNotFoundError, ValueError, psutil.NoSuchProcess):
            return None
        except PermissionError as error:
            raise ConfigurationError(
                f"{self.data_dir} belongs to another account.",
                kept="It was not changed.",
                todo="Run under that account, or set TEPAT_STATE_DIR to another folder.",
            ) from error
        return server if works_in(server, self.data_dir.resolve(), _PROGRAM) else None

    def _serves(self) -> bool:
        """Whether a server runs and answers; waits for one that is starting or dying."""
        server = self._server()
        if server is None or not self._is_ready(server):
            return False
        try:
            make_databases(self._port(), self._passwords())
        except WarehouseUnavailableError:
            # A server that was just killed looks alive for another moment.
            if wait_for_end([server], seconds=2):
                raise
            return False
        return True

    def _clear_remains(self) -> None:
        """Remove what a killed server left: its last children, then its process number."""
        folder = self.data_dir.resolve()
        left = [one for one in psutil.process_iter() if works_in(one, folder, _PROGRAM)]
        # They end by themselves as soon as they miss the server; one deep in a query may not.
        left = wait_for_end(left, seconds=2)
        if not end(left, signal.SIGQUIT, signal.SIGKILL, grace=3):
            raise WarehouseUnavailableError(
                f"Processes of an earlier PostgreSQL still work in {self.data_dir}.",
                kept="All data is kept.",
                todo=f"End them: {', '.join(str(one.pid) for one in left)}.",
            )
        (self.data_dir / "postmaster.pid").unlink(missing_ok=True)

    def _launch(self) -> None:
        """Start the server on the remembered port, or else the next free one."""
        for port in free_ports(self._port()):
            write_private(self._port_file, {"port": port})
            try:
                self._launch_on(port)
            except _PortTakenError:
                continue
            return
        raise WarehouseUnavailableError(f"No port from {self._port()} upwards is free.")

    def _launch_on(self, port: int) -> None:
        settings = {**_SETTINGS, "port": str(port)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with new_log(self.log_file) as log:
            server = subprocess.Popen(
                [self._binaries[_PROGRAM], "-D", self.data_dir, *options],
                cwd="/",
                env=ENVIRONMENT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                umask=0o077,
                **self._account.identity,
            )
        if not self._is_ready(psutil.Process(server.pid)):
            raise self._fault()

    def _is_ready(self, server: psutil.Process) -> bool:
        """Wait until the server takes connections, after a kill also for recovery.

        False when it ends instead.
        """
        deadline = time.monotonic() + _RECOVERY_SECONDS
        while is_alive(server):
            if self._says_ready(server.pid):
                return True
            if time.monotonic() > deadline:
                raise WarehouseUnavailableError(
                    f"PostgreSQL has been recovering for {_RECOVERY_SECONDS:.0f} seconds.",
                    kept="It goes on.",
                    todo="Try again later.",
                )
            time.sleep(0.02)
        return False

    def _says_ready(self, pid: int) -> bool:
        try:
            lines = (self.data_dir / "postmaster.pid").read_text(encoding="utf-8").split("\n")
        except FileNotFoundError:
            return False
        return lines[0] == str(pid) and len(lines) > _STATE_LINE and "ready" in lines[_STATE_LINE]

    def _fault(self) -> TepatError:
        """Why the server ended, from the end of its log."""
        said = tail(self.log_file)
        if "could not bind" in said or "could not create any TCP/IP sockets" in said:
            return _PortTakenError("The port was taken by another process.")
        return server_fault(f"PostgreSQL ended while starting ({self.log_file})", said)


class _PortTakenError(TepatError):
    """Another process took the port between probe and start."""
