"""The composition's own commands, run here: Airflow lets its first administrator in."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml
from tests.compose.test_compose import FILLED, interpolated

from tepat.support.settings import PROJECT_ROOT

pytestmark = pytest.mark.slow

FERNET_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
START_SECONDS = 120


@pytest.fixture
def services() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(
        interpolated({**FILLED, "AIRFLOW_FERNET_KEY": FERNET_KEY})
    )
    return dict(found["services"])


@pytest.fixture
def port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture
def environment(
    services: dict[str, Any], warehouse_url: str, port: int, tmp_path: Path
) -> dict[str, str]:
    """That of the service init, with a database and a port of this machine."""
    inherited = {name: value for name, value in os.environ.items() if "AIRFLOW" not in name}
    return {
        **inherited,
        **services["init"]["environment"],
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(PROJECT_ROOT / "plugins"),
        "AIRFLOW_HOME": str(tmp_path),
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": warehouse_url,
        "AIRFLOW__API__HOST": "127.0.0.1",
        "AIRFLOW__API__PORT": str(port),
    }


@pytest.fixture
def api_server(
    services: dict[str, Any], environment: dict[str, str], tmp_path: Path
) -> Iterator[subprocess.Popen[bytes]]:
    """The service api-server, after init."""
    init = subprocess.run(
        services["init"]["command"], env=environment, capture_output=True, text=True, check=False
    )
    assert init.returncode == 0, init.stdout[-2000:] + init.stderr[-2000:]
    with (tmp_path / "api-server.log").open("wb") as log:
        server = subprocess.Popen(
            services["api-server"]["command"],
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    yield server
    os.killpg(server.pid, signal.SIGTERM)
    server.wait(timeout=30)


def test_after_init_health_check_passes_and_only_the_administrator_logs_in(
    services: dict[str, Any],
    environment: dict[str, str],
    port: int,
    api_server: subprocess.Popen[bytes],
) -> None:
    _, *check = services["api-server"]["healthcheck"]["test"]
    check = [re.sub(r":8080\b", f":{port}", part) for part in check]
    deadline = time.monotonic() + START_SECONDS
    while subprocess.run(check, env=environment, capture_output=True, check=False).returncode:
        assert api_server.poll() is None, "the API server has ended"
        assert time.monotonic() < deadline
        time.sleep(0.5)

    def status_of(password: str) -> int:
        login = {"username": FILLED["ADMIN_USER"], "password": password}
        address = f"http://127.0.0.1:{port}/auth/token"
        return httpx.post(address, json=login, timeout=30, trust_env=False).status_code

    assert status_of(FILLED["ADMIN_PASSWORD"]) == 201
    assert status_of("guessed") == 401
