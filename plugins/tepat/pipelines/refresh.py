"""The night, in order: land, validate, reconcile, decide, publish.

The command line runs :func:`refresh`; the DAGs run the same steps, one function per task. Each step
takes a context and returns a small summary without personal data.
"""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import date
from threading import Thread

from tepat.context import Context
from tepat.domain.periods import Period
from tepat.stages.decide import DecideSummary, decide
from tepat.stages.land import LandSummary, UnexpectedFile, find_unexpected_files, land
from tepat.stages.publish import (
    AuditReport,
    Difference,
    GuardReport,
    Judgement,
    PublishSummary,
    commit,
    load_published,
)
from tepat.stages.publish import audit_and_guard as judge
from tepat.stages.reconcile import ReconcileSummary, reconcile
from tepat.stages.validate import ValidateSummary, validate
from tepat.stages.validate.judge import load_great_expectations
from tepat.stages.validate.record import record_landings
from tepat.stores.migrations import upgrade
from tepat.stores.resolutions import resolutions_of_run
from tepat.stores.runs import RunStatus, StageRecord, begin_run, finish_run, stage
from tepat.stores.warehouse import Warehouse
from tepat.support.settings import Settings

Progress = Callable[[str], None]


@dataclass(frozen=True)
class FeedSummary:
    """Result of landing and validating one feed."""

    landed: LandSummary
    validated: ValidateSummary


@dataclass(frozen=True)
class RefreshSummary:
    """Counts and seconds of each step; no ``publication`` if a guard stopped the refresh."""

    period: str
    run_date: str
    run_id: int
    feeds: dict[str, FeedSummary]
    unexpected_files: tuple[UnexpectedFile, ...]
    reconciled: ReconcileSummary
    decided: DecideSummary
    difference: Difference
    audited: AuditReport
    guarded: GuardReport
    publication: PublishSummary | None
    seconds: dict[str, float]


def prepare(settings: Settings, warehouse_url: str, period: Period, run_date: date) -> Context:
    """A context on a warehouse whose schema is up to date.

    Raises:
        WarehouseUnavailableError: PostgreSQL is unreachable, too old, or refuses the login.
        ConfigurationError: A feed or policy file has a mistake.
    """
    warehouse = Warehouse(warehouse_url, settings.include_dir / "sql")
    context = Context(settings, warehouse, period, run_date)
    upgrade(warehouse)
    return context


def arrive(context: Context, feed_name: str) -> FeedSummary:
    """Land and validate new files of one feed, and record them in the ledger."""
    feed = context.feeds[feed_name]
    landed = land(context, feed)
    validated = validate(context, feed)
    record_landings(context, feed)
    return FeedSummary(landed, validated)


def arrive_all(context: Context) -> dict[str, FeedSummary]:
    """Process every feed in parallel: some feeds use only one core for a time.

    Raises:
        TepatError: Error of the first feed that failed; the others are finished.
    """
    with ThreadPoolExecutor(len(context.feeds)) as pool:
        arriving = {name: pool.submit(arrive, context, name) for name in context.feeds}
        return {name: arrived.result() for name, arrived in arriving.items()}


def begin(context: Context) -> Context:
    """Begin a run: from here on, older runs may no longer publish."""
    after = context.lake.last_run()
    identity = context.rule_book.identity
    run_id = begin_run(context.warehouse, context.period, context.run_date, identity, after=after)
    return replace(context, run_id=run_id)


@contextmanager
def _stage(context: Context, name: str) -> Iterator[StageRecord]:
    """Record a stage of the run, with its statements."""
    with stage(context.warehouse, context.run_id, name) as record:
        context.statement_log.clear()
        record.statements = context.statement_log
        yield record


def reconcile_night(context: Context) -> ReconcileSummary:
    """Link the households of the period to every feed."""
    with _stage(context, "reconcile") as record:
        resolutions = resolutions_of_run(context.lake, context.warehouse, context.run_id)
        summary = reconcile(context, load_published(context.warehouse), resolutions)
        record.rows_in, record.rows_out = summary.persons, summary.households
        record.detail = asdict(summary)
    return summary


def decide_night(context: Context) -> DecideSummary:
    """Decide every household of the period."""
    with _stage(context, "decide") as record:
        summary = decide(context)
        record.rows_in = record.rows_out = summary.eligible + summary.held + summary.ineligible
        record.detail = asdict(summary)
    return summary


def audit_and_guard(context: Context) -> Judgement:
    """Compare with the last publication, run the audits, measure the guards."""
    with _stage(context, "audit") as record:
        judged = judge(context)
        record.detail = {"guards": asdict(judged.guarded)["guards"]}
    return judged


def publish_night(context: Context, approved_by: str | None) -> PublishSummary:
    """Commit the difference in one transaction, and end the run."""
    with _stage(context, "publish") as record:
        summary = commit(context, approved_by)
        record.rows_out = summary.inserted + summary.changed + summary.closed
        record.detail = asdict(summary)
    finish_run(context.warehouse, context.run_id, RunStatus.SUCCEEDED)
    return summary


def refresh(
    settings: Settings,
    warehouse_url: str,
    period: Period,
    run_date: date,
    *,
    approved_by: str | None = None,
    progress: Progress = lambda step: None,
) -> RefreshSummary:
    """Run a whole refresh in this process.

    Args:
        settings: Settings; ``settings.landing`` is the landing root.
        warehouse_url: The PostgreSQL to publish to.
        period: The month to be paid.
        run_date: Date as of which to decide.
        approved_by: Who approves the publication in case a guard trips.
        progress: Called with the name of each step when it begins.

    Returns:
        The summary; its ``publication`` is null when a guard tripped and nobody approved.
    """
    seconds: dict[str, float] = {}

    @contextmanager
    def step(name: str) -> Iterator[None]:
        progress(name)
        started = time.perf_counter()
        yield
        seconds[name] = round(time.perf_counter() - started, 3)

    Thread(target=load_great_expectations, daemon=True).start()
    context = prepare(settings, warehouse_url, period, run_date)
    with step("feeds"):
        feeds = arrive_all(context)
    unexpected_files = tuple(find_unexpected_files(context))
    context = begin(context)
    with step("reconcile"):
        reconciled = reconcile_night(context)
    with step("decide"):
        decided = decide_night(context)
    with step("audit"):
        judged = audit_and_guard(context)
    publication = None
    if approved_by or not judged.guarded.tripped:
        with step("publish"):
            publication = publish_night(context, approved_by if judged.guarded.tripped else None)
    return RefreshSummary(
        period=str(period),
        run_date=run_date.isoformat(),
        run_id=context.run_id,
        feeds=feeds,
        unexpected_files=unexpected_files,
        reconciled=reconciled,
        decided=decided,
        difference=judged.difference,
        audited=judged.audited,
        guarded=judged.guarded,
        publication=publication,
        seconds=seconds,
    )
