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
from tepat.stores.runs import RunStatus, begin_run, finish_run, stage
from tepat.stores.warehouse import Warehouse
from tepat.support.settings import Settings

Progress = Callable[[str], None]


@dataclass(frozen=True)
class FeedSummary:
    """What one feed brought this night."""

    landed: LandSummary
    validated: ValidateSummary


@dataclass(frozen=True)
class RefreshSummary:
    """One refresh: every step's counts and seconds; no ``publication`` when a guard stopped it."""

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
        WarehouseUnavailableError: PostgreSQL is away, too old, or refuses the login.
        ConfigurationError: A feed or policy file has a mistake.
    """
    warehouse = Warehouse(warehouse_url, settings.include_dir / "sql")
    context = Context(settings, warehouse, period, run_date)
    upgrade(warehouse)
    return context


def arrive(context: Context, feed_name: str) -> FeedSummary:
    """Land, validate and enter into the ledger what is new of one feed."""
    feed = context.feeds[feed_name]
    landed = land(context, feed)
    validated = validate(context, feed)
    record_landings(context, feed)
    return FeedSummary(landed, validated)


def arrive_all(context: Context) -> dict[str, FeedSummary]:
    """Every feed, side by side: where one keeps a single core busy, another uses the rest.

    Raises:
        TepatError: Of the first feed that failed; the others are finished all the same.
    """
    with ThreadPoolExecutor(len(context.feeds)) as pool:
        arriving = {name: pool.submit(arrive, context, name) for name in context.feeds}
        return {name: arrived.result() for name, arrived in arriving.items()}


def begin(context: Context) -> Context:
    """Open a run: from here on, older runs may no longer publish."""
    after = context.lake.last_run()
    run_id = begin_run(context.warehouse, context.period, context.run_date, after=after)
    return replace(context, run_id=run_id)


def reconcile_night(context: Context) -> ReconcileSummary:
    """Link the households of the period to every feed."""
    with stage(context.warehouse, context.run_id, "reconcile") as record:
        resolutions = resolutions_of_run(context.lake, context.warehouse, context.run_id)
        summary = reconcile(context, load_published(context.warehouse), resolutions)
        record.rows_in, record.rows_out = summary.persons, summary.households
        record.detail = asdict(summary)
    return summary


def decide_night(context: Context) -> DecideSummary:
    """Decide every household of the period."""
    with stage(context.warehouse, context.run_id, "decide") as record:
        summary = decide(context)
        record.rows_in = record.rows_out = summary.eligible + summary.held + summary.ineligible
        record.detail = asdict(summary)
    return summary


def audit_and_guard(context: Context) -> Judgement:
    """Compare with the last publication, audit what would be published, ask the guards."""
    with stage(context.warehouse, context.run_id, "audit") as record:
        judged = judge(context)
        record.detail = {"guards": asdict(judged.guarded)["guards"]}
    return judged


def publish_night(context: Context, approved_by: str | None) -> PublishSummary:
    """Commit the difference in one transaction, and close the run."""
    with stage(context.warehouse, context.run_id, "publish") as record:
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
    """A whole refresh in this process.

    Args:
        settings: Where things are; ``settings.landing`` is the landing root.
        warehouse_url: The PostgreSQL to publish to.
        period: The month to be paid.
        run_date: As of when.
        approved_by: Who approves the publication although a guard may have tripped.
        progress: Called with the name of each step as it begins.

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
