"""The steps of :mod:`tepat.refresh` as Airflow's tasks run them; the DAG files only wire them.

Settings come from ``TEPAT_…``, the warehouse from the connection ``tepat_warehouse``, the landing
root from the connection ``tepat_landing``. The run date is the run's partition key. A task hands
on counts and run numbers only; what it logs names files, never a value of a row.

Heavy modules are imported inside the tasks, so that a DAG file is read in well under a second.
"""

import logging
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from airflow.sdk import (
    Asset,
    Connection,
    ExceptionRetryPolicy,
    Param,
    RetryAction,
    RetryRule,
    get_current_context,
)
from airflow.sdk.exceptions import AirflowRuntimeError, AirflowSkipException

from tepat.errors import ConfigurationError, LandingUnreadableError, TepatError, WarehouseBusyError
from tepat.feeds import Feed, load_feeds
from tepat.periods import Period
from tepat.settings import Settings

if TYPE_CHECKING:
    from tepat.context import Context

JAKARTA = "Asia/Jakarta"
RUN_DATE_FORM = "%Y-%m-%d"
REFRESH = "refresh_recipients"
WAREHOUSE_CONNECTION = "tepat_warehouse"
LANDING_CONNECTION = "tepat_landing"

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

# What trying again can mend is tried again; what a person must mend fails at once; for anything
# else, such as a worker that was killed, Airflow's own rule holds.
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

log = logging.getLogger(__name__)


def feeds() -> dict[str, Feed]:
    """All feed definitions by feed name."""
    return load_feeds(Settings().include_dir / "feeds")


def feed_asset(feed: Feed) -> Asset:
    """The asset that tells others that something of a feed has arrived."""
    return Asset(name=feed.feed, uri=feed.asset)


def land_files(feed: str) -> dict[str, Any]:
    """Land the new files of one feed, every cell as it was."""
    from tepat.land import land_feed

    context = _prepared()
    landed = land_feed(context, context.feeds[feed])
    _log_problems(landed.problems)
    log.info("%s: %d new names, %d rows.", feed, landed.files, landed.rows)
    return _counts(landed)


def validate_files(feed: str) -> dict[str, Any]:
    """Validate what was landed and enter it into the ledger; skipped when nothing is new."""
    from tepat.validate import validate_feed
    from tepat.validate.record import record_landings

    context = _prepared()
    definition = context.feeds[feed]
    validated = validate_feed(context, definition)
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


def arrive(feed: str) -> dict[str, Any]:
    """Land, validate and enter into the ledger what is new of one feed."""
    from tepat import refresh

    summary = refresh.arrive(_prepared(), feed)
    _log_problems([*summary.landed.problems, *summary.validated.problems])
    return _counts(summary.validated)


def begin() -> int:
    """Open the run: from here on, older runs may no longer publish; returns its number."""
    from tepat import refresh

    return refresh.begin(_prepared()).run_id


def reconcile() -> dict[str, Any]:
    """Link the households of the period to every feed."""
    from tepat import refresh

    return asdict(refresh.reconcile_night(_running()))


def decide() -> dict[str, Any]:
    """Decide every household of the period."""
    from tepat import refresh

    return asdict(refresh.decide_night(_running()))


def audit() -> dict[str, Any]:
    """Compare with the last publication, audit, ask the guards; ``question`` when one trips."""
    from tepat import refresh
    from tepat.approval import question

    context = _running()
    difference, audited, guarded = refresh.weigh_night(context)
    for check in audited.warnings:
        log.warning("%s: %d rows", check.check, check.bad_rows)
    for guard in guarded.guards:
        log.log(logging.WARNING if guard.is_tripped else logging.INFO, "%s", guard.message)
    asked = question(context.period, context.run_date, difference, guarded)
    return {**asdict(difference), "question": asked}


def skip_unless_asked(context: Any) -> None:
    """Skip the approval when no guard tripped."""
    if not context["ti"].xcom_pull(task_ids="audit")["question"]:
        raise AirflowSkipException("No guard tripped: nothing to approve.")


def publish() -> dict[str, Any]:
    """Commit the difference in one transaction, in the name of whoever approved it."""
    from tepat import refresh

    airflow = get_current_context()
    answer = airflow["ti"].xcom_pull(task_ids="approve")
    approved_by = answer["responded_by_user"]["name"] if answer else None
    summary = asdict(refresh.publish_night(_running(), approved_by))
    log.info("Publication %s: %s", summary["publication_id"], summary)
    airflow["outlet_events"][RECIPIENTS].extra = summary
    return summary


def none_waits() -> bool:
    """Whether no refresh waits for its turn: one that does takes in this arrival too."""
    return get_current_context()["ti"].get_dr_count(dag_id=REFRESH, states=["queued"]) == 0


def warn_late(context: dict[str, Any]) -> None:
    """Called by Airflow when a refresh has not ended by its deadline."""
    run = context["dag_run"]
    log.error(
        "The refresh for %s (%s) has not ended by its deadline; the last publication stands. Look "
        "at its tasks in Airflow: one may wait for an approval in Required Actions.",
        run["partition_key"],
        run["dag_run_id"],
    )


def _context(run_id: int = 0) -> "Context":
    """What the current task's run works on."""
    from tepat.context import Context
    from tepat.warehouse import Warehouse

    settings = Settings(landing=_landing_root())
    url = _connection(WAREHOUSE_CONNECTION).get_uri()
    run_date = _run_date()
    asked_for = get_current_context()["params"].get("period")
    return Context(
        settings,
        Warehouse(url, settings.include_dir / "sql"),
        Period.parse(asked_for) if asked_for else Period.of(run_date),
        run_date,
        run_id,
    )


def _prepared() -> "Context":
    """The same, the schema of the warehouse brought up to date."""
    from tepat.migrations import upgrade

    context = _context()
    upgrade(context.warehouse)
    return context


def _running() -> "Context":
    """The same, of the run that *begin* has opened."""
    return _context(run_id=get_current_context()["ti"].xcom_pull(task_ids="begin"))


def _run_date() -> date:
    """The partition key, else the parameter, else the day in Jakarta for which the run was due."""
    context = get_current_context()
    run = context["dag_run"]
    text = run.partition_key or context["params"].get("run_date")
    if text is None:
        return run.run_after.astimezone(ZoneInfo(JAKARTA)).date()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ConfigurationError(
            f"Run date {text!r} is not a date.", todo="Write it as YYYY-MM-DD, such as 2021-07-19."
        ) from error


def _connection(name: str) -> Connection:
    try:
        found: Connection = Connection.get(name)
    except AirflowRuntimeError as error:
        raise ConfigurationError(
            f"Airflow has no connection {name}.",
            todo=f"Add it in Admin, Connections, or as AIRFLOW_CONN_{name.upper()}.",
        ) from error
    return found


def _landing_root() -> str:
    """The connection's ``path``; its ``options`` become those of that kind of storage."""
    import fsspec

    extra = _connection(LANDING_CONNECTION).extra_dejson
    root = str(extra.get("path", ""))
    kind = fsspec.utils.get_protocol(root)
    fsspec.config.conf.setdefault(kind, {}).update(extra.get("options", {}))
    return root


def _counts(summary: Any) -> dict[str, Any]:
    """A summary without its list of problems, which the log names."""
    return {name: value for name, value in asdict(summary).items() if name != "problems"}


def _log_problems(problems: Iterable[str]) -> None:
    for problem in problems:
        log.warning("%s", problem)
