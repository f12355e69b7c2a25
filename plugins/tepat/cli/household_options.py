"""Command options that select a household."""

from typing import Annotated

import typer

AskedKk = Annotated[
    str | None, typer.Option(help="Number of the Kartu Keluarga, also an earlier one.")
]
AskedNik = Annotated[str | None, typer.Option(help="NIK of any member.")]
AskedHousehold = Annotated[str | None, typer.Option(help="household_id of the warehouse.")]


def selected_household(
    no_kk: str | None, nik: str | None, household: str | None
) -> tuple[str, str] | None:
    """The selecting option and its value; None unless exactly one of the three is given."""
    options = {"no_kk": no_kk, "nik": nik, "household": household}
    given = [(name, value) for name, value in options.items() if value is not None]
    return given[0] if len(given) == 1 else None
