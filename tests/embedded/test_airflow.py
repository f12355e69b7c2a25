"""Airflow's components, with real processes, and the client of its API."""

import os
import socket
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import psutil
import psycopg2
import pytest
from airflow_client.client import TaskInstanceResponse

from tepat import embedded as stack
from tepat.embedded.airflow import AirflowStack
from tepat.embedded.airflow_client import AirflowClient, AirflowLateError, AirflowRefusedError
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


def test_each_airflow_component_reports_ready(running: Running) -> None:
    assert running.steps[0] == "database"
    assert set(running.steps[1:]) >= {"api-server", "dag-processor", "scheduler", "triggerer"}
    assert running.airflow.status().is_running


def test_second_airflow_start_changes_nothing_and_is_fast(running: Running) -> None:
    before = running.airflow.status()
    begun = time.monotonic()
    assert running.start() == before.url
    assert running.airflow.status() == before
    assert time.monotonic() - begun < 3


def test_server_listens_on_the_loopback_address_only(running: Running) -> None:
    listening = [
        connection.laddr.ip
        for process in running.family()
        for connection in process.net_connections()
        if connection.status == psutil.CONN_LISTEN
    ]
    assert listening == ["127.0.0.1"]


def test_airflow_processes_use_less_than_1200_megabytes_together(running: Running) -> None:
    assert sum(one.memory_full_info().pss for one in running.family()) < 1200 * 2**20


def test_airflow_passwords_and_keys_are_readable_by_the_owner_only(running: Running) -> None:
    home = running.airflow.home.path
    assert home.stat().st_mode & 0o777 == 0o700
    for path in home.glob("*.json"):
        assert path.stat().st_mode & 0o777 == 0o600


def test_dag_run_gets_its_date_warehouse_and_landing_root(running: Running) -> None:
    seen: list[TaskInstanceResponse] = []
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
        assert client.run_states("probe") == {run_id: "success"}
        assert "awaiting_input" in {task.state for task in seen}
        tasks = {
            task.task_id: task
            for task in client.tasks.get_task_instances("probe", run_id).task_instances
        }
        assert {task.state for task in tasks.values()} == {"success"}
        assert "the task speaks at level INFO" in client.task_log(tasks["look"])
        log = client.task_log(tasks["told"])
    assert "run_date=2021-07-19" in log
    assert "warehouse=tepat" in log
    assert "landing=file:///srv/landing" in log
    assert f"state_dir={running.settings.state_dir}" in log


def test_airflow_viewer_can_read_but_not_trigger_runs(running: Running) -> None:
    with running.client("viewer") as client:
        client.wait_for_dags("probe")
        with pytest.raises(AirflowRefusedError, match="403"):
            client.trigger("probe", partition_key="2021-07-20")


def test_airflow_login_without_a_password_is_refused(running: Running) -> None:
    url = running.airflow.status().url
    assert url is not None
    with pytest.raises(AirflowRefusedError, match="401"):
        AirflowClient(url, "admin", "wrong")


def test_unknown_dag_is_reported_by_name(running: Running) -> None:
    with running.client("admin") as client, pytest.raises(AirflowLateError, match="nowhere"):
        client.wait_for_dags("nowhere", seconds=0.5)


def test_run_over_the_wait_timeout_is_reported_and_continues(running: Running) -> None:
    with running.client("admin") as client:
        client.wait_for_dags("probe")
        client.unpause("probe")
        run_id = client.trigger("probe", partition_key="2021-07-21")
        # Its question is not answered.
        with pytest.raises(AirflowLateError, match="Required Actions") as caught:
            client.wait("probe", run_id, seconds=1)
        assert run_id in caught.value.what
        assert client.run_states("probe")[run_id] in ("queued", "running")


def test_unreachable_airflow_is_reported_without_the_password() -> None:
    with pytest.raises(AirflowRefusedError, match=r"127\.0\.0\.1:1 cannot be reached") as caught:
        AirflowClient("http://127.0.0.1:1", "admin", "secret")
    assert caught.value.todo == "Start it with: tepat up"
    assert "secret" not in f"{caught.value!r} {caught.value.__cause__!r}"


def test_other_server_on_the_airflow_port_is_reported() -> None:
    class Other(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"<html>")

    with HTTPServer(("127.0.0.1", 0), Other) as server:
        Thread(target=server.handle_request).start()
        with pytest.raises(AirflowRefusedError, match="not Airflow"):
            AirflowClient(f"http://127.0.0.1:{server.server_port}", "admin", "secret")


def test_killed_airflow_component_is_detected_and_restarted_by_next_start(running: Running) -> None:
    before = running.family()
    psutil.Process(running.airflow.status().pids["scheduler"]).kill()
    time.sleep(0.2)
    assert not running.airflow.status().is_running
    running.steps.clear()
    running.start()
    assert running.airflow.status().is_running
    assert "database" not in running.steps
    assert not any(is_alive(one) for one in before)


def test_airflow_stop_ends_every_process_and_second_stop_finds_none(running: Running) -> None:
    before = running.family()
    assert len(before) >= 4
    assert running.airflow.stop()
    assert not any(is_alive(one) for one in before)
    assert not running.airflow.stop()
    assert running.airflow.status().pids == {}


def test_configured_port_already_in_use_is_reported(state_dir: Path) -> None:
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


def test_airflow_component_that_exits_stops_the_start_and_its_output_is_shown(
    state_dir: Path,
) -> None:
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


def test_embedded_stack_starts_and_stops(state_dir: Path) -> None:
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
