"""Aid reaches families: payments go to the bank and come back, complaints and invitations go on.

## What it does
Takes in the bank's results and holds each against its instruction (*reconcile*); takes in the
accounts and drafts a batch for every household that is owed the month (*draft*); asks a person
(*approve*); seals the batch and hands its files over (*seal*). What failed or came back is tried
again. After the results, complaints are sent to where they can be mended (*route_complaints*), and
whoever must still collect is invited by the last plan of sites (*update_invitations*); the plan
itself is made by hand: `tepat sites assign`.

## When
Daily at 06:00 Asia/Jakarta, after the night; by hand with a run date as partition key and the
months as parameter. A day on which nothing is owed and nothing has arrived does nothing.

## Inputs
The feeds of `bank_dki/`, `penyaluran/` and `pengaduan/`; what stands published; the connections
`tepat_landing` and `tepat_warehouse`; the parameter `periods` (default: the month of the run date).

## Outputs
`published.payment_batch` and its instructions; the files for the bank in the folder `outbox` of the
state directory, readable by their owner alone; `report.payments`, `report.unpaid_households`,
`report.payment_anomalies`; `report.complaints`, `report.invitations`.

## If it fails
No month can be paid twice: a claim in the warehouse forbids it. Until *seal* has succeeded nothing
has left. *approve* waits in **Required Actions** with the figures: *Approve* hands the batch over
under your name; *Reject*, or no answer in 20 hours, hands over nothing. When *seal* says that
something was published or reconciled since, clear *draft*. When it could not write the files,
mend the folder and clear *seal*: the batch is not sealed twice.
"""

from datetime import timedelta

from airflow.providers.standard.operators.hitl import ApprovalOperator
from airflow.sdk import DAG, CronPartitionTimetable, TriggerRule, chain, task

from tepat.tasks import collection_steps, payment_steps, wiring

with DAG(
    wiring.PAYMENTS,
    description="Reconcile and pay through the bank, route complaints, invite who must collect",
    doc_md=wiring.manual(__doc__, wiring.PAYMENTS),
    schedule=CronPartitionTimetable(
        "0 6 * * *", timezone=wiring.JAKARTA, key_format=wiring.RUN_DATE_FORM
    ),
    catchup=False,
    max_active_runs=1,
    default_args=wiring.DEFAULT_ARGS,
    params={"periods": wiring.PERIODS, "run_date": wiring.RUN_DATE},
    tags=["tepat", "payments"],
):
    approve = ApprovalOperator(
        task_id="approve",
        subject="{{ ti.xcom_pull(task_ids='draft')['subject'] }}",
        body="{{ ti.xcom_pull(task_ids='draft')['question'] }}",
        defaults=ApprovalOperator.REJECT,
        response_timeout=timedelta(hours=20),
        pre_execute=payment_steps.skip_when_nothing_is_owed,
    )
    seal = task(trigger_rule=TriggerRule.NONE_FAILED)(payment_steps.seal)
    reconcile, draft = map(task, (payment_steps.reconcile, payment_steps.draft))
    answered = reconcile()
    chain(answered, draft(), approve, seal())
    route, invite = map(
        task, (collection_steps.route_complaints, collection_steps.update_invitations)
    )
    chain(answered, route(), invite())
