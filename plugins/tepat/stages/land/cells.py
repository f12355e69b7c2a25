"""What a reader makes of a file: cells as text, before anything is known of their meaning."""

from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from tepat.stages.land.header import Header
from tepat.stages.land.refusal import Said

MAXIMUM_RECORDS = 16_777_215
"""A row number must fit the lower 24 bits of a row's key."""


@dataclass(frozen=True)
class Cells:
    """The records below a header.

    Args:
        header: The header row.
        table: One text column per position of the header, null where a cell is empty; perhaps one
            more with the first cell beyond the header that is not blank.
        numeric: By position: whether the cell was a number of a spreadsheet. Absent = never.
        notes: What the ledger should say of the file although it is read.
    """

    header: Header
    table: pa.Table
    numeric: "dict[int, pa.Array[Any]]" = field(default_factory=dict)
    notes: tuple[Said, ...] = ()
