"""Airflow's components, with real processes, and the client of its API."""

import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg2
import pytest

from tepat import embedded as stack
from tepat.embedded.airflow import AirflowStack
from tepat.embedded.airflow_client import AirflowClient, AirflowRefusedError, TaskInstance
from tepat.embedded.airflow_metadata import AirflowFailedError
from tepat.embedded.postgres import EmbeddedPostgres
from tepat.embedded.processes import is_alive
from tepat.support.atomic_files import read_private
from tepat.support.errors import ConfigurationError
from tepat.support.settings import Settings

pytestmark = pytest.mark.slow
DAGS = Path(__file__).parent / "dags"


class Running:
    """A stack with the DAGs of this folder."""

    def __init__(self, state_dir: Path) -> None:
        self.settings = Settings(state_dir=state_dir, landing="file:///srv/landing")
        self.postgres = EmbeddedPostgres(state_dir)
        self.airflow = AirflowStack(self.settings, DAGS)
        self.steps: list[str] = []

    def start(self) -> str:
        return self.airflow.start(
            warehouse_url=self.postgres.start(),
            metadata_url=self.postgres.url("airflow"),
            report=self.steps.append,
        )

    def client(self, user: str) -> AirflowClient:
        url = self.airflow.status().url
        assert url is not None
        return AirflowClient(url, user, self.airflow.home.passwords()[user])

    def family(self) -> list[psutil.Process]:
        sessions = set(self.airflow.status().pids.values())
        live = (one for one in psutil.process_iter() if is_alive(one))
        return [one for one in live if os.getsid(one.pid) in sessions]


@pytest.fixture(scope="module")
def running(kept_state_dir: Path) -> Iterator[Running]:
    one = Running(kept_state_dir)
    one.start()
    yield one
    one.airflow.stop()


def test_each_component_reports_itself_ready(running: Running) -> None:
    assert running.steps[0] == "database"
    assert set(running.steps[1:]) >= {"api-server", "dag-processor", "scheduler", "triggerer"}
    assert running.airflow.status().is_running


def test_a_second_start_changes_nothing_and_takes_no_time(running: Running) -> None:
    before = running.airflow.status()
    begun = time.monotonic()
    assert running.start() == before.url
    assert running.airflow.status() == before
    assert time.monotonic() - begun < 3


def test_only_the_loopback_address_listens(running: Running) -> None:
    listening = [
        connection.laddr.ip
        for process in running.family()
        for connection in process.net_connections()
        if connection.status == psutil.CONN_LISTEN
    ]
    assert listening == ["127.0.0.1"]


def test_all_of_airflow_together_takes_less_than_1200_megabytes(running: Running) -> None:
    assert sum(one.memory_full_info().pss for one in running.family()) < 1200 * 2**20


def test_passwords_and_keys_are_closed_to_others(running: Running) -> None:
    home = running.airflow.home.path
    assert home.stat().st_mode & 0o777 == 0o700
    for path in home.glob("*.json"):
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_run_sees_its_date_the_warehouse_and_the_landing_root(running: Running) -> None:
    seen: list[TaskInstance] = []
    with running.client("admin") as client:
        client.wait_for_dags("probe")
        client.unpause("probe")
        run_id = client.trigger("probe", partition_key="2021-07-19")
        state = client.wait(
            "probe",
            run_id,
            seconds=300,
            on_change=seen.append,
            on_question=lambda question: question.options[0],
        )
        assert state == "success"
        assert client.runs("probe") == {run_id: "success"}
        assert "awaiting_input" in {task.state for task in seen}
        tasks = {task.task_id: task for task in client.task_instances("probe", run_id)}
        assert {task.state for task in tasks.values()} == {"success"}
        assert "the task speaks at level INFO" in client.task_log("probe", run_id, tasks["look"])
        log = client.task_log("probe", run_id, tasks["told"])
    assert "run_date=2021-07-19" in log
    assert "warehouse=tepat" in log
    assert "landing=file:///srv/landing" in log
    assert f"state_dir={running.settings.state_dir}" in log


def test_a_viewer_may_look_but_not_start_anything(running: Running) -> None:
    with running.client("viewer") as client:
        client.wait_for_dags("probe")
        with pytest.raises(AirflowRefusedError, match="403"):
            client.trigger("probe", partition_key="2021-07-20")


def test_nobody_enters_without_a_password(running: Running) -> None:
    url = running.airflow.status().url
    assert url is not None
    with pytest.raises(AirflowRefusedError, match="401"):
        AirflowClient(url, "admin", "wrong")


def test_a_dag_that_does_not_exist_is_named(running: Running) -> None:
    with running.client("admin") as client, pytest.raises(AirflowRefusedError, match="nowhere"):
        client.wait_for_dags("nowhere", seconds=0.5)


def test_a_killed_component_is_noticed_and_the_next_start_mends_it(running: Running) -> None:
    before = running.family()
    psutil.Process(running.airflow.status().pids["scheduler"]).kill()
    time.sleep(0.2)
    assert not running.airflow.status().is_running
    running.steps.clear()
    running.start()
    assert running.airflow.status().is_running
    assert "database" not in running.steps
    assert not any(is_alive(one) for one in before)


def test_stop_ends_every_process_and_a_second_stop_finds_none(running: Running) -> None:
    before = running.family()
    assert len(before) >= 4
    assert running.airflow.stop()
    assert not any(is_alive(one) for one in before)
    assert not running.airflow.stop()
    assert running.airflow.status().pids == {}


def test_a_demanded_port_that_is_taken_is_named(state_dir: Path) -> None:
    postgres = EmbeddedPostgres(state_dir)
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        settings = Settings(state_dir=state_dir, airflow_port=port)
        with pytest.raises(ConfigurationError, match=f"Port {port}"):
            AirflowStack(settings, DAGS).start(
                warehouse_url=postgres.start(),
                metadata_url=postgres.url("airflow"),
                report=lambda _: None,
            )


def test_a_component_that_ends_stops_the_start_and_its_words_are_shown(state_dir: Path) -> None:
    one = Running(state_dir)
    one.start()
    one.airflow.stop()
    # The metadata look migrated, but a column that the scheduler reads is gone.
    with psycopg2.connect(one.postgres.url("airflow")) as connection:
        connection.cursor().execute("alter table job rename column hostname to host")
    connection.close()
    with pytest.raises(AirflowFailedError, match="hostname") as caught:
        one.start()
    assert "ended while starting" in caught.value.what
    assert one.airflow.status().pids == {}
    assert read_private(one.airflow.home.path / "stack.json")["components"]


def test_the_whole_stack_goes_up_and_down(state_dir: Path) -> None:
    settings = Settings(state_dir=state_dir)
    steps: list[str] = []
    status = stack.up(settings, steps.append)
    assert steps[0] == "postgres"
    assert status.postgres.is_running
    assert status.airflow.is_running
    assert set(read_private(status.password_file)) == {"admin", "viewer"}
    assert stack.down(settings)
    status = stack.status(settings)
    assert not status.postgres.is_running
    assert not status.airflow.is_running
    assert not stack.down(settings)
