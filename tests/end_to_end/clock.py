"""Nights that begin by the clock while a test runs: they are let pass, and publish nothing."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

from tepat.embedded.airflow_client import AirflowClient

REFRESH = "refresh_recipients"
PATIENCE = 600.0


def let_today_pass(airflow: AirflowClient, *dag_ids: str) -> None:
    """Wait for the runs by the clock that were due when the DAGs were unpaused, if there were any.

    Airflow makes up for the latest one, at some hours of the day and not at others.
    """

    def has_passed(dag_id: str) -> bool:
        following = airflow.next_run_at(dag_id)
        lies_ahead = following is None or following > datetime.now(UTC)
        return lies_ahead and set(airflow.runs(dag_id).values()) <= {"success", "failed"}

    refuse_until(airflow, lambda: all(map(has_passed, dag_ids)))


def refuse_until(airflow: AirflowClient, has_ended: Callable[[], bool]) -> None:
    """Wait for something; whatever a guard asks meanwhile is refused."""
    deadline = time.monotonic() + PATIENCE
    while not has_ended():
        assert time.monotonic() < deadline, airflow.runs(REFRESH)
        for run_id, state in airflow.runs(REFRESH).items():
            if state == "running" and airflow.questions(REFRESH, run_id):
                # It gives Airflow the time that a person takes to read.
                airflow.wait(REFRESH, run_id, on_question=lambda _: "Reject")
        time.sleep(1)
