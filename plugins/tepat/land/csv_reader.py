"""CSV: encoding, delimiter and header found; then a fast reader, or a careful one.

Both give the same cells. The fast one (Arrow) refuses records of unequal length and empty lines,
which the careful one (the standard library) pads or cuts to the header.
"""

import csv
import io
import itertools
import sys
from collections.abc import Collection, Iterator
from typing import Any, cast

import pyarrow as pa
import pyarrow.csv as pa_csv

from tepat.feeds import Feed
from tepat.land.cells import MAXIMUM_RECORDS, Cells
from tepat.land.encoding import to_utf8
from tepat.land.header import (
    SCANNED_RECORDS,
    Header,
    count_matches,
    find_header,
    no_header_reason,
    refuse_incomplete,
)
from tepat.land.layout import is_totals
from tepat.land.refusal import FileRefusedError, rows_phrase

_DELIMITERS = ",;\t|"
_LINE_ENDS = (b"\n", b"\r")
# A last record of our own: when it does not come back as it went in, a quote has swallowed it.
_END = "\x1eEND\x1e"
_BLOCK_BYTES = 16 * 1024 * 1024
_BATCH_RECORDS = 50_000

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
    notes: list[str] = []
    try:
        table = _read_fast(text, lines.consumed, delimiter, header)
    except pa.ArrowInvalid:
        table, notes = _CarefulReader(text, delimiter, header).read()
    if header.row_number + len(table) > MAXIMUM_RECORDS:
        raise FileRefusedError(
            f"Lebih dari {MAXIMUM_RECORDS:,} baris. Bagi menjadi beberapa berkas, lalu kirim ulang."
        )
    if len(table) and not text.endswith(_LINE_ENDS):
        notes.append("Baris terakhir tidak diakhiri ganti baris: periksa apakah berkas utuh.")
    return Cells(header, table, notes=tuple(notes))


class _Lines:
    """The lines of a text, with their ends; counts the bytes handed out."""

    def __init__(self, text: bytes) -> None:
        self.consumed = 0
        self._stream = io.TextIOWrapper(io.BytesIO(text), encoding="utf-8", newline="")

    def __iter__(self) -> Iterator[str]:
        for line in self._stream:
            self.consumed += len(line.encode("utf-8"))
            yield line


