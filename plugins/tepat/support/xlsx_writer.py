"""Writes a table as a workbook of one sheet.

XlsxWriter writes everything except the rows. Rows are added to its sheet in batches of text: cell
by cell they took 70 µs a row, four minutes of two cores for a million families.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pyarrow as pa
import pyarrow.compute as pc
import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from tepat.support.errors import TepatError

_MOST_ROWS = 1_048_575
_LONGEST_CELL = 32_767
_ROWS_AT_ONCE = 50_000
_WIDTH = 14
_SHEET = "xl/worksheets/sheet1.xml"
_FAST_COMPRESSION = 2
_ESCAPES = (
    # Characters that XML does not allow.
    (r"[\x00-\x08\x0B\x0C\x0E-\x1F\x{FFFE}\x{FFFF}]", "\N{REPLACEMENT CHARACTER}"),
    # A spreadsheet reads _x003D_ as the character with that code.
    (r"_x([0-9A-Fa-f]{4}_)", r"_x005F_x\1"),
    ("&", "&amp;"),
    ("<", "&lt;"),
    (">", "&gt;"),
    ("\r", "&#13;"),
)


def write_workbook(
    path: Path,
    rows: pa.Table,
    headers: Mapping[str, str],
    on: date,
    widths: Mapping[str, int],
) -> None:
    """Write one workbook; the same rows give the same bytes.

    Args:
        path: The file.
        rows: Text columns, safe to display, and integers.
        headers: The columns to write, by their names in ``rows``, in their order.
        on: The creation date of the file.
        widths: Widths of columns in characters, by their names in ``rows``.

    Raises:
        TepatError: There are more rows than a sheet holds.
    """
    if len(rows) > _MOST_ROWS:
        raise TepatError(
            f"{path.name}: {len(rows)} rows are more than a sheet holds.",
            todo="See which file contains them: ops.landed_file.",
        )
    with (
        ZipFile(_without_rows(len(rows), headers, on, widths)) as empty,
        ZipFile(path, "w", ZIP_DEFLATED, compresslevel=_FAST_COMPRESSION) as book,
    ):
        for part in empty.infolist():
            content = empty.read(part)
            if part.filename == _SHEET:
                with book.open(part.filename, "w") as sheet:
                    for piece in _with_rows(content, rows.select(list(headers))):
                        sheet.write(piece)
            else:
                book.writestr(part, content, compresslevel=_FAST_COMPRESSION)


def _without_rows(
    count: int, headers: Mapping[str, str], on: date, widths: Mapping[str, int]
) -> BytesIO:
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        created = datetime(on.year, on.month, on.day)  # noqa: DTZ001 - a spreadsheet's date has no zone
        book.set_properties({"created": created})
        sheet = book.add_worksheet("Data")
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, count, len(headers) - 1)
        bold = book.add_format({"bold": True})
        for column, (field, header) in enumerate(headers.items()):
            sheet.set_column(column, column, widths.get(field, _WIDTH))
            sheet.write_string(0, column, header, bold)
    return content


def _with_rows(sheet: bytes, rows: pa.Table) -> Iterator[bytes]:
    """The sheet's XML with rows and its new dimension, in chunks."""
    before, end, after = sheet.partition(b"</sheetData>")
    top, dimension, rest = before.partition(b'<dimension ref="')
    last: bytes = xl_rowcol_to_cell(len(rows), rows.num_columns - 1).encode()
    yield top + dimension + b"A1:" + last + b'"' + rest.partition(b'"')[2]
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        yield _lines(rows.slice(start, _ROWS_AT_ONCE), start + 2)
    yield end + after


def _lines(rows: pa.Table, first_number: int) -> bytes:
    """Rows of a sheet, numbered from the given first number."""
    numbers = pa.array(range(first_number, first_number + len(rows))).cast(pa.string())
    cells = [
        _cells(column.combine_chunks(), xl_col_to_name(place), numbers)
        for place, column in enumerate(rows.columns)
    ]
    lines = _joined('<row r="', numbers, '">', *cells, "</row>")
    return "".join(lines.to_pylist()).encode()


def _cells(column: Any, letters: str, numbers: Any) -> Any:
    """A column as cells of a sheet; numbers as numbers, everything else as text."""
    if pa.types.is_integer(column.type):
        return _joined(f'<c r="{letters}', numbers, '"><v>', column.cast(pa.string()), "</v></c>")
    text = pc.utf8_slice_codeunits(column, 0, _LONGEST_CELL)
    for pattern, replacement in _ESCAPES:
        if pc.any(pc.match_substring_regex(text, pattern)).as_py():
            text = pc.replace_substring_regex(text, pattern, replacement)
    opening = '" t="inlineStr"><is><t xml:space="preserve">'
    return pc.fill_null(_joined(f'<c r="{letters}', numbers, opening, text, "</t></is></c>"), "")


def _joined(*parts: Any) -> Any:
    """Columns and texts concatenated row by row; null where a column is null."""
    return pc.binary_join_element_wise(*parts, "")
