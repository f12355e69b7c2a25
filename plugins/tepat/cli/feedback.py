"""``tepat feedback``: results of submitted rows for each kelurahan."""

from pathlib import Path
from typing import Annotated

import typer

from tepat.cli.terminal import MonthToPay, ReadBy, load_settings, margin, open_warehouse, screen
from tepat.domain.periods import Period


def feedback(
    period: MonthToPay,
    out: Annotated[Path, typer.Option(help="Folder for the files; created if missing.")],
    by: ReadBy,
    kelurahan: Annotated[
        str | None, typer.Option(help="Code of one kelurahan: writes its workbook only.")
    ] = None,
) -> None:
    """Write the result of every submitted row: a workbook per kelurahan, a page for the public.

    Each row has the submitted layout, with status, reason and what to do, in Indonesian. NIK and KK
    are masked; the columns BERKAS and BARIS give file and row number in the submission, which the
    kelurahan corrects and sends again. A workbook contains names: it is readable by its owner only
    and intended for its kelurahan only. The page contains figures only.

    Examples:
    ```
    tepat feedback --period 2021-07 --out umpan-balik
    tepat feedback --period 2021-07 --out umpan-balik --kelurahan 31.74.01.1001
    ```
    """
    month = Period.parse(period)
    settings = load_settings()
    from tepat.access.access_log import Access
    from tepat.outputs.feedback import write_feedback

    warehouse = open_warehouse(settings)
    access = Access(by, "feedback")
    with margin().status("writing"):
        done = write_feedback(
            settings, warehouse, month, out, access=access, kelurahan_code=kelurahan
        )
    screen().print(
        f"{out}: {done.workbooks:,} workbooks of {done.rows:,} rows, {done.quarantined:,} of them "
        f"to be corrected; as of publication {done.publication_id}."
    )
    if done.unreadable_files:
        screen().print(
            f"{done.unreadable_files:,} files could not be read and have no rows to answer; "
            "ops.landed_file says why."
        )
