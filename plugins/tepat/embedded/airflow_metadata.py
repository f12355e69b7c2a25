"""Airflow's own database."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from importlib.metadata import version

import psycopg2

from tepat.embedded.airflow_environment import AirflowHome
from tepat.embedded.processes import new_log, tail
from tepat.support.atomic_files import read_private, write_private
from tepat.support.errors import TepatError

Report = Callable[[str], None]


class AirflowFailedError(TepatError):
    """A part of Airflow ended while starting, or did not become healthy."""


def migrate(
    home: AirflowHome, environment: dict[str, str], metadata_url: str, report: Report
) -> None:
    """Migrate the database, unless this version has already done so.

    Raises:
        AirflowFailedError: It failed; contains the end of Airflow's log.
    """
    marker = home.path / "migrated.json"
    installed = version("apache-airflow-core")
    revision = _revision(metadata_url)
    if revision and read_private(marker) == {"airflow": installed, "revision": revision}:
        return
    log = home.logs / "migrate.log"
    with new_log(log) as handle:
        done = subprocess.run(
            [sys.executable, "-m", "airflow", "db", "migrate"],
            env=environment,
            cwd=home.path,
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


def _revision(metadata_url: str) -> str | None:
    """The revision of Airflow's schema in the database; None when it has none."""
    with closing(psycopg2.connect(metadata_url)) as connection, connection.cursor() as cursor:
        cursor.execute("select to_regclass('alembic_version') is not null")
        if cursor.fetchone() != (True,):
            return None
        cursor.execute("select version_num from alembic_version")
        row = cursor.fetchone()
        return str(row[0]) if row else None
