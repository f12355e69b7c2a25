"""Airflow's client, extended by operations for the demonstration and the end-to-end tests.

Importing it takes about a second: command-line modules do so inside functions.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic, sleep
from typing import Any, Self
from uuid import UUID

from airflow_client import client as api
from airflow_client.client.exceptions import OpenApiException
from airflow_client.client.rest import RESTResponse
from urllib3.exceptions import HTTPError

from tepat.support.errors import TepatError

_REQUEST_SECONDS = 120.0
_POLL_SECONDS = 0.3
_PAGE = 100
# A task that is answered before its executor has noticed that it parked is marked as failed
# (Airflow 3.3). No person is so quick.
_THINKING_SECONDS = 8.0


class AirflowRefusedError(TepatError):
    """Airflow could not be reached, or answered that something was wrong."""


class AirflowLateError(AirflowRefusedError):
    """Airflow did not reach the expected state in time."""


class AirflowClient(api.ApiClient):
    """A session of one user; other parts of the API take it as theirs: ``BackfillApi(client)``.

    Args:
        url: Of the API server, such as ``http://127.0.0.1:8080``.
        user: ``admin`` or ``viewer``.
        password: The user's.

    Raises:
        AirflowRefusedError: On any request that Airflow does not answer with success.
    """

    def __init__(self, url: str, user: str, password: str) -> None:
        super().__init__(api.Configuration(host=url, no_proxy="*", retries=False))
        self.dags = api.DAGApi(self)
        self.runs = api.DagRunApi(self)
        self.tasks = api.TaskInstanceApi(self)
        # Logging in is the business of Airflow's auth manager, and no part of the client.
        login = {"username": user, "password": password}
        answer = self.call_api(
            "POST", f"{url}/auth/token", {"Content-Type": "application/json"}, login
        )
        with _understanding():
            self.configuration.access_token = json.loads(answer.response.data)["access_token"]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.rest_client.pool_manager.clear()

    def call_api(self, method: str, url: str, *rest: Any, **options: Any) -> RESTResponse:
        """Handles every request: adds a timeout and reports errors as messages."""
        options["_request_timeout"] = options.get("_request_timeout") or _REQUEST_SECONDS
        try:
            answer = super().call_api(method, url, *rest, **options)
            said: bytes = answer.response.data
        except (HTTPError, OpenApiException) as error:
            raise AirflowRefusedError(
                f"Airflow at {self.configuration.host} cannot be reached ({type(error).__name__}).",
                todo="Start it with: tepat up",
            ) from error
        if not 200 <= answer.status < 300:  # noqa: PLR2004
            path = url.removeprefix(self.configuration.host)
            text = said.decode(errors="replace")[:500]
            raise AirflowRefusedError(f"Airflow refuses {method} {path} ({answer.status}): {text}")
        return answer

    def response_deserialize(self, *args: Any, **options: Any) -> Any:
        """What Airflow answered, as the client's types."""
        with _understanding():
            return super().response_deserialize(*args, **options)

    def wait_for_dags(self, *dag_ids: str, seconds: float = 60) -> None:
        """Wait until Airflow has read the DAGs.

        Raises:
            AirflowRefusedError: A DAG file cannot be imported.
            AirflowLateError: A DAG does not appear in time.
        """
        deadline = monotonic() + seconds
        while missing := set(dag_ids) - {d.dag_id for d in self.dags.get_dags(limit=_PAGE).dags}:
            lacks = f"Airflow lacks {', '.join(sorted(missing))}."
            if errors := api.ImportErrorApi(self).get_import_errors(limit=_PAGE).import_errors:
                said = "".join(f"\n{one.filename}: {one.stack_trace}" for one in errors)
                raise AirflowRefusedError(lacks + said, todo="Correct the DAG files.")
            if monotonic() > deadline:
                raise AirflowLateError(lacks, todo="Look at the log of its dag-processor.")
            sleep(_POLL_SECONDS)

    def unpause(self, dag_id: str) -> None:
        """Let a DAG run."""
        self.dags.patch_dag(dag_id, api.DAGPatchBody(is_paused=False))

    def trigger(
        self, dag_id: str, *, partition_key: str | None = None, conf: dict[str, Any] | None = None
    ) -> str:
        """Start a run of an unpaused DAG and return its id; DAGs by date take one as the key."""
        body = api.TriggerDAGRunPostBody(conf=conf or {}, partition_key=partition_key)
        return self.runs.trigger_dag_run(dag_id, body).dag_run_id

    def run_states(self, dag_id: str) -> dict[str, str]:
        """States of a DAG's newest runs by run id, the newest first."""
        found = self.runs.get_dag_runs(dag_id, limit=_PAGE, order_by=["-run_after"]).dag_runs
        return {run.dag_run_id: run.state.value for run in found}

    def wait(
        self,
        dag_id: str,
        run_id: str,
        *,
        seconds: float = 600,
        on_change: Callable[[api.TaskInstanceResponse], None] = lambda _: None,
        on_question: Callable[[api.HITLDetail], str] | None = None,
    ) -> str:
        """Wait until a run has finished, and return its state.

        Args:
            dag_id: The DAG.
            run_id: The run.
            seconds: After so long the wait (not the run) ends with an error.
            on_change: Called whenever a task has a new state.
            on_question: Chooses one of a question's options; without it a question waits.

        Raises:
            AirflowLateError: The run has not finished in time.
        """
        deadline = monotonic() + seconds
        seen: dict[UUID, str | None] = {}
        asked: dict[UUID, float] = {}
        while True:
            state = self.runs.get_dag_run(dag_id, run_id).state.value
            for task in self.tasks.get_task_instances(dag_id, run_id, limit=_PAGE).task_instances:
                if seen.get(task.id) != task.state:
                    seen[task.id] = task.state
                    on_change(task)
            for question in self.questions(dag_id, run_id) if on_question else ():
                asked_at = asked.setdefault(question.task_instance.id, monotonic())
                if on_question and monotonic() > asked_at + _THINKING_SECONDS:
                    self.answer(question, on_question(question))
            if state in ("success", "failed"):
                return state
            if monotonic() > deadline:
                raise AirflowLateError(
                    f"Run {run_id} of {dag_id} is still {state} after {seconds:.0f} seconds.",
                    kept="It goes on.",
                    todo="Look at its tasks in Airflow: one may wait in Required Actions.",
                )
            sleep(_POLL_SECONDS)

    def questions(self, dag_id: str, run_id: str) -> list[api.HITLDetail]:
        """Questions of a run that nobody has answered yet."""
        return self.tasks.get_hitl_details(
            dag_id, run_id, response_received=False, limit=_PAGE
        ).hitl_details

    def answer(self, question: api.HITLDetail, option: str) -> None:
        """Answer a question with one of its options."""
        task = question.task_instance
        chosen = api.UpdateHITLDetailPayload(chosen_options=[option], params_input={})
        self.tasks.update_hitl_detail(
            task.dag_id, task.dag_run_id, task.task_id, task.map_index, chosen
        )

    def task_log(self, task: api.TaskInstanceResponse) -> str:
        """What a task logged in its last try."""
        content = self.tasks.get_log(
            task.dag_id,
            task.dag_run_id,
            task.task_id,
            max(task.try_number, 1),
            full_content=True,
            map_index=task.map_index,
            accept="application/json",
        ).content.actual_instance
        return "\n".join(one if isinstance(one, str) else one.event for one in content or ())


@contextmanager
def _understanding() -> Iterator[None]:
    try:
        yield
    except (ValueError, KeyError, TypeError) as error:
        raise AirflowRefusedError(
            f"What answers is not Airflow, or of another version ({type(error).__name__}).",
            todo="Check the address, and that apache-airflow-client has the version of Airflow.",
        ) from error
