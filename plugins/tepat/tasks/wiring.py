"""Assets, parameters and default arguments of the DAG files."""

from datetime import timedelta
from typing import Any

from airflow.sdk import Asset, ExceptionRetryPolicy, Param, RetryAction, RetryRule

from tepat.domain.feeds import Feed, load_feeds
from tepat.support.errors import LandingUnreadableError, TepatError, WarehouseBusyError
from tepat.support.settings import Settings

JAKARTA = "Asia/Jakarta"
RUN_DATE_FORM = "%Y-%m-%d"
REFRESH = "refresh_recipients"
PAYMENTS = "distribute_aid"

LANDING = "land_*"
ARRIVAL = "refresh_on_arrival"

_ANY = (
    "configuration-mistake",
    "disk-full",
    "landing-root-unreadable",
    "lock-held",
    "postgresql-away",
    "postgresql-refuses-a-statement",
    "task-failed",
    "validation-errored",
)
RUNBOOKS: dict[str, tuple[str, ...]] = {
    REFRESH: (
        *_ANY,
        "approval-pending",
        "audit-failed",
        "guard-accepted-rows",
        "guard-household-drop-share",
        "guard-ineligible-share-change",
        "guard-payee-lost-share",
        "guard-quarantined-share",
        "guard-rejected-files-share",
        "guard-stale-feed",
        "lake-damaged",
        "not-settled",
        "refresh-late",
        "rule-book-differs",
        "stale-run",
    ),
    PAYMENTS: (
        *_ANY,
        "approval-pending",
        "audit-failed",
        "lake-damaged",
        "nothing-published",
        "payment-anomalies",
        "stale-run",
    ),
    LANDING: _ANY,
    ARRIVAL: ("task-failed",),
}
"""The runbooks that the page of a DAG links to, files of ``docs/runbooks``."""

RECIPIENTS = Asset(name="recipients", uri="tepat://warehouse/published")

RUN_DATE = Param(
    None,
    type=["null", "string"],
    format="date",
    description="As of when, YYYY-MM-DD, for a run without partition key; else its day in Jakarta.",
)
PERIOD = Param(
    None,
    type=["null", "string"],
    pattern=r"^\d{4}-(0[1-9]|1[0-2])$",
    description="Month to be paid, YYYY-MM; by default the month of the run date.",
)
PERIODS = Param(
    None,
    type=["null", "array"],
    items={"type": "string", "pattern": r"^\d{4}-(0[1-9]|1[0-2])$"},
    description="Months to be paid, YYYY-MM; by default the month of the run date.",
)

# Transient errors are retried; errors that a person must correct fail at once; for anything else,
# such as a killed worker, Airflow's default applies.
DEFAULT_ARGS: dict[str, Any] = {
    "owner": "data-engineers",
    "retries": 4,
    "retry_delay": timedelta(seconds=30),
    "retry_exponential_backoff": True,
    "max_retry_delay": timedelta(minutes=10),
    "retry_policy": ExceptionRetryPolicy(
        rules=[
            RetryRule([WarehouseBusyError, LandingUnreadableError], RetryAction.RETRY),
            RetryRule(TepatError, RetryAction.FAIL, reason="Trying again cannot help."),
        ]
    ),
}


def manual(text: str | None, dag: str) -> str:
    """The page of a DAG: its manual, and its runbooks, as links where the setting says where.

    Args:
        text: The docstring of the DAG's file.
        dag: Which of ``RUNBOOKS``.
    """
    url = Settings().docs_url.rstrip("/")
    lines = (
        f"- [{name}]({url}/runbooks/{name}.html)" if url else f"- `docs/runbooks/{name}.md`"
        for name in RUNBOOKS[dag]
    )
    return "\n".join([f"{text}\n## Runbooks", *lines, ""])


def feeds() -> dict[str, Feed]:
    """All feed definitions by feed name."""
    return load_feeds(Settings().include_dir / "feeds")


def feed_asset(feed: Feed) -> Asset:
    """The asset whose events report new files of a feed."""
    return Asset(name=feed.feed, uri=feed.asset)
