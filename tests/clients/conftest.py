"""A published night, and the login of somebody who may read its reports and nothing else."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from tests.stages.publish.night import Household, begin, decide
from tests.stages.publish.steps import compare

from tepat.access.logins import add_login, drop_login
from tepat.stages.publish import commit
from tepat.stores.migrations import upgrade
from tepat.stores.warehouse import Role, Warehouse
from tepat.support.settings import PROJECT_ROOT

ELIGIBLE, EXCLUDED = 12, 7


@pytest.fixture(scope="package")
def reader_url(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """URL of a warehouse with one publication, for a login that is a member of report_reader."""
    administrator = sa.create_engine(
        sa.make_url(server_url).set(drivername="postgresql+psycopg2"),
        isolation_level="AUTOCOMMIT",
    )
    with administrator.connect() as connection:
        connection.exec_driver_sql("create database clients")
        warehouse = Warehouse(
            sa.make_url(server_url).set(database="clients").render_as_string(hide_password=False),
            PROJECT_ROOT / "include" / "sql",
        )
        publish_a_night(warehouse, tmp_path_factory.mktemp("state"))
        yield add_login(warehouse, "reader", Role.REPORT_READER)
        drop_login(warehouse, "reader")
        warehouse.close()
        connection.exec_driver_sql("drop database clients with (force)")
    administrator.dispose()


def publish_a_night(warehouse: Warehouse, state: Path) -> None:
    upgrade(warehouse)
    context = begin(warehouse, state)
    households = [Household(number) for number in range(ELIGIBLE)]
    others = [Household(number).excluded() for number in range(ELIGIBLE, ELIGIBLE + EXCLUDED)]
    decide(context, households + others)
    compare(context)
    commit(context)


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
