"""``tepat pay``: payment instructions out, the bank's results in."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from tepat.cli import terminal
from tepat.cli.faults import ExitCode, command_group
from tepat.cli.terminal import AsJson, ReadBy
from tepat.domain.periods import Period

if TYPE_CHECKING:
    from tepat.context import Context
    from tepat.distribution.payments import Draft, PaymentStatus, ReconciliationSummary
    from tepat.stores.warehouse import Warehouse
    from tepat.support.settings import Settings

app = command_group("Instruct the bank to pay, and reconcile what it answers.")

RunDate = Annotated[str, typer.Option(help="Run date, YYYY-MM-DD.")]
Landing = Annotated[
    str | None,
    typer.Option(
        help="Landing root: a folder, or a URL such as s3://… or sftp://….", envvar="TEPAT_LANDING"
    ),
]
Out = Annotated[Path, typer.Option(help="Folder for the bank's files; created if missing.")]


@app.command()
def instruct(
    *,
    period: Annotated[
        list[str], typer.Option(help="Month to be paid, YYYY-MM; several are paid together.")
    ],
    run_date: RunDate,
    out: Out,
    by: ReadBy,
    landing: Landing = None,
    approve: Annotated[
        bool, typer.Option("--approve", help="Seal the batch and hand its files over.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Draft a batch of payment instructions; with --approve seal it and write its files.

    One instruction for each household that is eligible, owed one of the months, and whose payee
    has an active account. Failed payments are retried. A month of a household is never paid
    twice. Households without an account are listed for the bank. The files contain personal data
    and are readable by their owner only.

    Exit codes:

    - 0: sealed and handed over, or there is nothing to pay
    - 2: drafted, not approved; nothing was sealed, the figures are shown
    - 1: failed; standard error says why and what to do

    Examples:
    ```
    tepat pay instruct --period 2021-07 --run-date 2021-07-19 --landing /srv/landing --out bank
    tepat pay instruct --period 2021-05 --period 2021-06 --run-date 2021-07-19 --out bank --approve
    ```
    """
    months = [Period.parse(text) for text in period]
    context = _context(run_date, landing, max(months))
    from tepat.access.access_log import Access
    from tepat.pipelines import payment_round as payments

    with terminal.margin().status("drafting"):
        found = payments.draft_batch(context, months)
    if approve or found.is_empty:
        access, lake, warehouse = Access(by, "pay instruct"), context.lake, context.warehouse
        with terminal.margin().status("sealing"):
            payments.seal_batch(context, found.batch_id, f"{by} (command line)")
            payments.hand_over_batch(lake, warehouse, found.batch_id, out, access=access)
    if as_json:
        terminal.print_json({"is_sealed": approve and not found.is_empty, **asdict(found)})
    else:
        _show_draft(found, out, is_sealed=approve)
    if not (approve or found.is_empty):
        raise typer.Exit(ExitCode.STOPPED_BY_GUARD)


@app.command()
def files(
    batch: Annotated[str, typer.Option(help="Id of a sealed batch.")],
    out: Out,
    by: ReadBy,
) -> None:
    """Write the files of a sealed batch again, with identical content.

    Examples:
    ```
    tepat pay files --batch B0123456789AB --out bank
    ```
    """
    settings, warehouse = _opened()
    from tepat.access.access_log import Access
    from tepat.pipelines import payment_round as payments
    from tepat.stores.lake import Lake

    lake, access = Lake(settings.lake_dir), Access(by, "pay files")
    written = payments.hand_over_batch(lake, warehouse, batch, out, access=access)
    terminal.screen().print(f"{out}: {len(written)} files of batch {batch}.")


@app.command()
def reconcile(run_date: RunDate, landing: Landing = None, as_json: AsJson = False) -> None:
    """Compare the bank's results with the instructions, line by line.

    A line that does not match its instruction becomes an anomaly for officers
    (ops.payment_anomaly) and blocks no other line. Failed and returned payments are included in the
    next batch.

    Examples:
    ```
    tepat pay reconcile --run-date 2021-07-26 --landing /srv/landing
    ```
    """
    context = _context(run_date, landing)
    from tepat.pipelines import payment_round as payments

    with terminal.margin().status("reconciling"):
        found = payments.reconcile_arrived(context)
    if as_json:
        terminal.print_json([asdict(summary) for summary in found])
        return
    if not found:
        terminal.screen().print("No result has arrived since the last time.")
    for summary in found:
        _show_reconciliation(summary)


