"""Output of a file reader: cells as text, not yet interpreted."""

from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from tepat.stages.land.header import Header
from tepat.stages.land.refusal import Finding

MAXIMUM_RECORDS = 16_777_215
"""A row number must fit the lower 24 bits of a row's key."""


@dataclass(frozen=True)
class Cells:
    """The records below a header.

    Args:
        header: The header row.
        table: One text column per position of the header, null where a cell is empty; perhaps
            another with the first non-blank cell beyond the header.
        numeric: By position: whether the cell was a spreadsheet number. Absent = never.
        notes: Messages for the ledger about a file that is read.
    """

    header: Header
    table: pa.Table
    numeric: "dict[int, pa.Array[Any]]" = field(default_factory=dict)
    notes: tuple[Finding, ...] = ()
