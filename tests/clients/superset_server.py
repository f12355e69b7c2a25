"""A Superset of the tests' own, and what its users do with it, through its API."""

import os
import secrets
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tepat.embedded.ports import free_ports

_CONFIGURATION = """
SECRET_KEY = {key!r}
SQLALCHEMY_DATABASE_URI = "sqlite:///{folder}/superset.db?check_same_thread=false"
WTF_CSRF_ENABLED = False
"""
_START_SECONDS = 120


@dataclass(frozen=True)
class Superset:
    """A signed-in administrator of a running Superset."""

    http: httpx.Client

    def connect(self, url: str) -> int:
        """Add a database, as its dialogue does; its number."""
        database = {
            "database_name": "tepat",
            "sqlalchemy_uri": url.replace("postgresql://", "postgresql+psycopg2://", 1),
        }
        return int(self._post("/api/v1/database/", database)["id"])

    def tables(self, database: int, schema: str) -> set[str]:
        """What it offers of a schema."""
        query = {"q": f"(schema_name:{schema})"}
        found = self.http.get(f"/api/v1/database/{database}/tables/", params=query)
        return {one["value"] for one in found.raise_for_status().json()["result"]}

    def chart(self, database: int, schema: str, table: str, group: str, total: str) -> list[Any]:
        """The rows behind a chart: the sum of one column by another."""
        dataset = {"database": database, "schema": schema, "table_name": table}
        number = self._post("/api/v1/dataset/", dataset)["id"]
        metric = {
            "expressionType": "SIMPLE",
            "column": {"column_name": total},
            "aggregate": "SUM",
            "label": total,
        }
        chart = {
            "datasource": {"id": number, "type": "table"},
            "queries": [{"columns": [group], "metrics": [metric]}],
        }
        rows: list[Any] = self._post("/api/v1/chart/data", chart)["result"][0]["data"]
        return rows

    def refusal(self, database: int, query: str) -> str:
        """What its SQL window says to a query that fails."""
        asked = {"database_id": database, "sql": query}
        answer = self.http.post("/api/v1/sqllab/execute/", json=asked)
        assert answer.is_error
        return answer.text

    def _post(self, path: str, content: dict[str, Any]) -> Any:
        answer = self.http.post(path, json=content)
        assert answer.is_success, answer.text
        return answer.json()


@contextmanager
def superset_server(programs: Path, folder: Path) -> Iterator[Superset]:
    """Set Superset up in a folder, run it on the loopback address, and sign in.

    Args:
        programs: The folder of its environment's programs.
        folder: Receives its configuration, its own database and its log.
    """
    configuration = folder / "superset_config.py"
    configuration.write_text(
        _CONFIGURATION.format(key=secrets.token_hex(32), folder=folder), encoding="utf-8"
    )
    environment = {
        "PATH": f"{programs}{os.pathsep}{os.defpath}",
        "HOME": str(folder),
        "SUPERSET_HOME": str(folder),
        "SUPERSET_CONFIG_PATH": str(configuration),
        "FLASK_APP": "superset",
    }
    password, port = secrets.token_hex(16), next(free_ports(18380))
    person = ("--firstname", "Data", "--lastname", "Officer", "--email", "officer@example.org")
    login = ("--username", "admin", "--password", password)
    with (folder / "superset.log").open("wb") as log:
        for command in (("db", "upgrade"), ("fab", "create-admin", *login, *person), ("init",)):
            subprocess.run(
                [programs / "superset", *command],
                env=environment,
                stdout=log,
                stderr=log,
                check=True,
            )
        server = subprocess.Popen(
            [programs / "superset", "run", "--host", "127.0.0.1", "--port", str(port)],
            env=environment,
            stdout=log,
            stderr=log,
        )
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as http:
                _sign_in(http, server, password)
                yield Superset(http)
        finally:
            server.terminate()
            server.wait(30)


def _sign_in(http: httpx.Client, server: subprocess.Popen[bytes], password: str) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while True:
        try:
            http.get("/health").raise_for_status()
            break
        except httpx.TransportError:
            assert server.poll() is None, "Superset ended while starting."
            assert time.monotonic() < deadline, "Superset does not answer."
            time.sleep(0.5)
    person = {"username": "admin", "password": password, "provider": "db"}
    answer = http.post("/api/v1/security/login", json=person).raise_for_status()
    http.headers["Authorization"] = f"Bearer {answer.json()['access_token']}"
