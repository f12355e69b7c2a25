"""``tepat sites``: plans of distribution sites and days."""

from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from tepat.cli import terminal
from tepat.cli.faults import command_group
from tepat.cli.terminal import AsJson, MonthToPay
from tepat.domain.periods import Period

if TYPE_CHECKING:
    from tepat.distribution.sites.replan import Remapping
    from tepat.distribution.sites.site_plan import SitePlan

app = command_group("Plan who collects where and when.")

FirstDay = Annotated[str, typer.Option(help="First day of distribution, YYYY-MM-DD.")]
Days = Annotated[int, typer.Option(min=1, max=366, help="Number of days, one after another.")]
SitesPerDay = Annotated[
    int | None,
    typer.Option(min=1, help="Maximum number of sites in use per day; default all."),
]


@app.command()
def assign(
    period: MonthToPay,
    first_day: FirstDay,
    days: Days = 14,
    sites_per_day: SitesPerDay = None,
    as_json: AsJson = False,
) -> None:
    """Assign every recipient of the last publication to a site and a day.

    The total distance is minimal for the capacity and calendar of the sites; `bound_km` is a lower
    bound for any plan. Households are not split and neighbours stay together; Kepulauan Seribu is
    served by its own sites. The same inputs give the same plan, and nothing is written again. The
    plan is in `report.site_load` and `report.site_distance`; each household's
    site and day in `published.site_assignment`.

    Exit codes:

    - 0: the plan exists
    - 1: failed; if sites cannot serve every recipient, standard error states the shortage

    Examples:
    ```
    tepat sites assign --period 2021-07 --first-day 2021-07-19 --days 14 --sites-per-day 160
    ```
    """
    month, day = Period.parse(period), terminal.parse_day(first_day)
    settings = terminal.load_settings()
    from tepat.context import last_publication
    from tepat.distribution.sites.site_inputs import Calendar
    from tepat.distribution.sites.site_plan import plan_sites

    warehouse = terminal.open_warehouse(settings)
    with terminal.margin().status("planning"):
        publication_id, context = last_publication(settings, warehouse, month)
        made = plan_sites(context, publication_id, Calendar(day, days, sites_per_day))
    if as_json:
        terminal.print_json(asdict(made))
    else:
        terminal.screen().print(_plan_table(made))


@app.command()
def remap(
    period: MonthToPay,
    run_date: Annotated[
        str, typer.Option(help="Run date, YYYY-MM-DD: complaints of the 90 days before it count.")
    ],
    out: Annotated[Path, typer.Option(help="CSV file for the bank: proposed changes.")],
    as_json: AsJson = False,
) -> None:
    """Plan the sites of a period again, weighted by complaints about distance.

    Uses the calendar of the current plan. A kilometre has weight 1, plus 1 for every 1 % of a
    kelurahan's recipients that complained, 5 at most. Shows travel before and after; the file
    proposes changes to the bank, by kelurahan and site, without personal data. The new plan becomes
    the current plan.

    Examples:
    ```
    tepat sites remap --period 2021-07 --run-date 2021-07-25 --out usulan-pemetaan-2021-07.csv
    ```
    """
    month, day = Period.parse(period), terminal.parse_day(run_date)
    settings = terminal.load_settings()
    from tepat.context import last_publication
    from tepat.distribution.sites.replan import remap_sites

    warehouse = terminal.open_warehouse(settings)
    with terminal.margin().status("planning"):
        publication_id, context = last_publication(settings, warehouse, month)
        done = remap_sites(replace(context, run_date=day), publication_id, out)
    if as_json:
        terminal.print_json(asdict(done))
        return
    terminal.screen().print(_travel_table(done))
    terminal.screen().print(f"{out}: {done.changes:,} changes, for the bank.", soft_wrap=True)


def _travel_table(done: "Remapping") -> Table:
    table = terminal.plain_table(f"Plan {done.made.plan_number}", "", "before", "after")
    for column in table.columns[1:]:
        column.justify = "right"
    both = (done.before, done.after)
    table.add_row("mean distance", *(f"{each.mean_km:.2f} km" for each in both))
    table.add_row("95 of 100 travel at most", *(f"{each.p95_km:.2f} km" for each in both))
    table.add_row("beyond 3 km", *(f"{each.far_share:.1%}" for each in both))
    table.add_row("fullest site and day", *(f"{each.highest_load:.0%}" for each in both))
    table.add_row(
        "mean of the kelurahan that complained",
        *("" if each.complained_km is None else f"{each.complained_km:.2f} km" for each in both),
    )
    return table


def _plan_table(made: "SitePlan") -> Table:
    state = "" if made.is_new else " (stands already)"
    table = terminal.plain_table(f"Plan {made.plan_number}{state}", "figure", "")
    table.columns[1].justify = "right"
    table.add_row("recipients", f"{made.recipients:,}")
    table.add_row("sites in use", f"{made.sites_used:,}")
    table.add_row("days of a site in use", f"{made.site_days:,}")
    table.add_row("mean distance", f"{made.mean_km:.2f} km")
    table.add_row("95 of 100 travel at most", f"{made.p95_km:.2f} km")
    table.add_row("beyond 3 km", f"{made.far_share:.1%}")
    table.add_row("above the bound", f"{max(0.0, made.weighted_km / made.bound_km - 1):.2%}")
    table.add_row("sites without coordinates, not used", f"{made.sites_without_place:,}")
    return table
