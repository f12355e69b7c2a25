"""Tables of text to files: delimited text in any encoding, and spreadsheets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import xlsxwriter

from tepat.simulate.columns import Text, arrow, joined
from tepat.simulate.draws import Ints

_CREATED = datetime(2021, 1, 4, 8, 0)  # noqa: DTZ001 - a spreadsheet's date has no zone


@dataclass(frozen=True)
class Layout:
    """What stands around the rows: titles, header, places of rows, and a last line.

    ``row_numbers`` are those of the data rows, as a spreadsheet shows them; numbers left out are
    blank lines.
    """

    titles: Sequence[str]
    headers: Sequence[str]
    row_numbers: Ints
    total: Sequence[str] = ()

    @property
    def first_row(self) -> int:
        """The row number below the header."""
        return len(self.titles) + 2


def write_delimited(
    path: Path,
    columns: Sequence[Text],
    layout: Layout,
    *,
    delimiter: str = ",",
    encoding: str = "utf-8",
    newline: str = "\n",
) -> None:
    """Write columns of text; cells are quoted where they must be."""
    quoted = [_quoted(column, delimiter) for column in columns]
    lines = joined(quoted, delimiter)
    size = int(layout.row_numbers[-1]) - layout.first_row + 1 if len(layout.row_numbers) else 0
    if size > len(lines):
        source = np.full(size, len(lines))
        source[layout.row_numbers - layout.first_row] = np.arange(len(lines))
        lines = pa.concat_arrays([lines, arrow([""])]).take(arrow(source))
    body = joined([lines, ""], newline)
    top = [*layout.titles, delimiter.join(_quoted_cell(cell, delimiter) for cell in layout.headers)]
    tail = [delimiter.join(layout.total)] if layout.total else []
    parts = [newline.join([*top, ""]).encode(), _bytes_of(body)]
    parts += [newline.join([*tail, ""]).encode()] if tail else []
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as handle:
        if encoding == "utf-8":
            handle.writelines(parts)
        else:
            handle.write(b"".join(bytes(part) for part in parts).decode().encode(encoding))


def write_spreadsheet(
    path: Path, columns: Sequence[Sequence[str | int | date]], layout: Layout
) -> None:
    """Write one sheet: text as text, whole numbers as numbers, dates as date cells."""
    path.parent.mkdir(parents=True, exist_ok=True)
    options = {"constant_memory": True, "default_date_format": "dd/mm/yyyy"}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"created": _CREATED})
        sheet = book.add_worksheet("Data")
        for number, title in enumerate(layout.titles):
            sheet.write_string(number, 0, title)
        for column, header in enumerate(layout.headers):
            sheet.write_string(layout.first_row - 2, column, header)
        for number, cells in zip(
            layout.row_numbers.tolist(), zip(*columns, strict=True), strict=True
        ):
            for column, cell in enumerate(cells):
                if isinstance(cell, str):
                    if cell:
                        sheet.write_string(number - 1, column, cell)
                elif isinstance(cell, int):
                    sheet.write_number(number - 1, column, cell)
                else:
                    sheet.write_datetime(number - 1, column, cell)
        last = int(layout.row_numbers[-1]) if len(layout.row_numbers) else layout.first_row - 1
        for column, text in enumerate(layout.total):
            sheet.write_string(last, column, text)


def _quoted(column: Text, delimiter: str) -> Text:
    special = pc.or_(
        pc.match_substring(column, pattern=delimiter), pc.match_substring(column, pattern='"')
    )
    if not pc.any(special).as_py():
        return column
    doubled = pc.replace_substring(column, pattern='"', replacement='""')
    wrapped = joined(['"', doubled, '"'], "")
    return pc.if_else(special, wrapped, column)


def _quoted_cell(cell: str, delimiter: str) -> str:
    return f'"{cell}"' if delimiter in cell else cell


def _bytes_of(lines: Text) -> memoryview | bytes:
    """All lines' bytes behind each other, as they already lie in memory."""
    if not len(lines):
        return b""
    offsets = np.frombuffer(lines.buffers()[1], np.int32)
    first, last = offsets[lines.offset], offsets[lines.offset + len(lines)]
    return memoryview(lines.buffers()[2])[first:last]
