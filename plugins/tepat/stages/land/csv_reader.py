"""CSV reader: detects encoding, delimiter and header; Arrow reads the records below.

Arrow sets aside records longer or shorter than the header; they are padded or cut and put back in
their original order.
"""

import csv
import io
import itertools
import sys
from collections.abc import Collection, Iterator
from typing import Any, Literal, cast

import pyarrow as pa
import pyarrow.csv as pa_csv

from tepat.domain.feeds import Feed
from tepat.stages.land.cells import MAXIMUM_RECORDS, Cells
from tepat.stages.land.encoding import to_utf8
from tepat.stages.land.header import (
    SCANNED_RECORDS,
    Header,
    count_matches,
    find_header,
    no_header,
    refuse_incomplete,
)
from tepat.stages.land.records import Records
from tepat.stages.land.refusal import FileRefusedError, finding

_DELIMITERS = ",;\t|"
_LINE_ENDS = (b"\n", b"\r")
# Marker records before and after the file's records. If the last marker does not come back
# unchanged, an open quote includes it. The first marker keeps Arrow from reading a cell as a byte
# order mark.
_MARK = "\x1eTEPAT\x1e"

csv.field_size_limit(sys.maxsize)


def read_csv(data: bytes, feed: Feed, feeds: Collection[Feed]) -> Cells:
    """The cells below the header.

    Args:
        data: The file's bytes.
        feed: The feed whose folder it lies in.
        feeds: All feeds, to name the right one when the header fits another.

    Raises:
        FileRefusedError: It cannot be read, is truncated, or has no usable header.
    """
    text = to_utf8(data)
    header, delimiter = _find_layout(text, feed, feeds)
    refuse_incomplete(header, feed, feeds)
    lines = _Lines(text)
    for _ in itertools.islice(_records(lines, delimiter), header.row_number):
        pass
    records = _read_records(text, lines.consumed, delimiter, header)
    if records.count > MAXIMUM_RECORDS - header.row_number:
        raise FileRefusedError(finding("too_many_rows", limit=MAXIMUM_RECORDS))
    is_ended = text.endswith(_LINE_ENDS)
    records.refuse_if_truncated(is_ended=is_ended)
    notes = records.notes()
    if records.count and not is_ended:
        notes.append(finding("last_row_open"))
    return Cells(header, records.table(), notes=tuple(notes))


class _Lines:
    """The lines of a text with their line ends; counts the bytes returned."""

    def __init__(self, text: bytes) -> None:
        self.consumed = 0
        self._stream = io.TextIOWrapper(io.BytesIO(text), encoding="utf-8", newline="")

    def __iter__(self) -> Iterator[str]:
        for line in self._stream:
            self.consumed += len(line.encode("utf-8"))
            yield line


def _records(lines: _Lines, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(itertools.chain(lines, [_MARK]), delimiter=delimiter)


def _find_layout(text: bytes, feed: Feed, feeds: Collection[Feed]) -> tuple[Header, str]:
    """The header and the delimiter: of four delimiters, the one that finds most columns."""
    heads = {}
    for delimiter in _DELIMITERS:
        records = itertools.islice(_records(_Lines(text), delimiter), SCANNED_RECORDS)
        heads[delimiter] = [record for record in records if record != [_MARK]]
    best = max(heads, key=lambda delimiter: count_matches(heads[delimiter], feed))
    header = find_header(heads[best], feed)
    if header is None:
        everything = [record for head in heads.values() for record in head]
        raise FileRefusedError(*no_header(everything, feed, feeds))
    return header, best


def _read_records(text: bytes, start: int, delimiter: str, header: Header) -> Records:
    """The records from a byte offset on."""
    width = len(header.cells)
    names = [str(index) for index in range(width)]
    mark = delimiter.join([_MARK] * width).encode()
    body = memoryview(text)[start:]
    line_end = b"\n" if body and not text.endswith(_LINE_ENDS) else b""
    source = b"".join([mark, b"\n", body, line_end, mark])
    aside: list[tuple[int, list[str]]] = []

    def set_aside(row: pa_csv.InvalidRow) -> Literal["skip"]:
        record = next(csv.reader(io.StringIO(row.text, newline=""), delimiter=delimiter))
        aside.append((cast(int, row.number), record))
        return "skip"

    table = pa_csv.read_csv(
        cast(Any, pa.BufferReader(source)),
        # One block: Arrow can lose half of a quoted line end where it joins blocks.
        read_options=pa_csv.ReadOptions(
            column_names=names, use_threads=False, block_size=len(source) + 1
        ),
        parse_options=pa_csv.ParseOptions(
            delimiter=delimiter,
            newlines_in_values=True,
            ignore_empty_lines=False,
            invalid_row_handler=set_aside,
        ),
        convert_options=pa_csv.ConvertOptions(
            check_utf8=False,
            column_types=dict.fromkeys(names, pa.string()),
            null_values=[""],
            strings_can_be_null=True,
        ),
    )
    count = len(table) + len(aside) - 1
    is_closed = all(column[-1].as_py() == _MARK for column in table.columns)
    if not is_closed or (aside and aside[-1][0] > count):
        raise FileRefusedError(finding("quote_open", row=header.row_number + count))
    # Arrow counted from 1 and the first marker is 1: its number is the position below the header.
    odd = {number - 1: record for number, record in aside}
    return Records(table.slice(1, len(table) - 2), odd, header)
