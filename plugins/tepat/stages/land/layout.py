"""Finds layout rows: blank rows, repeated headers and totals."""

import re
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from tepat.domain.feeds import header_key
from tepat.stages.land.header import Header

_INVISIBLE = r"\p{Z}\p{Cc}\p{Cf}"
_VISIBLE_CELL = f"[^{_INVISIBLE}]"
_QUOTED_NOTHING = f'^[{_INVISIBLE}]*="[{_INVISIBLE}]*"[{_INVISIBLE}]*$'
_TOTALS_CELL = rf"^[{_INVISIBLE}]*(?:=\"[{_INVISIBLE}]*)?(?i:JUMLAH|TOTAL)(?:[^\p{{L}}\p{{N}}_]|$)"
_FILLER = r"[\s.\-_/()\[\]{}*]*"

Mask = npt.NDArray[np.bool_]


def blank_and_totals(table: pa.Table) -> tuple[Mask, Mask]:
    """Which rows are blank, and which have JUMLAH or TOTAL as first visible cell."""
    blank, totals = np.ones(len(table), bool), np.zeros(len(table), bool)
    undecided = np.arange(len(table))
    for column in table.columns:
        if not len(undecided):
            break
        # The first cell decides most rows; only the others are examined further.
        cells = column if len(undecided) == len(table) else column.take(undecided)
        is_visible = _matches(cells, _VISIBLE_CELL) & ~_matches(cells, _QUOTED_NOTHING)
        decided = undecided[is_visible]
        blank[decided] = False
        totals[decided] = _matches(cells.filter(pa.array(is_visible)), _TOTALS_CELL)
        undecided = undecided[~is_visible]
    return blank, totals


def is_totals(cell: str) -> bool:
    """Whether a first visible cell begins with the word JUMLAH or TOTAL."""
    return bool(pc.match_substring_regex(pa.scalar(cell), _TOTALS_CELL).as_py())


def repeats_header(table: pa.Table, header: Header) -> Mask:
    """Which rows repeat the header in every known column."""
    repeats = np.zeros(len(table), bool)
    expected = {index: header_key(header.cells[index]) for index in header.positions.values()}
    first, key = max(expected.items(), key=lambda item: (len(item[1]), item[0]))
    spelled = _FILLER + _FILLER.join(re.escape(letter) for letter in key) + _FILLER
    for row in np.flatnonzero(_matches(table.column(first), f"^(?i:{spelled})$")):
        repeats[row] = all(
            header_key(table.column(index)[int(row)].as_py() or "") == text
            for index, text in expected.items()
        )
    return repeats


def _matches(cells: "pa.ChunkedArray[Any]", pattern: str) -> Mask:
    found: Any = pc.match_substring_regex(cells, pattern)
    return np.asarray(found.fill_null(False).to_numpy(), dtype=np.bool_)
