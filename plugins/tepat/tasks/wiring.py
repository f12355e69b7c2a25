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


def feeds() -> dict[str, Feed]:
    """All feed definitions by feed name."""
    return load_feeds(Settings().include_dir / "feeds")


def feed_asset(feed: Feed) -> Asset:
    """The asset whose events report new files of a feed."""
    return Asset(name=feed.feed, uri=feed.asset)
