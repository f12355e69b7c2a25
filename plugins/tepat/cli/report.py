"""``tepat report``: the monthly report."""

from pathlib import Path
from typing import Annotated

import typer

from tepat.cli.terminal import load_settings, margin, open_warehouse, screen
from tepat.domain.periods import Period

_NAMED = 10


def report(
    period: Annotated[str, typer.Option(help="Month paid, YYYY-MM.")],
    out: Annotated[Path, typer.Option(help="Folder for the files; created if missing.")] = Path(),
) -> None:
    """Write the month's report: a page of HTML, a PDF, and its tables as CSV.

    In Indonesian, of the last publication of the month: key figures, map, reasons, other
    programmes, civil events, data quality, trend. Reads the schema `report` only, so it contains no
    personal data. The page loads nothing from the web. Files of the same names are replaced; the
    same publication gives the same bytes.

    With TEPAT_BOUNDARIES, a GeoJSON of the kelurahan (EPSG:4326), the map has their true shapes;
    without, each is a tile.

    Examples:
    ```
    tepat report --period 2021-07 --out laporan
    TEPAT_BOUNDARIES=kelurahan.geojson tepat report --period 2021-07 --out laporan
    ```
    """
    month = Period.parse(period)
    settings = load_settings()
    from tepat.outputs.monthly_report import write_report

    warehouse = open_warehouse(settings)
    with margin().status("writing"):
        done = write_report(settings, warehouse, month, out)
    for path in (done.page, done.booklet, *done.tables):
        screen().print(str(path), soft_wrap=True)
    if done.without_shape:
        named = ", ".join(done.without_shape[:_NAMED])
        more = len(done.without_shape) - _NAMED
        margin().print(
            f"The boundaries lack {len(done.without_shape)} kelurahan, drawn as tiles: {named}"
            + (f" and {more} more." if more > 0 else ".")
        )
