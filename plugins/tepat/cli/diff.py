"""``tepat diff``: what changed between two publications."""

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
    from tepat.outputs.changes import Changes


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
    from tepat.outputs.changes import find_changes

    warehouse = open_warehouse(settings)
    found = find_changes(warehouse, earlier, later)
    if as_json:
        print_json(asdict(found))
    else:
        screen().print(_changes_table(found))


def _changes_table(found: "Changes") -> Table:
    """Number of changed households, a line per city."""
    from tepat.outputs.changes import Change

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