def _records(lines: _Lines, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(itertools.chain(lines, [_END]), delimiter=delimiter)


def _find_layout(text: bytes, feed: Feed, feeds: Collection[Feed]) -> tuple[Header, str]:
    """The header and the delimiter: of the four the one under which most columns are found."""
    heads = {}
    for delimiter in _DELIMITERS:
        records = itertools.islice(_records(_Lines(text), delimiter), SCANNED_RECORDS)
        heads[delimiter] = [record for record in records if record != [_END]]
    best = max(heads, key=lambda delimiter: count_matches(heads[delimiter], feed))
    header = find_header(heads[best], feed)
    if header is None:
        everything = [record for head in heads.values() for record in head]
        raise FileRefusedError(no_header_reason(everything, feed, feeds))
    return header, best


def _read_fast(text: bytes, start: int, delimiter: str, header: Header) -> pa.Table:
    """The records by Arrow.

    Raises:
        pa.ArrowInvalid: It does not understand them all; the careful reader must.
    """
    names = [str(index) for index in range(len(header.cells))]
    schema = pa.schema([(name, pa.string()) for name in names])
    if start == len(text):
        return schema.empty_table()
    if text.startswith(b"\xef\xbb\xbf", start):
        raise pa.ArrowInvalid("Arrow would drop a byte order mark that is part of the data.")
    has_quotes = text.find(b'"', start) >= 0
    source = pa.py_buffer(text).slice(start)
    if has_quotes:
        end = b"" if text.endswith(_LINE_ENDS) else b"\n"
        sentinel = delimiter.join([_END] * len(names)).encode()
        source = pa.py_buffer(text[start:] + end + sentinel)
    table = pa_csv.read_csv(
        cast(Any, pa.BufferReader(source)),
        read_options=pa_csv.ReadOptions(
            column_names=names, use_threads=False, block_size=_BLOCK_BYTES
        ),
        parse_options=pa_csv.ParseOptions(
            delimiter=delimiter, newlines_in_values=True, ignore_empty_lines=False
        ),
        convert_options=pa_csv.ConvertOptions(
            check_utf8=False,
            column_types=schema,
            null_values=[""],
            strings_can_be_null=True,
        ),
    )
    if not has_quotes:
        return table
    if any(column[-1].as_py() != _END for column in table.columns):
        raise pa.ArrowInvalid("A quote is not closed.")
    return table.slice(0, len(table) - 1)


class _CarefulReader:
    """The records by the standard library, padded or cut to the header.

    Args:
        text: The file in UTF-8.
        delimiter: Its delimiter.
        header: Its header.
    """

    def __init__(self, text: bytes, delimiter: str, header: Header) -> None:
        self._records = _records(_Lines(text), delimiter)
        self._is_ended = text.endswith(_LINE_ENDS)
        self._first_row = header.row_number + 1
        self._width = len(header.cells)
        self._shortest = self._width
        self._longer: list[int] = []

    def read(self) -> tuple[pa.Table, list[str]]:
        """The cells and what is to be said of them.

        Raises:
            FileRefusedError: A quote is not closed, or the last record is cut off.
        """
        records = itertools.islice(self._records, self._first_row - 1, None)
        schema = pa.schema([(str(index), pa.string()) for index in range(self._width + 1)])
        batches, row = [], self._first_row
        previous: list[str] | None = None
        while chunk := list(itertools.islice(records, _BATCH_RECORDS)):
            if previous is not None:
                chunk.insert(0, previous)
            # The newest record waits: it may be the end mark, or what a quote made of it.
            previous = chunk.pop()
            batches.append(self._batch(chunk, row, schema))
            row += len(chunk)
            self._refuse_if_cut(chunk, row - 1, is_last=previous == [_END])
        if previous != [_END]:
            raise FileRefusedError(
                f"Tanda kutip tidak ditutup, mulai baris {row}: berkas terpotong atau kutip "
                "berlebih. Perbaiki, lalu kirim ulang."
            )
        table = pa.Table.from_batches(batches, schema)
        if not self._longer:
            return table.drop_columns([str(self._width)]), []
        return table, [f"Sel di luar judul diabaikan pada {rows_phrase(self._longer)}."]

    def _batch(self, chunk: list[list[str]], row: int, schema: pa.Schema) -> pa.RecordBatch:
        fitted = []
        for number, record in enumerate(chunk, start=row):
            beyond = next((cell for cell in record[self._width :] if cell.strip()), None)
            if beyond is not None:
                self._longer.append(number)
            padding = [""] * (self._width - len(record))
            fitted.append((*record[: self._width], *padding, beyond))
        columns = zip(*fitted, strict=True) if fitted else [()] * (self._width + 1)
        arrays = [pa.array([cell or None for cell in column], pa.string()) for column in columns]
        return pa.RecordBatch.from_arrays(arrays, schema=schema)

    def _refuse_if_cut(self, chunk: list[list[str]], row: int, *, is_last: bool) -> None:
        """Refuse a last record without line end that is shorter than every other one."""
        widths = [(len(record), record) for record in chunk if any(map(str.strip, record))]
        if is_last and not self._is_ended and widths and chunk[-1] is widths[-1][1]:
            length, record = widths.pop()
            others = [width for width, _ in widths]
            first = next(cell for cell in record if cell.strip())
            if length < min([self._shortest, *others]) and not is_totals(first):
                raise FileRefusedError(
                    f"Berkas terpotong di tengah baris {row}. Kirim ulang berkas yang utuh."
                )
        self._shortest = min([self._shortest, *(width for width, _ in widths)])