@app.command()
def status(
    period: Annotated[str | None, typer.Option(help="Only this month, YYYY-MM.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show every batch by outcome, obstacles to payment, and anomalies.

    Examples:
    ```
    tepat pay status --period 2021-07
    ```
    """
    month = Period.parse(period) if period else None
    _, warehouse = _opened()
    from tepat.distribution.payments import payment_status

    found = payment_status(warehouse, month)
    if as_json:
        terminal.print_json(asdict(found))
    else:
        _show_status(found)


def _context(run_date: str, landing: str | None, period: Period | None = None) -> "Context":
    """A context as of the run date; of its month unless told."""
    day = terminal.parse_day(run_date)
    settings = terminal.load_settings(landing=landing)
    from tepat.embedded import warehouse_url
    from tepat.pipelines.refresh import prepare

    return prepare(settings, warehouse_url(settings), period or Period.of(day), day)


def _opened() -> "tuple[Settings, Warehouse]":
    settings = terminal.load_settings()
    return settings, terminal.open_warehouse(settings)


def _show_draft(found: "Draft", out: Path, *, is_sealed: bool) -> None:
    console = terminal.screen()
    table = terminal.plain_table(
        f"Batch {found.batch_id}, {', '.join(found.asked_periods)}", "", ""
    )
    table.columns[1].justify = "right"
    table.add_row("instructions", f"{found.instruction_count:,}")
    table.add_row("rupiah", f"{found.amount_idr:,}")
    table.add_row("of them retries", f"{found.retried:,}")
    table.add_row("households that cannot be paid yet", f"{found.unpaid_households:,}")
    console.print(table)
    if found.is_empty:
        console.print(f"There is nothing to pay. {out}: accounts to open or correct.")
    elif is_sealed:
        console.print(f"Sealed. {out}: instructions, accounts to open, control totals.")
    else:
        console.print(
            "Not sealed: check the figures; to hand the batch over, run again with --approve."
        )


def _show_reconciliation(summary: "ReconciliationSummary") -> None:
    console = terminal.screen()
    table = terminal.plain_table(
        f"Results of {summary.period}: {summary.lines:,} lines", "class", "lines"
    )
    table.columns[1].justify = "right"
    for name, lines in summary.by_class.items():
        table.add_row(name, f"{lines:,}")
    console.print(table)
    console.print(_cities_table(summary))


def _cities_table(summary: "ReconciliationSummary") -> Table:
    """Rupiah by outcome, a line per batch and city."""
    outcomes = ("instructed", "paid", "failed", "returned", "disputed", "unanswered")
    table = terminal.plain_table("\nRupiah", "batch", "city", *outcomes)
    for column in table.columns[2:]:
        column.justify = "right"
    for city in summary.cities:
        rupiah = asdict(city)
        amounts = (f"{rupiah[f'{outcome}_idr']:,}" for outcome in outcomes)
        table.add_row(city.batch_id, city.city_code, *amounts)
    return table


def _show_status(found: "PaymentStatus") -> None:
    console = terminal.screen()
    batches = terminal.plain_table(
        "Batches", "period", "batch", "outcome", "instructions", "rupiah"
    )
    for outcome in found.outcomes:
        amount = (f"{outcome.instructions:,}", f"{outcome.amount_idr:,}")
        batches.add_row(outcome.period, outcome.batch_id, outcome.outcome, *amount)
    obstacles = terminal.plain_table("\nCannot be paid yet", "period", "reason", "households")
    for obstacle in found.obstacles:
        obstacles.add_row(obstacle.period, obstacle.reason, f"{obstacle.households:,}")
    anomalies = terminal.plain_table("\nLines for officers", "period", "kind", "lines", "rupiah")
    for anomaly in found.anomalies:
        amount = (f"{anomaly.lines:,}", f"{anomaly.reported_idr:,}")
        anomalies.add_row(anomaly.period, anomaly.kind, *amount)
    for table in (batches, obstacles, anomalies):
        for column in table.columns[2:]:
            column.justify = "right" if column.header != "outcome" else "left"
        console.print(table)
