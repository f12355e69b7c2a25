"""The report as a document, independent of the output format."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tepat.outputs.monthly_report.wording import Kind, show

Cell = Any


@dataclass(frozen=True)
class KeyFigure:
    """A key figure, and its change from the month before."""

    label: str
    value: str
    remark: str


@dataclass(frozen=True)
class Swatch:
    """One entry of a legend: a colour as ``#rrggbb``, and its meaning."""

    colour: str
    label: str


@dataclass(frozen=True)
class Chart:
    """One or more drawings (SVG) under one title, with alt text."""

    title: str
    alt: str
    drawings: tuple[str, ...]
    legend: tuple[Swatch, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Column:
    """A column: heading and data type."""

    heading: str
    kind: Kind = Kind.TEXT


@dataclass(frozen=True)
class Table:
    """A table with unformatted cells. ``name`` is the suffix of its CSV file name.

    A long table is collapsed on the page; a file-only table is on neither page nor booklet.
    """

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None = None
    is_long: bool = False
    is_file_only: bool = False

    def shown_rows(self) -> list[list[str]]:
        """The rows, formatted."""
        return [self._shown(row) for row in self.rows]

    def shown_total(self) -> list[str] | None:
        """The totals row, formatted."""
        return None if self.total is None else self._shown(self.total)

    def _shown(self, row: Sequence[Cell]) -> list[str]:
        return [show(column.kind, cell) for column, cell in zip(self.columns, row, strict=True)]


@dataclass(frozen=True)
class Section:
    """One section; ``name`` is its anchor."""

    name: str
    title: str
    paragraphs: tuple[str, ...]
    key_figures: tuple[KeyFigure, ...]
    charts: tuple[Chart, ...]
    tables: tuple[Table, ...]


@dataclass(frozen=True)
class Document:
    """The whole report."""

    title: str
    programme: str
    standing: str
    sections: tuple[Section, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        """All tables, in their order."""
        return tuple(table for section in self.sections for table in section.tables)
