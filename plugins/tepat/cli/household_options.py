"""How a command is told which household is meant."""

from typing import Annotated

import typer

from tepat.support.errors import ConfigurationError

AskedKk = Annotated[
    str | None, typer.Option(help="Number of the Kartu Keluarga, also an earlier one.")
]
AskedNik = Annotated[str | None, typer.Option(help="NIK of any member.")]
AskedHousehold = Annotated[str | None, typer.Option(help="household_id of the warehouse.")]


def asked(no_kk: str | None, nik: str | None, household: str | None) -> tuple[str, str]:
    """By what the family is asked for, and the value.

    Raises:
        ConfigurationError: It is not exactly one of the three.
    """
    options = {"no_kk": no_kk, "nik": nik, "household": household}
    given = [(name, value) for name, value in options.items() if value is not None]
    if len(given) != 1:
        raise ConfigurationError(
            "Say which family is meant.", todo="Give one of --no-kk, --nik or --household."
        )
    return given[0]
