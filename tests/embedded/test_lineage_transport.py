"""Lineage goes to a file of the state folder, unless OpenLineage's variables say otherwise."""

from pathlib import Path

import pytest

from tepat.embedded.airflow_environment import AirflowHome, airflow_environment
from tepat.support.settings import Settings


def environment(state_dir: Path) -> dict[str, str]:
    home = AirflowHome(state_dir / "airflow")
    home.make()
    return airflow_environment(
        Settings(state_dir=state_dir, landing="/srv/landing"),
        home,
        dags_dir=state_dir,
        port=8080,
        warehouse_url="postgresql://tepat@127.0.0.1/tepat",
        metadata_url="postgresql://airflow@127.0.0.1/airflow",
    )


def test_lineage_events_are_appended_to_a_state_folder_file_by_default(tmp_path: Path) -> None:
    found = environment(tmp_path)
    assert found["OPENLINEAGE__TRANSPORT__TYPE"] == "file"
    assert found["OPENLINEAGE__TRANSPORT__LOG_FILE_PATH"] == str(tmp_path / "lineage.jsonl")
    assert found["OPENLINEAGE__TRANSPORT__APPEND"] == "true"


@pytest.mark.parametrize(
    "name", ["OPENLINEAGE_URL", "OPENLINEAGE_CONFIG", "OPENLINEAGE__TRANSPORT__TYPE"]
)
def test_openlineage_environment_variables_have_priority(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "elsewhere")
    found = environment(tmp_path)
    assert {one: value for one, value in found.items() if one.startswith("OPENLINEAGE")} == {
        name: "elsewhere"
    }
