"""The steps of :mod:`tepat.pipelines.payment_round` as Airflow tasks; counts only."""

import logging
from dataclasses import asdict, replace
from typing import Any

from airflow.sdk import get_current_context
from airflow.sdk.exceptions import AirflowSkipException

from tepat.domain.periods import Period
from tepat.tasks.approval import approver, payment_question
from tepat.tasks.task_context import prepared
from tepat.tasks.wiring import PAYMENTS

log = logging.getLogger(__name__)


def reconcile() -> list[dict[str, Any]]:
    """Process new result files of the bank, for every month."""
    from tepat.pipelines import payment_round as payments

    found = payments.reconcile_arrived(prepared())
    for summary in found:
        log.info("%s: %d lines, %s", summary.period, summary.lines, summary.by_class)
    return [asdict(summary) for summary in found]


def draft() -> dict[str, Any]:
    """Process new account files, draft a batch, and render the approval question.

    Skipped if a month has not been published yet.
    """
    from tepat.pipelines import payment_round as payments
    from tepat.support.errors import NothingPublishedError

    context = prepared()
    asked = get_current_context()["params"].get("periods") or [str(Period.of(context.run_date))]
    months = [Period.parse(text) for text in asked]
    try:
        found = payments.draft_batch(replace(context, period=max(months)), months)
    except NothingPublishedError as error:
        raise AirflowSkipException(str(error)) from error
    log.info("%s", found)
    texts = context.messages.approval.payments
    asked = payment_question(texts, found)
    return {**asdict(found), "question": asked, "subject": texts.subject}


def skip_when_nothing_is_owed(context: Any) -> None:
    """Skip the approval of a batch without instructions."""
    if not context["ti"].xcom_pull(task_ids="draft")["instruction_count"]:
        raise AirflowSkipException("Nothing is owed that could be paid.")


def seal() -> dict[str, Any]:
    """Seal the draft under the name of its approver, and hand its files over."""
    from tepat.access.access_log import Access
    from tepat.pipelines import payment_round as payments

    airflow = get_current_context()
    drafted = airflow["ti"].xcom_pull(task_ids="draft")
    if drafted is None:
        raise AirflowSkipException("There is no draft.")
    answer = airflow["ti"].xcom_pull(task_ids="approve")
    approved_by = (
        approver(answer, was_asked=drafted["instruction_count"] > 0) or "nobody: nothing to pay"
    )
    context, batch_id = prepared(), drafted["batch_id"]
    sealed = payments.seal_batch(context, batch_id, approved_by)
    outbox = context.settings.outbox_dir
    access = Access(approved_by, PAYMENTS)
    files = payments.hand_over_batch(
        context.lake, context.warehouse, batch_id, outbox, access=access
    )
    log.info("%s, %d files in %s", sealed, len(files), outbox)
    return asdict(sealed)
