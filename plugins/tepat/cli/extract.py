"""``tepat extract``: pseudonymised members and decisions."""

from pathlib import Path
from typing import Annotated

import typer

from tepat.cli.terminal import MonthToPay, ReadBy, load_settings, open_warehouse, screen
from tepat.domain.periods import Period


def extract(
    period: MonthToPay,
    out: Annotated[Path, typer.Option(help="The Parquet file, readable by its owner only.")],
    by: ReadBy,
    key: Annotated[
        str | None, typer.Option(help="Id of an earlier key, to link with earlier extracts.")
    ] = None,
) -> None:
    """Write members and decisions under pseudonyms, for statistics.

    One row per member of the last publication: pseudonyms of person and household, kelurahan,
    relation, sex, year of birth, status, reasons. A person has the same pseudonym in every period
    under one key. No NIK, KK, name, birth date, RT or address; still personal data, so it is shared
    by agreement only (docs/decisions/0012).

    Examples:
    ```
    tepat key rotate
    tepat extract --period 2021-07 --out 2021-07.parquet
    ```
    """
    month = Period.parse(period)
    settings = load_settings()
    from tepat.access.access_log import Access
    from tepat.access.pseudonym_keys import load_key
    from tepat.outputs.extract import write_extract

    chosen = load_key(settings.pseudonym_key_file, key)
    warehouse = open_warehouse(settings)
    access = Access(by, "extract")
    done = write_extract(settings, warehouse, month, out, key=chosen, access=access)
    screen().print(
        f"{out}: {done.persons:,} members of publication {done.publication_id}, under key "
        f"{done.key_id}; {done.without_nik:,} without a NIK have no pseudonym."
    )
