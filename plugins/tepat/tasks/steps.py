"""The steps of :mod:`tepat.pipelines.refresh` as Airflow tasks.

A task returns counts and run numbers only; its log names files, never a value of a row.
"""

import logging
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from airflow.sdk import PokeReturnValue, get_current_context
from airflow.sdk.exceptions import AirflowSkipException

from tepat.tasks.approval import approver, question
from tepat.tasks.run_ordering import may_begin
from tepat.tasks.task_context import found, prepared, running
from tepat.tasks.wiring import RECIPIENTS, REFRESH, feed_asset

log = logging.getLogger(__name__)


def land_files(feed: str) -> dict[str, Any]:
    """Land the new files of one feed, cells unchanged."""
    from tepat.stages.land import land

    context = found()
    landed = land(context, context.feeds[feed])
    _log_problems(landed.problems)
    log.info("%s: %d new names, %d rows.", feed, landed.files, landed.rows)
    return _counts(landed)


def validate_files(feed: str) -> dict[str, Any]:
    """Validate landed files and record them in the ledger; skipped when nothing is new."""
    from tepat.stages.validate import validate
    from tepat.stages.validate.record import record_landings

    context = prepared()
    definition = context.feeds[feed]
    validated = validate(context, definition)
    recorded = record_landings(context, definition)
    _log_problems(validated.problems)
    if not (validated.files or recorded):
        raise AirflowSkipException(f"Nothing new of {feed}.")
    counts = _counts(validated)
    log.info("%s: %s", feed, counts)
    event = get_current_context()["outlet_events"][feed_asset(definition)]
    event.extra = counts
    event.add_partitions(context.run_date.isoformat())
    return counts


def begin() -> PokeReturnValue:
    """Wait until no other refresh runs, then begin: older runs may no longer publish.

    Returns the number of the run.
    """
    from tepat.pipelines import refresh

    if not may_begin(get_current_context()["ti"]):
        return PokeReturnValue(is_done=False)
    return PokeReturnValue(is_done=True, xcom_value=refresh.begin(prepared()).run_id)


def arrive(feed: str) -> dict[str, Any]:
    """Land and validate new files of one feed, and record them in the ledger."""
    from tepat.pipelines import refresh

    summary = refresh.arrive(running(), feed)
    _log_problems([*summary.landed.problems, *summary.validated.problems])
    counts = _counts(summary.validated)
    log.info("%s: %s", feed, counts)
    return counts


def reconcile() -> dict[str, Any]:
    """Link the households of the period to every feed."""
    from tepat.pipelines import refresh

    return asdict(refresh.reconcile_night(running()))


def decide() -> dict[str, Any]:
    """Decide every household of the period."""
    from tepat.pipelines import refresh

    return asdict(refresh.decide_night(running()))


def audit() -> dict[str, Any]:
    """Compare with the last publication, run the audits, measure the guards.

    ``question`` and ``subject`` are for the approver; empty unless a guard trips.
    """
    from tepat.pipelines import refresh

    context = running()
    judged = refresh.audit_and_guard(context)
    for check in judged.audited.warnings:
        log.warning("%s: %d rows", check.check, check.bad_rows)
    for guard in judged.guarded.guards:
        log.log(logging.WARNING if guard.is_tripped else logging.INFO, "%s", guard.message)
    texts = context.messages.approval.night
    asked = question(texts, context.period, context.run_date, judged.difference, judged.guarded)
    return {**asdict(judged.difference), "question": asked, "subject": texts.subject}


def skip_unless_asked(context: Any) -> None:
    """Skip the approval when no guard tripped."""
    if not context["ti"].xcom_pull(task_ids="audit")["question"]:
        raise AirflowSkipException("No guard tripped: nothing to approve.")


def publish() -> dict[str, Any]:
    """Commit the difference in one transaction, under the name of its approver.

    Logs how many cases wait for an officer, and the age of the oldest.
    """
    from tepat.casework.review import measure_queue
    from tepat.pipelines import refresh

    airflow = get_current_context()
    was_asked = bool(airflow["ti"].xcom_pull(task_ids="audit")["question"])
    approved_by = approver(airflow["ti"].xcom_pull(task_ids="approve"), was_asked=was_asked)
    context = running()
    published = asdict(refresh.publish_night(context, approved_by))
    log.info("Publication %s: %s", published["publication_id"], published)
    queue = measure_queue(context.warehouse)
    log.info(
        "%d review cases wait for an officer, the oldest for %d days: %s",
        queue.open_cases,
        queue.oldest_days,
        queue.by_kind,
    )
    summary = {**published, "review_queue": asdict(queue)}
    airflow["outlet_events"][RECIPIENTS].extra = summary
    return summary


def none_waits() -> bool:
    """Whether no refresh is queued: a queued one includes this arrival."""
    return get_current_context()["ti"].get_dr_count(dag_id=REFRESH, states=["queued"]) == 0


def warn_late(context: dict[str, Any]) -> None:
    """Called by Airflow when a refresh has not ended by its deadline."""
    run = context["dag_run"]
    log.error(
        "The refresh for %s (%s) has not ended by its deadline; the last publication is unchanged. "
        "Check its tasks in Airflow: one may wait for an approval in Required Actions.",
        run["partition_key"],
        run["dag_run_id"],
    )


def _counts(summary: Any) -> dict[str, Any]:
    """A summary without its list of problems, which are in the log."""
    return {name: value for name, value in asdict(summary).items() if name != "problems"}


def _log_problems(problems: Iterable[str]) -> None:
    for problem in problems:
        log.warning("%s", problem)
