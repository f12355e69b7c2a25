"""What a task sees of the stack that runs it."""

import logging
import os

from airflow.providers.standard.operators.hitl import ApprovalOperator
from airflow.sdk import PartitionedAtRuntime, chain, dag, get_current_context, task
from airflow.sdk.bases.hook import BaseHook


@dag(schedule=PartitionedAtRuntime(), catchup=False, max_active_runs=1)
def probe() -> None:
    @task
    def look() -> dict[str, str | None]:
        logging.getLogger("tepat.probe").info("the task speaks at level INFO")
        return {
            "run_date": get_current_context()["dag_run"].partition_key,
            "warehouse": BaseHook.get_connection("tepat_warehouse").schema,
            "landing": BaseHook.get_connection("tepat_landing").extra_dejson["path"],
            "state_dir": os.environ["TEPAT_STATE_DIR"],
        }

    @task
    def told(facts: dict[str, str | None]) -> None:
        for name, value in sorted(facts.items()):
            logging.getLogger("tepat.probe").info("%s=%s", name, value)

    ask = ApprovalOperator(task_id="ask", subject="Go on?", body="A probe asks.")
    chain(ask, told(look()))  # type: ignore[arg-type]  # a promise of it


probe()
