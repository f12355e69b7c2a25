"""The nightly refresh of the recipient list.

## What it does
Waits until no other refresh runs (*begin*), processes new files (*land*, one task per feed), links
the records of all feeds, decides every family of the period, audits the difference from the last
publication and publishes it in one transaction: readers see the old list or the new one.

## When
Nightly at 01:00 Asia/Jakarta; through `refresh_on_arrival` when feeds arrive; by hand with a run
date as partition key (`{"partition_key": "2021-07-19"}`); past run dates by a backfill. Runs
are serialised. The system date is not used: the same inputs and run date give the same decisions.

## Inputs
The connections `tepat_landing` and `tepat_warehouse`; `include/policy`; the parameter `period`
(default: the month of the run date).

## Outputs
`published` and `report` in the warehouse; an event of the asset `recipients` with the counts, and
with size and age of the officers' work queue (also in the log of *publish*; `tepat review list`).

## If it fails
Until *publish* has succeeded the last publication is unchanged. The failed task's log says what
happened and what to do; then clear that task. A run superseded by `tepat refresh` fails in
*publish*: do not clear it. When a batch guard trips, *approve* waits in **Required Actions** with
the figures: *Approve* publishes under your name; *Reject*, or no answer in 20 hours, leaves the
last publication unchanged. A refresh that has not ended 4 hours after it was due (05:00) raises a
deadline alert.
"""

from datetime import timedelta

from airflow.providers.standard.operators.hitl import ApprovalOperator
from airflow.sdk import (
    DAG,
    CronPartitionTimetable,
    TriggerRule,
    chain,
    task,
)
from airflow.sdk.definitions.callback import SyncCallback
from airflow.sdk.definitions.deadline import DeadlineAlert, DeadlineReference

from tepat.tasks import steps, wiring

with DAG(
    wiring.REFRESH,
    description="Land, reconcile, decide, audit and publish the recipient list",
    doc_md=wiring.manual(__doc__, wiring.REFRESH),
    schedule=CronPartitionTimetable(
        "0 1 * * *", timezone=wiring.JAKARTA, key_format=wiring.RUN_DATE_FORM
    ),
    catchup=False,
    max_active_runs=1,
    default_args=wiring.DEFAULT_ARGS,
    params={"period": wiring.PERIOD, "run_date": wiring.RUN_DATE},
    tags=["tepat", "nightly"],
    deadline=DeadlineAlert(
        DeadlineReference.DAGRUN_QUEUED_AT, timedelta(hours=4), SyncCallback(steps.warn_late)
    ),
):
    land = task(task_id="land", map_index_template="{{ task.op_kwargs['feed'] }}")(
        steps.arrive
    ).expand(feed=list(wiring.feeds()))
    approve = ApprovalOperator(
        task_id="approve",
        subject="{{ ti.xcom_pull(task_ids='audit')['subject'] }}",
        body="{{ ti.xcom_pull(task_ids='audit')['question'] }}",
        defaults=ApprovalOperator.REJECT,
        response_timeout=timedelta(hours=20),
        pre_execute=steps.skip_unless_asked,
    )
    publish = task(outlets=[wiring.RECIPIENTS], trigger_rule=TriggerRule.NONE_FAILED)(steps.publish)
    # One at a time: otherwise two runs could each see that the other has not begun.
    begin = task.sensor(mode="reschedule", poke_interval=20, max_active_tis_per_dag=1)(steps.begin)
    reconcile, decide, audit = map(task, (steps.reconcile, steps.decide, steps.audit))
    chain(begin(), land, reconcile(), decide(), audit(), approve, publish())
