"""Configuration of Airflow's components, as environment variables."""

import base64
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tepat.embedded.generated_secrets import load_or_create_secrets
from tepat.embedded.ports import LOOPBACK
from tepat.support.settings import PROJECT_ROOT, Settings

LINEAGE_FILE = "lineage.jsonl"
_PARALLELISM = 4
_TRANSPORT_VARIABLES = ("OPENLINEAGE_URL", "OPENLINEAGE_CONFIG", "OPENLINEAGE__TRANSPORT")


@dataclass(frozen=True)
class AirflowHome:
    """The folder ``<state>/airflow`` and the private files inside."""

    path: Path

    def make(self) -> None:
        """Create the folder, readable by the owner only."""
        for folder in (self.path, self.logs):
            folder.mkdir(mode=0o700, exist_ok=True)

    @property
    def logs(self) -> Path:
        """Logs of components and tasks."""
        return self.path / "logs"

    @property
    def password_file(self) -> Path:
        """Passwords of the users ``admin`` and ``viewer``, in the auth manager's own form."""
        return self.path / "passwords.json"

    def passwords(self) -> dict[str, str]:
        """The users' passwords, generated at first use."""
        return load_or_create_secrets(self.password_file, "admin", "viewer", size=12)

    def keys(self) -> dict[str, str]:
        """Keys that sign and encrypt, generated at first use."""
        return load_or_create_secrets(self.path / "keys.json", "fernet", "jwt", "session", size=64)


def airflow_environment(
    settings: Settings,
    home: AirflowHome,
    *,
    dags_dir: Path,
    port: int,
    warehouse_url: str,
    metadata_url: str,
) -> dict[str, str]:
    """The environment of every component: the caller's, with all of Airflow's options set.

    Args:
        settings: Passed on as ``TEPAT_…``, paths made absolute.
        home: Of Airflow.
        dags_dir: The DAG files.
        port: Of the API server.
        warehouse_url: Becomes the connection ``tepat_warehouse``.
        metadata_url: Airflow's own database.
    """
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("AIRFLOW__") and name != "PYTHONPATH"
    }
    address = f"http://{LOOPBACK}:{port}"
    keys = home.keys()
    no_proxy = ",".join(filter(None, (inherited.get("NO_PROXY", ""), LOOPBACK, "localhost")))
    landing = {"conn_type": "fs", "extra": {"path": settings.landing}}
    options: dict[str, dict[str, object]] = {
        "core": {
            "dags_folder": dags_dir,
            "plugins_folder": PROJECT_ROOT / "plugins",
            "load_examples": False,
            "executor": "LocalExecutor",
            "parallelism": _PARALLELISM,
            "default_timezone": "Asia/Jakarta",
            "fernet_key": _fernet_key(keys["fernet"]),
            "simple_auth_manager_users": "admin:admin,viewer:viewer",
            "simple_auth_manager_passwords_file": home.password_file,
            "execution_api_server_url": f"{address}/execution/",
        },
        "database": {"sql_alchemy_conn": _with_driver(metadata_url)},
        "api": {
            "host": LOOPBACK,
            "port": port,
            "base_url": address,
            "workers": 1,
            "secret_key": keys["session"],
        },
        "api_auth": {"jwt_secret": keys["jwt"]},
        "scheduler": {
            # Idle sleep decides how long a task waits for its turn: seconds by default.
            "scheduler_idle_sleep_time": 0.1,
            "enable_health_check": False,
        },
        # A worker notices the end of its task only after this many seconds: 5 by default.
        "workers": {"min_heartbeat_interval": 1},
        "dag_processor": {"refresh_interval": 30, "parsing_processes": 1},
        "logging": {
            "base_log_folder": home.logs,
            "dag_processor_child_process_log_directory": home.logs / "dag_processor",
            # Tasks log at INFO, Airflow itself at WARNING.
            "logging_level": "INFO",
            "namespace_levels": "airflow=WARNING,airflow.task=INFO,http.access=WARNING",
            "uvicorn_logging_level": "WARNING",
        },
        "openlineage": {
            "namespace": "tepat",
            "extractors": "tepat.tasks.lineage.StepExtractor",
            "execute_in_thread": True,
            # A busy machine may take longer than the 10 seconds of the default.
            "execution_timeout": 30,
        },
    }
    return {
        **_lineage_transport(settings, inherited),
        **inherited,
        "NO_PROXY": no_proxy,
        "no_proxy": no_proxy,
        "AIRFLOW_HOME": str(home.path),
        "AIRFLOW_CONN_TEPAT_LANDING": json.dumps(landing),
        "AIRFLOW_CONN_TEPAT_WAREHOUSE": warehouse_url,
        "PYTHONPATH": str(PROJECT_ROOT / "plugins"),
        "TEPAT_STATE_DIR": str(settings.state_dir.absolute()),
        "TEPAT_INCLUDE_DIR": str(settings.include_dir.absolute()),
        "TEPAT_LANDING": settings.landing,
        **{
            f"AIRFLOW__{section}__{name}".upper(): str(value)
            for section, values in options.items()
            for name, value in values.items()
        },
    }


def _lineage_transport(settings: Settings, inherited: Mapping[str, str]) -> dict[str, str]:
    """Lineage goes to a file, unless OpenLineage's own variables send it elsewhere."""
    if any(name.startswith(_TRANSPORT_VARIABLES) for name in inherited):
        return {}
    return {
        "OPENLINEAGE__TRANSPORT__TYPE": "file",
        "OPENLINEAGE__TRANSPORT__LOG_FILE_PATH": str(settings.state_dir.absolute() / LINEAGE_FILE),
        "OPENLINEAGE__TRANSPORT__APPEND": "true",
    }


def _fernet_key(secret: str) -> str:
    """A Fernet key is 32 bytes in URL-safe base 64."""
    return base64.urlsafe_b64encode(hashlib.sha256(secret.encode()).digest()).decode()


def _with_driver(url: str) -> str:
    return url.replace("postgresql://", "postgresql+psycopg2://", 1)
