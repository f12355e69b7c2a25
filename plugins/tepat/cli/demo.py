"""``tepat demo``: a simulated month, run through Airflow."""

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from tepat.cli.terminal import load_settings, open_warehouse, screen

if TYPE_CHECKING:
    from tepat.embedded import StackStatus
    from tepat.simulate.demo import Night
    from tepat.support.settings import Settings


def demo() -> None:
    """Start the stack, simulate this month for all 267 kelurahan, and run the refresh in Airflow.

    Prints what happened and where to look. Running it again is faster.
    """
    settings = load_settings()
    from tepat.simulate.demo import demo as run

    shown = run(settings, screen())
    _show(screen(), settings, shown.night)
    _show_where_to_look(screen(), settings, shown.stack)


def _show(console: Console, settings: "Settings", night: "Night") -> None:
    """Print the results from the warehouse."""
    from tepat.stores.warehouse import Role

    warehouse = open_warehouse(settings)
    with warehouse.begin(Role.AUDITOR) as connection:
        files, publication, reasons = (
            warehouse.run(connection, f"demo/{name}.sql", period=str(night.period)).all()
            for name in ("count_files", "find_publication", "count_reasons")
        )
    warehouse.close()
    arrived = Table(title=f"What arrived for {night.period}", title_justify="left")
    arrived.add_column("feed")
    for heading in ("files", "rejected", "rows", "accepted", "quarantined", "skipped"):
        arrived.add_column(heading, justify="right")
    for row in files:
        arrived.add_row(row.feed, *map(_thousands, row[1:]))
    console.print(arrived)
    standing = publication[0]
    decided = Table(
        title=f"Publication {standing.publication_id}, as of {standing.run_date}",
        title_justify="left",
    )
    decided.add_column("households")
    decided.add_column("", justify="right")
    for status in ("eligible", "held", "ineligible"):
        decided.add_row(status, f"{getattr(standing, status):,}", style="bold")
        for reason in reasons:
            if reason.status == status.upper():
                decided.add_row(f"  {reason.reason_code}", f"{reason.households:,}")
    decided.add_row("digest", standing.digest[:16])
    console.print(decided)


def _thousands(count: int) -> str:
    return f"{count:,}"


def _show_where_to_look(console: Console, settings: "Settings", stack: "StackStatus") -> None:
    from tepat.embedded import warehouse_url
    from tepat.support.atomic_files import read_private

    where = Table(title="Where to look", title_justify="left", show_header=False)
    password = read_private(stack.password_file)["admin"]
    where.add_row("Airflow", f"{stack.airflow.url}/dags/refresh_recipients")
    where.add_row("login", f"admin / {password}")
    where.add_row("psql", f"psql '{warehouse_url(settings)}'")
    where.add_row("stop", "tepat down")
    console.print(where)
