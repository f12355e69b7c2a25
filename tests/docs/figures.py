"""The figures that miss their limit, read from the tables that the benchmarks have written."""

import re
from dataclasses import dataclass

from tests.docs.tables import table

from tepat.support.settings import PROJECT_ROOT

PAGE = PROJECT_ROOT / "docs" / "figures.md"
_LIMIT = re.compile(r"(?P<sign>[≤≥]) (?P<limit>[\d.,]+)(?P<unit>[^)]*)")
_NUMBER = re.compile(r"[\d,]+(?:\.\d+)?")


@dataclass(frozen=True)
class Missed:
    """One figure that misses its limit: both as the page writes them."""

    label: str
    number: str
    figure: str
    limit: str


def missed() -> list[Missed]:
    """Every cell with a limit that its figure misses."""
    found = []
    _, _, measured = PAGE.read_text(encoding="utf-8").partition("<!-- missed:end -->")
    for line in measured.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line[:1] == "|" else []
        for place, cell in enumerate(cells):
            bound = _LIMIT.search(cell)
            if bound is None:
                continue
            figure = cell[: bound.start()].strip(" (") or cells[place - 1]
            number = _NUMBER.search(figure)
            if number and not _is_met(_value(number[0]), bound["sign"], _value(bound["limit"])):
                limit = f"{bound['sign']} {bound['limit']}{bound['unit']}"
                found.append(Missed(cells[0], number[0], figure, limit))
    return found


def missed_limits() -> str:
    """The figures that miss their limit, as a table."""
    rows = ((one.label, one.figure, one.limit) for one in missed())
    return table(("measured", "figure", "limit"), rows)


def _value(text: str) -> float:
    return float(text.replace(",", ""))


def _is_met(value: float, sign: str, limit: float) -> bool:
    return value <= limit if sign == "≤" else value >= limit
