"""Airflow's REST API, as far as a demonstration and the end-to-end tests need it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from time import monotonic, sleep
from types import TracebackType
from typing import Any

import httpx

from tepat.support.errors import TepatError

_FINISHED = frozenset({"success", "failed"})
_PAGE = 100
# A task that is answered before its executor has noticed that it parked is marked as failed
# (Airflow 3.3). No person is so quick.
_THINKING_SECONDS = 8.0


class AirflowRefusedError(TepatError):
    """Airflow could not be reached, or answered that something was wrong."""


@dataclass(frozen=True)
class TaskInstance:
    """One try of one task; ``map_index`` is -1 unless the task is mapped."""

    task_id: str
    map_index: int
    name: str
    state: str | None
    try_number: int


@dataclass(frozen=True)
class Question:
    """What a parked task asks a person."""

    dag_id: str
    run_id: str
    task_id: str
    map_index: int
    subject: str
    body: str
    options: tuple[str, ...]


class AirflowClient:
    """A session of one user.

    Args:
        url: Of the API server, such as ``http://127.0.0.1:8080``.
        user: ``admin`` or ``viewer``.
        password: The user's.

    Raises:
        AirflowRefusedError: On any request that Airflow does not answer with success.
    """

    def __init__(self, url: str, user: str, password: str) -> None:
        self._http = httpx.Client(base_url=url, timeout=120, trust_env=False)
        login = {"username": user, "password": password}
        token = self._request("POST", "/auth/token", json=login)["access_token"]
        self._http.headers["Authorization"] = f"Bearer {token}"

    def __enter__(self) -> "AirflowClient":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._http.close()

    def wait_for_dags(self, *dag_ids: str, seconds: float = 60) -> None:
        """Wait until Airflow has read the DAGs.

        Raises:
            AirflowRefusedError: A DAG file cannot be imported, or a DAG does not appear in time.
        """
        deadline = monotonic() + seconds
        while missing := set(dag_ids) - self.dag_ids():
            errors = self.import_errors()
            if errors or monotonic() > deadline:
                said = "".join(f"\n{file}: {trace}" for file, trace in errors.items())
                raise AirflowRefusedError(f"Airflow lacks {', '.join(sorted(missing))}.{said}")
            sleep(0.3)

    def dag_ids(self) -> set[str]:
        """All DAGs that Airflow has read."""
        answer = self._request("GET", "/api/v2/dags", params={"limit": _PAGE})
        return {dag["dag_id"] for dag in answer["dags"]}

    def import_errors(self) -> dict[str, str]:
        """DAG files that cannot be imported, and why."""
        answer = self._request("GET", "/api/v2/importErrors", params={"limit": _PAGE})
        return {one["filename"]: one["stack_trace"] for one in answer["import_errors"]}

    def unpause(self, dag_id: str) -> None:
        """Let a DAG run."""
        self._request("PATCH", f"/api/v2/dags/{dag_id}", json={"is_paused": False})

    def next_run_at(self, dag_id: str) -> datetime | None:
        """When a DAG runs next by the clock; None when it does not."""
        found = self._request("GET", f"/api/v2/dags/{dag_id}")["next_dagrun_run_after"]
        return datetime.fromisoformat(found) if found else None

    def trigger(
        self,
        dag_id: str,
        *,
        partition_key: str | None = None,
        conf: Mapping[str, Any] | None = None,
    ) -> str:
        """Start a run and return its id.

        Args:
            dag_id: The DAG; unpause it first.
            partition_key: The run date, such as ``2021-07-19``, for DAGs that take one.
            conf: Parameters of the run.
        """
        body = {"logical_date": None, "conf": dict(conf or {}), "partition_key": partition_key}
        answer = self._request("POST", f"/api/v2/dags/{dag_id}/dagRuns", json=body)
        return str(answer["dag_run_id"])

    def backfill(self, dag_id: str, first: date, last: date) -> int:
        """Have a DAG run for each of several past days; returns the backfill's number."""
        # Airflow takes the wall-clock time for that of the DAG's own time zone.
        bounds = (datetime.combine(first, time.min), datetime.combine(last, time.max))
        from_date, to_date = (bound.replace(tzinfo=UTC).isoformat() for bound in bounds)
        body = {"dag_id": dag_id, "from_date": from_date, "to_date": to_date}
        return int(self._request("POST", "/api/v2/backfills", json=body)["id"])

    def is_backfilled(self, number: int) -> bool:
        """Whether all runs of a backfill have ended."""
        return self._request("GET", f"/api/v2/backfills/{number}")["completed_at"] is not None

    def runs(self, dag_id: str) -> dict[str, str]:
        """States of a DAG's newest runs by run id, the newest first."""
        answer = self._request(
            "GET",
            f"/api/v2/dags/{dag_id}/dagRuns",
            params={"limit": _PAGE, "order_by": "-run_after"},
        )
        return {run["dag_run_id"]: run["state"] for run in answer["dag_runs"]}

    def run_state(self, dag_id: str, run_id: str) -> str:
        """``queued``, ``running``, ``success`` or ``failed``."""
        return str(self._request("GET", f"/api/v2/dags/{dag_id}/dagRuns/{run_id}")["state"])

    def task_instances(self, dag_id: str, run_id: str) -> list[TaskInstance]:
        """The tasks of a run."""
        answer = self._request(
            "GET", f"/api/v2/dags/{dag_id}/dagRuns/{run_id}/taskInstances", params={"limit": _PAGE}
        )
        return [
            TaskInstance(
                one["task_id"],
                one["map_index"],
                one.get("rendered_map_index") or one["task_display_name"],
                one["state"],
                one["try_number"],
            )
            for one in answer["task_instances"]
        ]

    def wait(
        self,
        dag_id: str,
        run_id: str,
        *,
        seconds: float = 600,
        on_change: Callable[[TaskInstance], None] = lambda _: None,
        on_question: Callable[[Question], str] | None = None,
    ) -> str:
        """Wait until a run has finished, and return its state.

        Args:
            dag_id: The DAG.
            run_id: The run.
            seconds: After so long the wait (not the run) ends with an error.
            on_change: Called whenever a task has a new state.
            on_question: Chooses one of a question's options; without it a question waits.
        """
        deadline = monotonic() + seconds
        seen: dict[tuple[str, int], str | None] = {}
        asked: dict[Question, float] = {}
        while True:
            state = self.run_state(dag_id, run_id)
            for task in self.task_instances(dag_id, run_id):
                if seen.get((task.task_id, task.map_index)) != task.state:
                    seen[task.task_id, task.map_index] = task.state
                    on_change(task)
            for question in self.questions(dag_id, run_id) if on_question else ():
                asked_at = asked.setdefault(question, monotonic())
                if on_question and monotonic() > asked_at + _THINKING_SECONDS:
                    self.answer(question, on_question(question))
            if state in _FINISHED:
                return state
            if monotonic() > deadline:
                raise AirflowRefusedError(
                    f"Run {run_id} of {dag_id} is still {state} after {seconds:.0f} seconds."
                )
            sleep(0.3)

    def questions(self, dag_id: str, run_id: str) -> list[Question]:
        """Questions of a run that nobody has answered yet."""
        answer = self._request(
            "GET",
            f"/api/v2/dags/{dag_id}/dagRuns/{run_id}/hitlDetails",
            params={"response_received": False, "limit": _PAGE},
        )
        return [
            Question(
                dag_id,
                run_id,
                one["task_instance"]["task_id"],
                one["task_instance"]["map_index"],
                one["subject"],
                one["body"] or "",
                tuple(one["options"]),
            )
            for one in answer["hitl_details"]
        ]

    def answer(self, question: Question, option: str) -> None:
        """Answer a question with one of its options."""
        self._request(
            "PATCH",
            f"/api/v2/dags/{question.dag_id}/dagRuns/{question.run_id}/taskInstances/"
            f"{question.task_id}/{question.map_index}/hitlDetails",
            json={"chosen_options": [option], "params_input": {}},
        )

    def task_log(self, dag_id: str, run_id: str, task: TaskInstance) -> str:
        """What a task logged in its last try."""
        answer = self._request(
            "GET",
            f"/api/v2/dags/{dag_id}/dagRuns/{run_id}/taskInstances/{task.task_id}/logs/"
            f"{max(task.try_number, 1)}",
            params={"map_index": task.map_index, "full_content": True},
            headers={"Accept": "application/json"},
        )
        lines = (one if isinstance(one, str) else one["event"] for one in answer["content"])
        return "\n".join(lines)

    def _request(self, method: str, path: str, **options: Any) -> dict[str, Any]:
        try:
            answer = self._http.request(method, path, **options)
        except httpx.HTTPError as error:
            raise AirflowRefusedError(
                f"Airflow at {self._http.base_url} cannot be reached ({type(error).__name__}).",
                todo="Start it with: tepat up",
            ) from error
        if answer.is_error:
            raise AirflowRefusedError(
                f"Airflow refuses {method} {path} ({answer.status_code}): {answer.text[:500]}"
            )
        value: dict[str, Any] = answer.json()
        return value
