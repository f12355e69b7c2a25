"""A refresh when feeds arrive.

## What it does
Starts `refresh_recipients` for the run date under which something was landed, unless a refresh is
already queued: the queued refresh includes it.

## When
When a landing DAG has landed new files of any feed. (Airflow's partitioned timetables use either to
a schedule or to assets, and a run date needs a partition: hence two DAGs. Every refresh is a run of
the one DAG `refresh_recipients`, which never runs twice at once.)

## Inputs
The feeds' assets; the partition key of their event is the run date.

## Outputs
A run of `refresh_recipients`.

## If it fails
Nothing is lost: the next nightly refresh processes all arrived files. Unpause
`refresh_recipients` if its runs stay queued; trigger it by hand if it is needed immediately.
"""

from airflow.providers.standard.operators.trigger_dagrun import TriggerDagRunOperator
from airflow.sdk import DAG, AssetAny, PartitionedAssetTimetable, chain, task

from tepat.tasks import steps, wiring

with DAG(
    "refresh_on_arrival",
    description="Start a refresh when feeds have arrived",
    doc_md=wiring.manual(__doc__, wiring.ARRIVAL),
    schedule=PartitionedAssetTimetable(
        assets=AssetAny(*(wiring.feed_asset(feed) for feed in wiring.feeds().values()))
    ),
    catchup=False,
    max_active_runs=1,
    default_args=wiring.DEFAULT_ARGS,
    tags=["tepat", "arrival"],
):
    refresh = TriggerDagRunOperator(
        task_id="refresh",
        trigger_dag_id=wiring.REFRESH,
        # Its API takes no partition key.
        conf={"run_date": "{{ partition_key }}"},
    )
    chain(task.short_circuit(steps.none_waits)(), refresh)
