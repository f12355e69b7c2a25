"""Airflow's four components as processes of our own.

``airflow standalone`` would open log servers on every address and leave children behind, so
each component is started, watched and ended here.
"""

import hashlib
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import psycopg2

from tepat.errors import ConfigurationError, TepatError
from tepat.settings import PROJECT_ROOT, Settings
from tepat.stack.airflow_environment import AirflowHome, airflow_environment
from tepat.stack.keeping import exclusive, read_private, write_private
from tepat.stack.ports import LOOPBACK, free_ports, is_free
from tepat.stack.processes import Started, end, new_log, tail

_FIRST_PORT = 8080
_COMPONENTS = {
    "api-server": ("api-server",),
    "scheduler": ("scheduler", "--skip-serve-logs"),
    "dag-processor": ("dag-processor",),
    "triggerer": ("triggerer", "--skip-serve-logs"),
}
_START_SECONDS = 180.0
_GRACE_SECONDS = 8.0

Report = Callable[[str], None]


class AirflowFailedError(TepatError):
    """A component of Airflow ended while starting, or did not become healthy."""


@dataclass(frozen=True)
class AirflowStatus:
    """What is to be said of Airflow; ``pids`` names the live components only."""

    is_running: bool
    url: str | None
    pids: dict[str, int]


