"""Tables as CSV (RFC 4180, UTF-8): the figures themselves, for spreadsheets and programs."""

import csv
import re
from pathlib import Path

from tepat.outputs.monthly_report.document import Cell, Table

_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")


def write_csv(path: Path, table: Table) -> None:
    """Write headings and rows, without the totals row; unknown and withheld values are empty."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.heading for column in table.columns])
        writer.writerows([formula_safe(cell) for cell in row] for row in table.rows)


def formula_safe(cell: Cell) -> Cell:
    """The cell escaped so that a spreadsheet does not run it as a formula, like the SQL macro."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell
