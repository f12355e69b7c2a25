"""XLSX reader: a child process with resource limits, so a hostile file cannot exhaust memory."""

import json
import os
import subprocess
import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa

from tepat.domain.feeds import Feed
from tepat.stages.land.cells import Cells
from tepat.stages.land.header import (
    SCANNED_RECORDS,
    Header,
    find_header,
    no_header,
    refuse_incomplete,
)
from tepat.stages.land.refusal import FileRefusedError, Finding, finding

_CHILD = Path(__file__).with_name("xlsx_child.py")
_WALL_SECONDS = 120
_LARGEST_EXACT = 10**21
_PASSED_ON = ("PATH", "LD_LIBRARY_PATH")

Row = list[object]


def read_xlsx(data: bytes, feed: Feed, feeds: Collection[Feed]) -> Cells:
    """The cells below the header of the first visible sheet that has it.

    Args:
        data: The file's bytes.
        feed: The feed whose folder it lies in.
        feeds: All feeds, to name the right one when the header fits another.

    Raises:
        FileRefusedError: It cannot be read, exceeds a limit, or has no usable header.
    """
    tops: list[list[str]] = []
    for rows in _sheets(_run_child(data)):
        top = [[_text(value) or "" for value in row] for row in rows[:SCANNED_RECORDS]]
        header = find_header(top, feed)
        if header:
            refuse_incomplete(header, feed, feeds)
            return _cells(rows[header.row_number :], header, feed)
        tops.extend(top)
    raise FileRefusedError(*no_header(tops, feed, feeds))


def _run_child(data: bytes) -> bytes:
    try:
        child = subprocess.run(
            [sys.executable, "-I", str(_CHILD)],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_WALL_SECONDS,
            env={name: os.environ[name] for name in _PASSED_ON if name in os.environ},
            check=True,
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise FileRefusedError(finding("costs_too_much")) from error
    return child.stdout


def _sheets(output: bytes) -> Iterator[list[Row]]:
    """The rows of each visible sheet.

    Raises:
        FileRefusedError: The child refused the file.
    """
    refusal = json.loads(output[output.rstrip(b"\n").rfind(b"\n") + 1 :] or b"[]")
    if isinstance(refusal, dict) and "refused" in refusal:
        raise FileRefusedError(Finding(refusal["refused"], refusal["values"]))
    rows: list[Row] = []
    for line in output.splitlines():
        value = json.loads(line)
        if isinstance(value, list):
            rows.append(value)
        else:
            yield rows
            rows = []
    yield rows


def _cells(rows: list[Row], header: Header, feed: Feed) -> Cells:
    columns: list[tuple[object, ...]] = (
        list(zip(*rows, strict=True)) if rows else [() for _ in header.cells]
    )
    table = pa.table(
        {
            str(index): pa.array([_text(value) for value in column], pa.string())
            for index, column in enumerate(columns)
        }
    )
    numeric: dict[int, pa.Array[Any]] = {}
    for identity in feed.identity_columns:
        position = header.positions.get(identity.field)
        if position is not None:
            numbers = [_is_number(value) for value in columns[position]]
            numeric[position] = pa.array(numbers, pa.bool_())
    return Cells(header, table, numeric)


def _text(value: object) -> str | None:
    """A cell as text; a whole number without its decimal point."""
    if isinstance(value, dict):
        return str(value["date"])
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < _LARGEST_EXACT:
        return str(int(value))
    return None if value is None else str(value)


def _is_number(value: object) -> bool:
    """Whether Excel stores the cell as a number; dates are numbers too."""
    return isinstance(value, int | float | dict) and not isinstance(value, bool)