class AirflowStack:
    """The Airflow below ``<state>/airflow``.

    Args:
        settings: Of the product; passed on to the tasks.
        dags_dir: The DAG files.
    """

    def __init__(self, settings: Settings, dags_dir: Path = PROJECT_ROOT / "dags") -> None:
        self.settings = settings
        self.dags_dir = dags_dir
        self.home = AirflowHome(settings.state_dir.absolute() / "airflow")
        self._record_file = self.home.path / "stack.json"

    def start(self, *, warehouse_url: str, metadata_url: str, report: Report) -> str:
        """Start what does not run, wait until all is healthy; returns the URL of the UI.

        A stack that runs with other settings is started anew.

        Args:
            warehouse_url: Becomes the connection ``tepat_warehouse``.
            metadata_url: Airflow's own database.
            report: Called with one line for each step done.

        Raises:
            TepatError: It cannot start; nothing is left running.
        """
        self.home.make()
        with exclusive(self.home.path / ".lock"):
            running = self._started()
            port = self._choose_port(is_ours="api-server" in self.status().pids)
            environment = airflow_environment(
                self.settings,
                self.home,
                dags_dir=self.dags_dir,
                port=port,
                warehouse_url=warehouse_url,
                metadata_url=metadata_url,
            )
            self.home.passwords()
            print_of_it = _fingerprint(environment)
            is_same = read_private(self._record_file).get("fingerprint") == print_of_it
            if not (is_same and self.status().is_running):
                self._end(running)
                self._migrate(environment, metadata_url, report)
                running = self._launch(environment, port, print_of_it)
            try:
                self._wait_until_healthy(running, port, report)
            except BaseException:
                self._end(running)
                raise
        return f"http://{LOOPBACK}:{port}"

    def stop(self) -> bool:
        """End all components and their children; False when none ran."""
        if not self._record_file.exists():
            return False
        with exclusive(self.home.path / ".lock"):
            return self._end(self._started())

    def status(self) -> AirflowStatus:
        """Airflow as it is now; starts nothing."""
        live = {name: started.pid for name, started in self._started().items() if started.process()}
        port = read_private(self._record_file).get("port")
        url = f"http://{LOOPBACK}:{port}" if "api-server" in live else None
        return AirflowStatus(live.keys() == _COMPONENTS.keys(), url, live)

    def _started(self) -> dict[str, Started]:
        record = read_private(self._record_file).get("components", {})
        return {name: Started(**values) for name, values in record.items()}

    def _choose_port(self, *, is_ours: bool) -> int:
        """The demanded port, or else the remembered one, or else the next free one."""
        remembered = int(read_private(self._record_file).get("port", _FIRST_PORT))
        demanded = self.settings.airflow_port
        if is_ours and demanded in (None, remembered):
            return remembered
        if demanded is None:
            return next(free_ports(remembered))
        if not is_free(demanded):
            raise ConfigurationError(
                f"Port {demanded}, demanded for Airflow by TEPAT_AIRFLOW_PORT, is taken.",
                kept="Nothing was started.",
                todo="Free it, choose another one, or leave the variable out.",
            )
        return demanded

    def _migrate(self, environment: dict[str, str], metadata_url: str, report: Report) -> None:
        """Bring the metadata database up to date, unless this very version did so before."""
        marker = self.home.path / "migrated.json"
        installed = version("apache-airflow-core")
        kept = read_private(marker)
        revision = _revision(metadata_url)
        if revision and kept == {"airflow": installed, "revision": revision}:
            return
        log = self.home.logs / "migrate.log"
        with new_log(log) as handle:
            done = subprocess.run(
                [sys.executable, "-m", "airflow", "db", "migrate"],
                env=environment,
                cwd=self.home.path,
                stdin=subprocess.DEVNULL,
                stdout=handle,
                stderr=handle,
                check=False,
            )
        if done.returncode != 0:
            raise AirflowFailedError(
                f"Airflow cannot prepare its database. The end of {log}:\n{tail(log)}"
            )
        write_private(marker, {"airflow": installed, "revision": _revision(metadata_url)})
        report("database")

    def _launch(
        self, environment: dict[str, str], port: int, fingerprint: str
    ) -> dict[str, Started]:
        """Start the components, each the leader of a session of its own."""
        started: dict[str, Started] = {}
        for name, arguments in _COMPONENTS.items():
            with new_log(self.home.logs / f"{name}.log") as log:
                process = subprocess.Popen(
                    [sys.executable, "-m", "airflow", *arguments],
                    env=environment,
                    cwd=self.home.path,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            started[name] = Started.of(process.pid)
            components = {one: asdict(values) for one, values in started.items()}
            record = {"components": components, "port": port, "fingerprint": fingerprint}
            write_private(self._record_file, record)
        return started

    def _wait_until_healthy(self, running: dict[str, Started], port: int, report: Report) -> None:
        deadline = time.monotonic() + _START_SECONDS
        healthy: set[str] = set()
        since = max(started.started_at for started in running.values())
        while healthy != _COMPONENTS.keys():
            for name, started in running.items():
                if started.process() is None:
                    raise self._fault(name, "ended while starting")
            now_healthy = _healthy(port, since)
            for name in sorted(now_healthy - healthy):
                report(name)
            healthy |= now_healthy
            if time.monotonic() > deadline:
                late = sorted(_COMPONENTS.keys() - healthy)[0]
                raise self._fault(late, f"is not healthy after {_START_SECONDS:.0f} seconds")
            time.sleep(0.2)

    def _fault(self, name: str, what: str) -> AirflowFailedError:
        log = self.home.logs / f"{name}.log"
        return AirflowFailedError(
            f"Airflow's {name} {what}. The end of {log}:\n{tail(log)}",
            kept="All its processes were ended again.",
        )

    def _end(self, running: dict[str, Started]) -> bool:
        """End the components, then whatever lives of their sessions."""
        families = [one for started in running.values() for one in started.family()]
        leaders = [process for started in running.values() if (process := started.process())]
        # The triggerer takes six times as long to heed SIGTERM as SIGINT.
        end(leaders, signal.SIGINT, signal.SIGTERM, grace=_GRACE_SECONDS)
        left = {*families, *(one for started in running.values() for one in started.family())}
        if not end(left, signal.SIGTERM, signal.SIGKILL, grace=2):
            raise AirflowFailedError("Processes of Airflow do not end.")
        return bool(families)


def _fingerprint(environment: dict[str, str]) -> str:
    """What the components were told, as a hash."""
    told = {name: value for name, value in environment.items() if "AIRFLOW" in name}
    told |= {name: value for name, value in environment.items() if name.startswith("TEPAT_")}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _revision(metadata_url: str) -> str | None:
    """The revision of Airflow's schema in the database; None when it has none."""
    with closing(psycopg2.connect(metadata_url)) as connection, connection.cursor() as cursor:
        cursor.execute("select to_regclass('alembic_version') is not null")
        if cursor.fetchone() != (True,):
            return None
        cursor.execute("select version_num from alembic_version")
        row = cursor.fetchone()
        return str(row[0]) if row else None


def _healthy(port: int, since: float) -> set[str]:
    """The components that have given a sign of life since they were started."""
    import httpx  # a tenth of a second that a refresh without Airflow need not pay

    try:
        answer = httpx.get(
            f"http://{LOOPBACK}:{port}/api/v2/monitor/health", timeout=5, trust_env=False
        )
        answer.raise_for_status()
    except httpx.HTTPError:
        return set()
    healthy = {"api-server"}
    for name, key in (
        ("scheduler", "scheduler"),
        ("dag-processor", "dag_processor"),
        ("triggerer", "triggerer"),
    ):
        facts = answer.json()[key]
        beat = facts.get(f"latest_{key}_heartbeat")
        is_fresh = beat is not None and datetime.fromisoformat(beat) >= datetime.fromtimestamp(
            since, UTC
        )
        if is_fresh and facts["status"] == "healthy":
            healthy.add(name)
    return healthy
