"""Reads a file's bytes into the records of ``rows.parquet``."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tepat.domain.feeds import Feed
from tepat.stages.land.cells import Cells
from tepat.stages.land.csv_reader import read_csv
from tepat.stages.land.folders import CSV, XLSX, extension
from tepat.stages.land.layout import blank_and_totals, repeats_header
from tepat.stages.land.refusal import ColumnLabel, FileRefusedError, Finding, finding
from tepat.stages.land.xlsx_reader import read_xlsx

BYTE_LIMITS = {CSV: 1024**3, XLSX: 25 * 1024**2}
"""Largest file by extension; files of other extensions are never read."""

_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True)
class FileRows:
    """The records of one file, without its number, and notes for the ledger."""

    table: pa.Table
    notes: tuple[Finding, ...]


def rows_schema(feed: Feed) -> pa.Schema:
    """The columns of ``rows.parquet`` of a feed."""
    types: dict[str, pa.DataType] = {
        "file_no": pa.int64(),
        "row_number": pa.int32(),
        "is_layout": pa.bool_(),
    }
    types |= {column.field: pa.string() for column in feed.columns}
    types |= {f"{column.field}_is_numeric": pa.bool_() for column in feed.identity_columns}
    return pa.schema(types)


def read_rows(name: str, data: bytes | None, feed: Feed, feeds: Collection[Feed]) -> FileRows:
    """The records below the header of a file.

    Args:
        name: The file's name; only its extension counts.
        data: Its bytes, null when they are more than ``BYTE_LIMITS``.
        feed: The feed whose folder it lies in.
        feeds: All feeds.

    Raises:
        FileRefusedError: The file is to be rejected.
    """
    ending = extension(name)
    if data is None:
        raise FileRefusedError(finding("too_large", megabytes=BYTE_LIMITS[ending] // 1024**2))
    _refuse_other_content(ending, data)
    reader = read_csv if ending == CSV else read_xlsx
    return _file_rows(reader(data, feed, feeds), feed)


def _refuse_other_content(ending: str, data: bytes) -> None:
    """Refuse content that does not match the extension."""
    if not data:
        raise FileRefusedError(finding("empty"))
    if data.startswith(_OLE):
        raise FileRefusedError(
            finding("is_locked") if _ENCRYPTED in data else finding("is_old_excel")
        )
    if data.startswith(_PDF):
        raise FileRefusedError(finding("is_pdf"))
    if ending == CSV and data.startswith(_ZIP):
        raise FileRefusedError(finding("is_no_csv"))
    if ending == XLSX and not data.startswith(_ZIP):
        raise FileRefusedError(finding("is_no_xlsx"))


def _file_rows(cells: Cells, feed: Feed) -> FileRows:
    blank, totals = blank_and_totals(cells.table)
    visible = np.flatnonzero(~blank)
    count = int(visible[-1]) + 1 if len(visible) else 0
    table = cells.table.slice(0, count)
    is_layout = (blank | totals)[:count] | repeats_header(table, cells.header)
    first = cells.header.row_number + 1
    columns: list[Any] = [
        pa.array(np.arange(first, first + count, dtype=np.int32)),
        pa.array(is_layout),
    ]
    positions = cells.header.positions
    for column in feed.columns:
        index = positions.get(column.field)
        columns.append(pa.nulls(count, pa.string()) if index is None else table.column(index))
    for column in feed.identity_columns:
        flags = cells.numeric.get(positions.get(column.field, -1))
        columns.append(pa.array(np.zeros(count, bool)) if flags is None else flags.slice(0, count))
    notes = (*_ignored_columns(cells, table), *cells.notes)
    return FileRows(pa.table(columns, names=rows_schema(feed).names[1:]), notes)


def _ignored_columns(cells: Cells, table: pa.Table) -> tuple[Finding, ...]:
    """A message that lists columns unknown to the feed, if there are any.

    A column without a header counts only when it has a value.
    """
    header = cells.header
    labels = tuple(
        ColumnLabel(header.cells[index], index)
        for index in header.unknown
        if header.cells[index].strip() or pc.any(table.column(index).is_valid()).as_py()
    )
    return (finding("unknown_columns", columns=labels),) if labels else ()
