"""``tepat refresh``: one refresh, without a scheduler."""

import getpass
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from tepat.cli.faults import ExitCode
from tepat.cli.terminal import (
    AsJson,
    MonthToPay,
    load_settings,
    parse_day,
    plain_table,
    print_json,
    screen,
    steps,
)
from tepat.domain.periods import Period

if TYPE_CHECKING:
    from tepat.casework.review import QueueSize
    from tepat.pipelines.refresh import FeedSummary, RefreshSummary

_STEPS = 6  # start, feeds, reconcile, decide, audit, publish


def refresh(
    period: MonthToPay,
    run_date: Annotated[
        str, typer.Option(help="Run date, YYYY-MM-DD: decisions are as of this date.")
    ],
    landing: Annotated[
        str | None,
        typer.Option(
            help="Landing root: a folder, or a URL such as s3://… or sftp://….",
            envvar="TEPAT_LANDING",
        ),
    ] = None,
    approve: Annotated[
        bool, typer.Option("--approve", help="Publish even if a batch guard trips.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Land, validate, reconcile, decide and publish, in this process.

    Starts the embedded PostgreSQL when needed and leaves it running. Running it again with nothing
    new writes nothing.

    Exit codes:

    - 0: published, or nothing has changed
    - 2: stopped by a batch guard; nothing was published, the figures are shown
    - 1: failed; standard error says why and what to do

    Examples:
    ```
    tepat refresh --landing /srv/landing --period 2021-07 --run-date 2021-07-19
    tepat refresh --period 2021-07 --run-date 2021-07-19 --approve --json | jq .publication
    ```
    """
    month, day = Period.parse(period), parse_day(run_date)
    settings = load_settings(landing=landing)
    from tepat.casework.review import measure_queue
    from tepat.embedded import warehouse_url
    from tepat.pipelines.refresh import refresh as refresh_now
    from tepat.stores.warehouse import Warehouse

    with steps(_STEPS) as begin:
        begin("start")
        url = warehouse_url(settings)
        summary = refresh_now(
            settings,
            url,
            month,
            day,
            approved_by=f"{getpass.getuser()} (command line)" if approve else None,
            progress=begin,
        )
    queue = measure_queue(Warehouse(url, settings.include_dir / "sql"))
    if as_json:
        print_json({**as_document(summary), "review_queue": asdict(queue)})
    else:
        _show(summary, queue)
    if summary.publication is None:
        raise typer.Exit(ExitCode.STOPPED_BY_GUARD)


def outcome_of(summary: "RefreshSummary") -> str:
    """``published``, ``unchanged``, or ``stopped`` by a guard."""
    if summary.publication is None:
        return "stopped"
    return "published" if summary.publication.is_new else "unchanged"


def as_document(summary: "RefreshSummary") -> dict[str, Any]:
    """The summary as JSON values, outcome first."""
    return {"outcome": outcome_of(summary), **asdict(summary)}


def _show(summary: "RefreshSummary", queue: "QueueSize") -> None:
    console = screen()
    console.print(_files_table(summary.feeds))
    for problem in _problems(summary):
        console.print(f"  {problem}", markup=False)
    console.print(_night_table(summary))
    if queue.open_cases:
        console.print(
            f"{queue.open_cases:,} review cases wait for an officer, the oldest for "
            f"{queue.oldest_days} days: tepat review list"
        )
    if summary.publication is None:
        console.print(_guards_table(summary))
        console.print(
            "Stopped: nothing was published, the last publication is unchanged. Check the "
            "figures; to publish anyway, run again with --approve."
        )


def _files_table(feeds: "dict[str, FeedSummary]") -> Table:
    """Landed files and rows, a line per feed."""
    counted = ("files", "rejected", "duplicate", "rows", "accepted", "quarantined", "skipped")
    table = plain_table("New files", "feed", *counted)
    for column in table.columns[1:]:
        column.justify = "right"
    for name, feed in feeds.items():
        counts = (
            feed.landed.files,
            feed.landed.rejected + feed.validated.rejected_files,
            feed.landed.duplicates,
            feed.validated.rows,
            feed.validated.accepted,
            feed.validated.quarantined,
            feed.validated.skipped,
        )
        table.add_row(name, *(f"{count:,}" for count in counts))
    return table


def _problems(summary: "RefreshSummary") -> list[str]:
    """Every file that was refused or has refused rows, and why."""
    return [
        *(f"{file.path}: {file.reason}" for file in summary.unexpected_files),
        *(
            problem
            for feed in summary.feeds.values()
            for problem in (*feed.landed.problems, *feed.validated.problems)
        ),
    ]


def _night_table(summary: "RefreshSummary") -> Table:
    """Results of decide and publish."""
    title = f"\n{summary.period} as of {summary.run_date}"
    table = plain_table(title, "run", str(summary.run_id))
    table.columns[1].justify = "right"
    decided, difference = summary.decided, summary.difference
    table.add_row("households", f"{summary.reconciled.households:,}")
    table.add_row("  carried forward", f"{summary.reconciled.carried_forward:,}")
    table.add_row("eligible", f"{decided.eligible:,}", style="bold")
    table.add_row("held", f"{decided.held:,}", style="bold")
    table.add_row("ineligible", f"{decided.ineligible:,}", style="bold")
    for code, count in decided.reasons.items():
        table.add_row(f"  {code}", f"{count:,}")
    table.add_row("review cases", f"{decided.review_cases:,}")
    changes = (difference.inserted, difference.changed, difference.closed)
    table.add_row("new / changed / closed", " / ".join(f"{count:,}" for count in changes))
    for check in summary.audited.warnings:
        table.add_row(f"audit: {check.check}", f"{check.bad_rows:,} rows")
    tripped = [guard.name for guard in summary.guarded.tripped]
    table.add_row("guards", ", ".join(tripped) or "none tripped")
    if summary.publication:
        state = "" if summary.publication.is_new else " (nothing has changed)"
        table.add_row("publication", f"{summary.publication.publication_id}{state}")
    table.add_row("digest", difference.digest[:16])
    return table


def _guards_table(summary: "RefreshSummary") -> Table:
    """The figures of the guards that tripped."""
    table = plain_table("\nBatch guards", "guard", "what it found")
    for guard in summary.guarded.tripped:
        table.add_row(guard.name, guard.message)
    return table
