"""Landing of one feed.

## What it does
Processes new files in the feed's folder of the landing root: *land* copies every cell unchanged,
*validate* checks every row and records files and rows in the ledger (`ops.landed_file`,
`ops.quarantined_row`). Nothing in the landing root is changed.

## When
Daily at 00:15 Asia/Jakarta, before the nightly refresh; by hand at any time, with a run date as
partition key (`{"partition_key": "2021-07-19"}`). The run date becomes the files' landing time.

## Inputs
The connections `tepat_landing` (extra `path`: a folder or object-storage URL, `options`: storage
options) and `tepat_warehouse`; the feed's definition in `include/feeds`.

## Outputs
The lake, the ledger, and an event of the feed's asset with its row counts. *validate* is skipped,
and no event sent, when nothing is new.

## If it fails
The logs of *land* and *validate* name every file with refused rows, the cause, and what to do. A
bad file never fails the task. If the landing root or PostgreSQL is unreachable, the task is retried
four times; after that, or if a definition has a mistake, correct what the message names and clear
the task: it continues where it stopped, and nothing is processed twice.
"""

from airflow.sdk import DAG, CronPartitionTimetable, chain, task

from tepat.domain.feeds import Feed
from tepat.tasks import steps, wiring


def land(feed: Feed) -> None:
    """The DAG of one feed."""
    facts = f"\n## This feed\n{feed.title}, from {feed.source}, {feed.cadence}: {feed.grain}.\n"
    with DAG(
        f"land_{feed.slug}",
        description=f"{feed.title}: land and validate what is new",
        doc_md=wiring.manual(f"{__doc__}{facts}", wiring.LANDING),
        schedule=CronPartitionTimetable(
            "15 0 * * *", timezone=wiring.JAKARTA, key_format=wiring.RUN_DATE_FORM
        ),
        catchup=False,
        max_active_runs=1,
        default_args=wiring.DEFAULT_ARGS,
        params={"run_date": wiring.RUN_DATE},
        tags=["tepat", "landing"],
    ):
        landed = task(task_id="land")(steps.land_files)(feed.feed)
        validated = task(task_id="validate", outlets=[wiring.feed_asset(feed)])(
            steps.validate_files
        )(feed.feed)
        chain(landed, validated)


for definition in wiring.feeds().values():
    land(definition)
