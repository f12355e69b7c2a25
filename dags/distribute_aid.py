"""Daily distribution: payments through the bank, complaints and invitations.

## What it does
Compares the bank's results with the instructions (*reconcile*); reads new account files and drafts
a batch for every household that is owed the month (*draft*); waits for approval (*approve*); seals
the batch and writes its files for the bank (*seal*). Failed and returned payments are retried in a
later batch. After the results, complaints are routed to a plan or an officer (*route_complaints*),
and households that have not collected are invited by the last site plan (*update_invitations*).
The plan itself is made by hand: `tepat sites assign`.

## When
Daily at 06:00 Asia/Jakarta, after the refresh; by hand with a run date as partition key and the
months as parameter. If nothing is owed and nothing has arrived, nothing is written.

## Inputs
The feeds of `bank_dki/`, `penyaluran/` and `pengaduan/`; the current publications; the connections
`tepat_landing` and `tepat_warehouse`; the parameter `periods` (default: the month of the run date).

## Outputs
`published.payment_batch` and its instructions; the files for the bank in the folder `outbox` of the
state directory, readable by their owner only; `report.payments`, `report.unpaid_households`,
`report.payment_anomalies`; `report.complaints`, `report.invitations`.

## If it fails
No month can be paid twice: a unique claim in the warehouse prevents it. Until *seal* has succeeded
no file is written for the bank. *approve* waits in **Required Actions** with the figures: *Approve*
hands the batch over under your name; *Reject*, or no answer in 20 hours, hands over nothing. If
*seal* reports that something was published or reconciled since the draft, clear *draft*. If it
could not write the files, correct the folder and clear *seal*: the batch is not sealed twice.
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
