"""``tepat complaints``: route and count complaints."""

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from tepat.cli import terminal
from tepat.cli.faults import command_group
from tepat.cli.terminal import AsJson, MonthToPay
from tepat.domain.periods import Period

if TYPE_CHECKING:
    from tepat.casework.complaints import ComplaintSummary

app = command_group("Send complaints to where they can be mended, and count them.")


_TOO_FAR_IN_2021 = 0.19


@app.callback()
def complaints() -> None:
    """Route complaints and count them."""


@app.command()
def route(
    period: MonthToPay,
    run_date: Annotated[
        str, typer.Option(help="Run date, YYYY-MM-DD: later complaints are ignored.")
    ],
    as_json: AsJson = False,
) -> None:
    """Route every complaint, and answer those about missing payment.

    Too far: counts in the next site plan (`tepat sites remap`). Wrong data or wrong recipients: a
    case of `tepat review`. Money not received: answered with the decision or the bank's result. A
    second run records changes only. Public figures are in `report.complaints`.

    Examples:
    ```
    tepat complaints route --period 2021-07 --run-date 2021-07-25
    ```
    """
    month, day = Period.parse(period), terminal.parse_day(run_date)
    settings = terminal.load_settings()
    from tepat.casework.complaints import route_complaints
    from tepat.context import last_publication

    warehouse = terminal.open_warehouse(settings)
    _, context = last_publication(settings, warehouse, month)
    summary = route_complaints(replace(context, run_date=day))
    if as_json:
        terminal.print_json(asdict(summary))
    else:
        terminal.screen().print(_summary_table(summary))


def _summary_table(summary: "ComplaintSummary") -> Table:
    from tepat.casework.complaints import TOO_FAR

    table = terminal.plain_table(
        f"{summary.complaints:,} complaints, {summary.share(TOO_FAR):.1%} of them of sites too far "
        f"away (2021: {_TOO_FAR_IN_2021:.0%})", "category", "goes to", "", "share", "settled",
        "oldest open, days",
    )  # fmt: skip
    for column in table.columns[2:]:
        column.justify = "right"
    for each in summary.by_category:
        oldest = "" if each.oldest_days is None else str(each.oldest_days)
        share = f"{summary.share(each.category):.1%}"
        table.add_row(
            each.category, each.route, f"{each.complaints:,}", share, f"{each.settled:,}", oldest
        )
    return table
