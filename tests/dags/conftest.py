"""The DAG files as Airflow reads them."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tepat.support.settings import PROJECT_ROOT

if TYPE_CHECKING:
    from airflow.sdk import DAG


@pytest.fixture(scope="session")
def airflow_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """An Airflow without examples, plugins or database of somebody else."""
    patch = pytest.MonkeyPatch()
    patch.setenv("AIRFLOW_HOME", str(tmp_path_factory.mktemp("airflow")))
    patch.setenv("AIRFLOW__CORE__LOAD_EXAMPLES", "False")
    patch.setenv("AIRFLOW__CORE__PLUGINS_FOLDER", str(PROJECT_ROOT / "plugins"))
    patch.setenv("AIRFLOW__CORE__UNIT_TEST_MODE", "False")
    assert "AIRFLOW_HOME" in os.environ
    yield
    patch.undo()


@pytest.fixture(scope="session")
def dags(airflow_home: None) -> "dict[str, DAG]":
    """All DAGs by id."""
    from airflow.dag_processing.dagbag import DagBag

    bag = DagBag(PROJECT_ROOT / "dags")
    assert bag.import_errors == {}
    return dict(bag.dags)
