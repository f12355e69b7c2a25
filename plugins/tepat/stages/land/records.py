"""The records of a CSV file, padded or cut to the length of the header."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from tepat.stages.land.header import Header
from tepat.stages.land.layout import is_totals
from tepat.stages.land.refusal import FileRefusedError, Finding, finding


@dataclass(frozen=True)
class Records:
    """The records below a header.

    Args:
        even: Records as long as the header, in file order.
        odd: The others, by record number from 1.
        header: The header row.
    """

    even: pa.Table
    odd: dict[int, list[str]]
    header: Header

    @property
    def count(self) -> int:
        """Number of records."""
        return len(self.even) + len(self.odd)

    def refuse_if_truncated(self, *, is_ended: bool) -> None:
        """Refuse a file whose last record has no line end and is shorter than all others.

        Raises:
            FileRefusedError: The file is truncated.
        """
        last = _visible(self.odd.get(self.count, []))
        if is_ended or not last or is_totals(last[0]):
            return
        lengths = [
            len(record)
            for place, record in self.odd.items()
            if place != self.count and _visible(record) and not is_totals(_visible(record)[0])
        ]
        if len(self.odd[self.count]) < min([*lengths, len(self.header.cells)]):
            row = self.header.row_number + self.count
            raise FileRefusedError(finding("cut_within_row", row=row))

    def notes(self) -> list[Finding]:
        """Messages for the ledger: which rows have cells beyond the header."""
        rows = tuple(
            self.header.row_number + place
            for place, record in self.odd.items()
            if self._beyond(record)
        )
        return [finding("cells_beyond_header", rows=rows)] if rows else []

    def table(self) -> pa.Table:
        """All records in order, with a column of first cells beyond the header, if any."""
        if not self.odd:
            return self.even
        width = len(self.header.cells)
        fitted = [
            [*record[:width], *[""] * (width - len(record)), self._beyond(record)]
            for record in self.odd.values()
        ]
        columns = [
            pa.array([cell or None for cell in column], pa.string())
            for column in zip(*fitted, strict=True)
        ]
        even = self.even.append_column(str(width), pa.nulls(len(self.even), pa.string()))
        is_odd = np.zeros(self.count, bool)
        is_odd[np.fromiter(self.odd, int) - 1] = True
        order = np.empty(self.count, int)
        order[~is_odd] = np.arange(len(self.even))
        order[is_odd] = np.arange(len(self.even), self.count)
        odd = pa.Table.from_arrays(columns, schema=even.schema)
        return pa.concat_tables([even, odd]).take(order)

    def _beyond(self, record: list[str]) -> str | None:
        """The first visible cell beyond the header."""
        return next(iter(_visible(record[len(self.header.cells) :])), None)


def _visible(record: list[str]) -> list[str]:
    return [cell for cell in record if cell.strip()]
