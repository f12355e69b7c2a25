"""Runs Airflow's four components as child processes.

``airflow standalone`` would open log servers on every address and leave children behind, so
each component is started, watched and ended here.
"""

import hashlib
import json
import signal
import subprocess
import sys
import time
from collections.abc import Set
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tepat.embedded.airflow_environment import AirflowHome, airflow_environment
from tepat.embedded.airflow_metadata import AirflowFailedError, Report, migrate
from tepat.embedded.ports import LOOPBACK, free_ports, is_free
from tepat.embedded.processes import Started, end, new_log, tail
from tepat.support.atomic_files import read_private, write_private
from tepat.support.errors import ConfigurationError
from tepat.support.locks import held
from tepat.support.settings import PROJECT_ROOT, Settings

_FIRST_PORT = 8080
_COMPONENTS = {
    "api-server": ("api-server",),
    "scheduler": ("scheduler", "--skip-serve-logs"),
    "dag-processor": ("dag-processor",),
    "triggerer": ("triggerer", "--skip-serve-logs"),
}
# The scheduler starts last: a task that finds no API server fails, retries and all.
_LAST = "scheduler"
_START_SECONDS = 300.0
_GRACE_SECONDS = 8.0


@dataclass(frozen=True)
class AirflowStatus:
    """Status of Airflow; ``pids`` has the live components only."""

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
        """Start stopped components, wait until all are healthy; returns the URL of the UI.

        A stack running with other settings is restarted.

        Args:
            warehouse_url: Becomes the connection ``tepat_warehouse``.
            metadata_url: Airflow's own database.
            report: Called with one line for each step done.

        Raises:
            TepatError: It cannot start; nothing is left running.
        """
        self.home.make()
        with held(self.home.path / ".lock"):
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
            fingerprint = _fingerprint(environment)
            if self.status().is_running and self._record()["fingerprint"] == fingerprint:
                self._wait_until_healthy(running, _COMPONENTS.keys(), port, report)
            else:
                self._end(running)
                migrate(self.home, environment, metadata_url, report)
                self._record_file.unlink(missing_ok=True)
                try:
                    self._launch_all(environment, port, fingerprint, report)
                except BaseException:
                    self._end(self._started())
                    raise
        return f"http://{LOOPBACK}:{port}"

    def stop(self) -> bool:
        """End all components and their children; False when none ran."""
        if not self._record_file.exists():
            return False
        with held(self.home.path / ".lock"):
            return self._end(self._started())

    def status(self) -> AirflowStatus:
        """Airflow as it is now; starts nothing."""
        live = {name: started.pid for name, started in self._started().items() if started.process()}
        port = self._record().get("port")
        url = f"http://{LOOPBACK}:{port}" if "api-server" in live else None
        return AirflowStatus(live.keys() == _COMPONENTS.keys(), url, live)

    def _started(self) -> dict[str, Started]:
        components = self._record().get("components", {})
        return {name: Started(**values) for name, values in components.items()}

    def _record(self) -> dict[str, Any]:
        """State of the last start: components, port, fingerprint of settings."""
        return read_private(self._record_file)

    def _choose_port(self, *, is_ours: bool) -> int:
        """The configured port, else the last one, else the next free one."""
        remembered = int(self._record().get("port", _FIRST_PORT))
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

    def _launch_all(
        self, environment: dict[str, str], port: int, fingerprint: str, report: Report
    ) -> None:
        running: dict[str, Started] = {}
        for name in sorted(_COMPONENTS, key=lambda one: one == _LAST):
            if name == _LAST:
                self._wait_until_healthy(running, {"api-server"}, port, report)
            running[name] = self._launch(name, environment)
            components = {one: asdict(started) for one, started in running.items()}
            record = {"components": components, "port": port, "fingerprint": fingerprint}
            write_private(self._record_file, record)
        self._wait_until_healthy(running, _COMPONENTS.keys() - {"api-server"}, port, report)

    def _launch(self, name: str, environment: dict[str, str]) -> Started:
        """Start a component as the leader of a session of its own."""
        with new_log(self.home.logs / f"{name}.log") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "airflow", *_COMPONENTS[name]],
                env=environment,
                cwd=self.home.path,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        return Started.of(process.pid)

    def _wait_until_healthy(
        self, running: dict[str, Started], wanted: Set[str], port: int, report: Report
    ) -> None:
        """Wait for components, while none of those running ends."""
        deadline = time.monotonic() + _START_SECONDS
        healthy: set[str] = set()
        while not healthy >= wanted:
            for name, started in running.items():
                if started.process() is None:
                    raise self._fault(name, "ended while starting")
            now_healthy = _healthy(port, running) & wanted
            for name in sorted(now_healthy - healthy):
                report(name)
            healthy |= now_healthy
            if time.monotonic() > deadline:
                late = min(wanted - healthy)
                raise self._fault(late, f"is not healthy after {_START_SECONDS:.0f} seconds")
            time.sleep(0.2)

    def _fault(self, name: str, what: str) -> AirflowFailedError:
        log = self.home.logs / f"{name}.log"
        return AirflowFailedError(
            f"Airflow's {name} {what}. The end of {log}:\n{tail(log)}",
            kept="All its processes were ended again.",
        )

    def _end(self, running: dict[str, Started]) -> bool:
        """End the components, then the remaining processes of their sessions."""
        families = [one for started in running.values() for one in started.family()]
        leaders = [process for started in running.values() if (process := started.process())]
        # The triggerer takes six times as long to react to SIGTERM as to SIGINT.
        end(leaders, signal.SIGINT, signal.SIGTERM, grace=_GRACE_SECONDS)
        left = {*families, *(one for started in running.values() for one in started.family())}
        if not end(left, signal.SIGTERM, signal.SIGKILL, grace=2):
            raise AirflowFailedError("Processes of Airflow do not end.")
        return bool(families)


def _fingerprint(environment: dict[str, str]) -> str:
    """Hash of the components' settings."""
    relevant = {name: value for name, value in environment.items() if "AIRFLOW" in name}
    relevant |= {name: value for name, value in environment.items() if name.startswith("TEPAT_")}
    return hashlib.sha256(json.dumps(relevant, sort_keys=True).encode()).hexdigest()


def _healthy(port: int, running: dict[str, Started]) -> set[str]:
    """The components with a heartbeat since their start."""
    import httpx  # a tenth of a second that a refresh without Airflow need not pay

    try:
        answer = httpx.get(
            f"http://{LOOPBACK}:{port}/api/v2/monitor/health", timeout=5, trust_env=False
        )
        answer.raise_for_status()
    except httpx.HTTPError:
        return set()
    healthy = {"api-server"}
    for name in running.keys() - healthy:
        key = name.replace("-", "_")
        facts = answer.json()[key]
        beat = facts.get(f"latest_{key}_heartbeat")
        started_at = datetime.fromtimestamp(running[name].started_at, UTC)
        is_fresh = beat is not None and datetime.fromisoformat(beat) >= started_at
        if is_fresh and facts["status"] == "healthy":
            healthy.add(name)
    return healthy
