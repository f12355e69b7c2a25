"""``tepat diff`` and ``tepat replay``: what was published, then and since."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from tepat.cli.terminal import (
    AsJson,
    load_settings,
    open_warehouse,
    plain_table,
    print_json,
    screen,
)

if TYPE_CHECKING:
    from tepat.changes import Changes


def diff(
    earlier: Annotated[int, typer.Argument(metavar="A", help="Number of a publication.")],
    later: Annotated[int, typer.Argument(metavar="B", help="Number of a later one.")],
    as_json: AsJson = False,
) -> None:
    """Show what changed between two publications, by change and city.

    The publications may be of one period or of two. A household counts under each change that it
    had: ADMITTED, RELEASED (was held), HELD, LEFT, PAYEE_CHANGED, RELOCATED. Shows no names and no
    numbers of persons; --json has the ids of the households by kelurahan.

    Examples:
    ```
    tepat diff 3 4
    tepat diff 3 7 --json | jq '.by_kelurahan[] | select(.change == "LEFT")'
    ```
    """
    settings = load_settings()
    from tepat.changes import find_changes

    warehouse = open_warehouse(settings)
    found = find_changes(warehouse, earlier, later)
    if as_json:
        print_json(asdict(found))
    else:
        screen().print(_changes_table(found))


def replay(
    publication: Annotated[int, typer.Option(help="Number of the publication.")],
    as_json: AsJson = False,
) -> None:
    """Recompute a past publication from the lake and compare it with what was published.

    Uses the landings, the officers' answers and the rule set of that night, and writes neither to
    the lake nor to the warehouse. Ends with exit code 1 when a file of the lake has changed, when
    the policy files have changed since, or at the first difference: table, household, column.

    Examples:
    ```
    tepat replay --publication 3
    for n in $(psql "$(tepat psql-url)" -Atc "select publication_id from report.publications"); do
      tepat replay --publication "$n" || break
    done
    ```
    """
    settings = load_settings()
    from tepat.replay import replay as recompute

    warehouse = open_warehouse(settings)
    done = recompute(settings, warehouse, publication)
    if as_json:
        print_json(asdict(done))
        return
    screen().print(
        f"Publication {done.publication_id} ({done.period} as of {done.run_date}) comes out "
        f"identical: {done.households:,} households, digest {done.digest}",
        soft_wrap=True,
    )


def _changes_table(found: "Changes") -> Table:
    """How many households changed, a line for each city."""
    from tepat.changes import Change

    before, after = found.earlier, found.later
    table = plain_table(
        f"From publication {before.publication_id} ({before.period} as of {before.run_date}) "
        f"to {after.publication_id} ({after.period} as of {after.run_date})",
        "city",
        *Change,
    )
    for column in table.columns[1:]:
        column.justify = "right"
    cities = sorted({row.kota for row in found.by_kelurahan})
    for city in (*cities, None):
        counts = (found.count(change, city) for change in Change)
        table.add_row(city or "all", *(f"{count:,}" for count in counts))
    return table
