"""``tepat invitations``: three rounds, and attendance."""

from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from tepat.cli import terminal
from tepat.cli.faults import command_group
from tepat.cli.terminal import AsJson, MonthToPay, ReadBy
from tepat.domain.periods import Period

if TYPE_CHECKING:
    from tepat.context import Context
    from tepat.distribution.outreach.invitations import InvitationSummary

app = command_group("Invite who must collect, up to three times, and note who came.")


RunDate = Annotated[str, typer.Option(help="Run date, YYYY-MM-DD: earlier days have passed.")]


@app.command()
def update(
    period: MonthToPay,
    run_date: RunDate,
    as_json: AsJson = False,
) -> None:
    """Record attendance, send due invitations, and open field verifications.

    Site and day are those of the last plan (`tepat sites assign`) of households that have not
    collected. Non-attendance does not remove a household: after the third round it goes to field
    verification. A refused attendance says in Indonesian which document is missing
    (`published.attendance`). Idempotent within a day.

    Examples:
    ```
    tepat invitations update --period 2021-07 --run-date 2021-07-18
    ```
    """
    from tepat.distribution.outreach.invitations import update_invitations

    with terminal.margin().status("inviting"):
        summary = update_invitations(_context(period, run_date))
    if as_json:
        terminal.print_json(asdict(summary))
    else:
        terminal.screen().print(_rounds_table(summary))


@app.command("list")
def list_invitations(
    period: MonthToPay,
    run_date: RunDate,
    out: Annotated[Path, typer.Option(help="CSV file to write; readable by its owner only.")],
    by: ReadBy,
) -> None:
    """Write invitations for future days, for the sites: household, site and day.

    The file contains names. A site reports each line's attendance in the landing folder
    `penyaluran/kehadiran/<YYYY-MM>/`.

    Examples:
    ```
    tepat invitations list --period 2021-07 --run-date 2021-07-18 --out undangan.csv
    ```
    """
    from tepat.access.access_log import Access
    from tepat.distribution.outreach.invitations import write_invitations

    context = _context(period, run_date)
    count = write_invitations(context, out, Access(by, "invitations list"))
    terminal.screen().print(f"{out}: {count:,} invitations.", soft_wrap=True)


def _context(period: str, run_date: str) -> "Context":
    """The run whose recipients are invited, as of the run date."""
    month, day = Period.parse(period), terminal.parse_day(run_date)
    settings = terminal.load_settings()
    from tepat.context import last_publication

    warehouse = terminal.open_warehouse(settings)
    _, context = last_publication(settings, warehouse, month)
    return replace(context, run_date=day)


def _rounds_table(summary: "InvitationSummary") -> Table:
    table = terminal.plain_table(
        f"{summary.attendances:,} attendances noted, {summary.invitations:,} invitations sent, "
        f"{summary.verifications:,} households to be looked for",
        *("round", "invited", "collected", "refused", "absent", "still to come"),
    )
    for column in table.columns:
        column.justify = "right"
    for each in summary.rounds:
        table.add_row(*(f"{number:,}" for number in asdict(each).values()))
    return table
