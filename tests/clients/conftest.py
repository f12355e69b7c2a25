"""A published night, and the login of somebody who may read its reports and nothing else."""

import secrets
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from tests.publish.night import Household, begin, decide

from tepat.migrations import upgrade
from tepat.publish import commit, compare
from tepat.settings import PROJECT_ROOT
from tepat.warehouse import Warehouse

ELIGIBLE, EXCLUDED = 12, 7


@pytest.fixture(scope="package")
def reader_url(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """URL of a warehouse with one publication, for a login that is a member of report_reader."""
    administrator = sa.create_engine(
        sa.make_url(server_url).set(drivername="postgresql+psycopg2"),
        isolation_level="AUTOCOMMIT",
    )
    url = sa.make_url(server_url).set(database="clients")
    password = secrets.token_hex(16)
    with administrator.connect() as connection:
        connection.exec_driver_sql("create database clients")
        publish_a_night(url, tmp_path_factory.mktemp("state"))
        connection.exec_driver_sql(
            f"create role reader login password '{password}' in role report_reader"
        )
        yield url.set(username="reader", password=password).render_as_string(hide_password=False)
        connection.exec_driver_sql("drop database clients with (force)")
        connection.exec_driver_sql("drop role reader")
    administrator.dispose()


def publish_a_night(url: sa.URL, state: Path) -> None:
    warehouse = Warehouse(url.render_as_string(hide_password=False), PROJECT_ROOT / "include/sql")
    upgrade(warehouse)
    context = begin(warehouse, state)
    households = [Household(number) for number in range(ELIGIBLE)]
    others = [Household(number).excluded() for number in range(ELIGIBLE, ELIGIBLE + EXCLUDED)]
    decide(context, households + others)
    compare(context)
    commit(context)
    warehouse.close()


@pytest.fixture(scope="package")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Installs a lock file of this folder into an environment of its own; its programs' folder."""

    def install(lock: str) -> Path:
        environment = tmp_path_factory.mktemp(lock) / "venv"
        uv = Path(sys.executable).with_name("uv")
        file = Path(__file__).with_name(f"{lock}.lock")
        subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, environment], check=True)
        python = environment / "bin" / "python"
        subprocess.run(
            [uv, "pip", "sync", "--quiet", "--require-hashes", "--python", python, file], check=True
        )
        return python.parent

    return install
