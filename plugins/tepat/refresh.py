"""The night, in order: land, validate, reconcile, decide, publish.

The command line runs :func:`refresh`; the DAGs run the same steps, one function per task. Each step
takes a context and returns a small summary without personal data.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from tepat.context import Context
from tepat.decide import DecideSummary, decide
from tepat.land import LandSummary, land_feed
from tepat.migrations import upgrade
from tepat.periods import Period
from tepat.publish import (
    AuditSummary,
    CompareSummary,
    GuardReport,
    PublishSummary,
    audit,
    commit,
    compare,
    guard,
    load_published,
)
from tepat.reconcile import ReconcileSummary, reconcile
from tepat.runs import begin_run, record_stage
from tepat.settings import Settings
from tepat.validate import ValidateSummary, validate_feed
from tepat.validate.record import record_landings
from tepat.warehouse import Warehouse

Progress = Callable[[str], None]


@dataclass(frozen=True)
class FeedSummary:
    """What one feed brought this night."""

    landed: LandSummary
    validated: ValidateSummary


@dataclass(frozen=True)
class RefreshSummary:
    """One refresh: every step's counts. ``publication`` is null when a guard stopped the night."""

    period: str
    run_date: str
    run_id: int
    feeds: dict[str, FeedSummary]
    reconciled: ReconcileSummary
    decided: DecideSummary
    compared: CompareSummary
    audited: AuditSummary
    guarded: GuardReport
    publication: PublishSummary | None


def prepare(settings: Settings, warehouse_url: str, period: Period, run_date: date) -> Context:
    """A context on a warehouse whose schema is up to date.

    Raises:
        WarehouseUnavailableError: PostgreSQL is away, too old, or refuses the login.
        ConfigurationError: A feed or policy file has a mistake.
    """
    warehouse = Warehouse(warehouse_url, settings.include_dir / "sql")
    context = Context(settings, warehouse, period, run_date)
    upgrade(warehouse, settings.include_dir)
    return context


def arrive(context: Context, feed_name: str) -> FeedSummary:
    """Land, validate and enter into the ledger what is new of one feed."""
    feed = context.feeds[feed_name]
    landed = land_feed(context, feed)
    validated = validate_feed(context, feed)
    record_landings(context, feed)
    return FeedSummary(landed, validated)


def begin(context: Context) -> Context:
    """Open a run: from here on, older runs may no longer publish."""
    run_id = begin_run(context.warehouse, context.period, context.run_date)
    return replace(context, run_id=run_id)


def reconcile_night(context: Context) -> ReconcileSummary:
    """Link the households of the period to every feed."""
    with record_stage(context, "reconcile") as record:
        summary = reconcile(context, load_published(context.warehouse))
        record.counts(rows_in=summary.persons, rows_out=summary.households)
    return summary


def decide_night(context: Context) -> DecideSummary:
    """Decide every household of the period."""
    with record_stage(context, "decide") as record:
        summary = decide(context)
        decided = summary.eligible + summary.held + summary.ineligible
        record.counts(rows_in=decided, rows_out=decided)
    return summary


def weigh_night(context: Context) -> tuple[CompareSummary, AuditSummary, GuardReport]:
    """Compare with the last publication, audit what would be published, ask the guards."""
    with record_stage(context, "audit") as record:
        compared = compare(context)
        audited = audit(context)
        guarded = guard(context)
        record.counts(rows_in=compared.decisions, rows_out=compared.changes)
    return compared, audited, guarded


def publish_night(context: Context, approved_by: str | None) -> PublishSummary:
    """Commit the difference in one transaction."""
    with record_stage(context, "publish") as record:
        summary = commit(context, approved_by)
        record.counts(rows_in=summary.changes, rows_out=summary.changes)
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
    context = prepare(settings, warehouse_url, period, run_date)
    feeds = {}
    for name in context.feeds:
        progress(f"land {name}")
        feeds[name] = arrive(context, name)
    context = begin(context)
    progress("reconcile")
    reconciled = reconcile_night(context)
    progress("decide")
    decided = decide_night(context)
    progress("audit")
    compared, audited, guarded = weigh_night(context)
    publication = None
    if approved_by or not guarded.tripped:
        progress("publish")
        publication = publish_night(context, approved_by if guarded.tripped else None)
    return RefreshSummary(
        period=str(period),
        run_date=run_date.isoformat(),
        run_id=context.run_id,
        feeds=feeds,
        reconciled=reconciled,
        decided=decided,
        compared=compared,
        audited=audited,
        guarded=guarded,
        publication=publication,
    )
