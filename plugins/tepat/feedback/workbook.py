"""One kelurahan's workbook, in the layout it submitted."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import xlsxwriter

from tepat.errors import TepatError

_MOST_ROWS = 1_048_575
_LONGEST_CELL = 32_767
_WIDTHS = {"nama": 28, "alamat": 32, "nik": 19, "no_kk": 19, "status": 30, "problem": 60}
_WIDTHS |= {"remedy": 60, "file_name": 34}
_WIDTH = 14


def write_workbook(path: Path, rows: pa.Table, headers: Mapping[str, str], on: date) -> None:
    """Write one workbook; the same rows give the same bytes.

    Args:
        path: The file.
        rows: Text columns that are safe to show, and ``row_number``.
        headers: The columns to write, by their names in ``rows``, in their order.
        on: The day that the file says it was made.

    Raises:
        TepatError: There are more rows than a sheet holds.
    """
    if len(rows) > _MOST_ROWS:
        raise TepatError(
            f"{path.name}: {len(rows)} rows are more than a sheet holds.",
            todo="See which file brought them: ops.landed_file.",
        )
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        book.set_properties({"created": datetime(on.year, on.month, on.day)})  # noqa: DTZ001 - a spreadsheet's date has no zone
        sheet = book.add_worksheet("Data")
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(headers) - 1)
        bold = book.add_format({"bold": True})
        for column, (field, header) in enumerate(headers.items()):
            sheet.set_column(column, column, _WIDTHS.get(field, _WIDTH))
            sheet.write_string(0, column, header, bold)
        columns = [rows.column(field).to_pylist() for field in headers]
        for number, cells in enumerate(zip(*columns, strict=True), 1):
            for column, cell in enumerate(cells):
                if isinstance(cell, int):
                    sheet.write_number(number, column, cell)
                elif cell:
                    sheet.write_string(number, column, cell[:_LONGEST_CELL])
