"""``tepat export``: one household and its decision in the vocabulary of DCI, as JSON."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from tepat.cli.household_options import AskedHousehold, AskedKk, AskedNik, selected_household
from tepat.cli.terminal import MonthToPay, ReadBy, load_settings, open_warehouse
from tepat.domain.periods import Period
from tepat.support.errors import ConfigurationError


def export(
    period: MonthToPay,
    no_kk: AskedKk = None,
    nik: AskedNik = None,
    household: AskedHousehold = None,
    *,
    by_whom: ReadBy,
    out: Annotated[
        Path | None,
        typer.Option(help="A new file, readable by its owner only; else standard output."),
    ] = None,
) -> None:
    """Export one household and its decision in the vocabulary of DCI, as JSON-LD.

    For other registries: group, members, relationships, enrolment and programme as an Integrated
    Beneficiary Registry names them (docs/dci.md). The document holds NIK, names and birth dates:
    it is written to standard output or to a file of mode 0600, and never logged. If a person is in
    two households, both are exported.

    Examples:
    ```
    tepat export --period 2021-07 --no-kk "3174 0101 0120 0001" --out family.json
    tepat export --period 2021-07 --household 1f0c… | jq '."@graph"[0].enrollment_status'
    ```
    """
    month = Period.parse(period)
    meant = selected_household(no_kk, nik, household)
    if meant is None:
        raise ConfigurationError(
            "No household was given.", todo="Give one of --no-kk, --nik or --household."
        )
    by, value = meant
    settings = load_settings()
    from tepat.access.access_log import Access
    from tepat.outputs.dci import translate
    from tepat.outputs.explain import By, explain, load_messages

    warehouse = open_warehouse(settings)
    messages = load_messages(settings.include_dir)
    access = Access(by_whom, "export")
    found = explain(warehouse, messages, month, By(by), value, access=access)
    text = translate(found).to_json()
    if out is None:
        sys.stdout.write(text)
    else:
        _write_privately(out, text)


def _write_privately(path: Path, text: str) -> None:
    """Create a file readable by its owner only; never overwrite one."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise ConfigurationError(
            f"{path} cannot be made ({error.strerror}).",
            kept="Nothing was written.",
            todo="Choose a new file in a folder that you may write to.",
        ) from error
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
