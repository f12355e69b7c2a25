"""Figures and texts of all sections, and functions to build texts, charts and tables."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tepat.domain.messages import Messages
from tepat.domain.periods import Period
from tepat.outputs.monthly_report.boundaries import Shape
from tepat.outputs.monthly_report.document import (
    Cell,
    Chart,
    Column,
    KeyFigure,
    Section,
    Swatch,
    Table,
)
from tepat.outputs.monthly_report.figures import Figures, Record
from tepat.outputs.monthly_report.texts import ChartText, MapText, ReportTexts
from tepat.outputs.monthly_report.wording import Kind

_CITY_PREFIXES = ("Kota Administrasi ", "Kabupaten Administrasi ")
_DECIMALS = 4  # of a share
_KINDS = {
    "amount_idr": Kind.RUPIAH,
    "eligible_share": Kind.SHARE,
    "defects_per_100_households": Kind.RATE,
    "defects_change": Kind.CHANGE,
    **dict.fromkeys(
        (
            "month", "kota", "kecamatan", "kelurahan", "kelurahan_code", "rw", "rt", "reason",
            "programme", "feed", "severity", "defect", "has_submitted", "top_defects",
        ),
        Kind.TEXT,
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Material:
    """Figures and texts of one month.

    Attributes:
        figures: The figures.
        texts: Texts of the report.
        messages: Names of decision codes.
        problems: Meanings of quality codes.
        shapes: The shapes of kelurahan by code; empty for a tile map.
    """

    figures: Figures
    texts: ReportTexts
    messages: Messages
    problems: Mapping[str, str]
    shapes: Mapping[str, Shape]

    @cached_property
    def period(self) -> Period:
        """The month reported on."""
        return Period.parse(self.figures.publication["period"])

    @cached_property
    def cities(self) -> tuple[str, ...]:
        """The official names of the cities and the regency, by code."""
        return tuple(dict.fromkeys(row["kota"] for row in self.figures.kelurahan))

    def say(self, section: str, paragraph: str, **values: str) -> str:
        """A paragraph with its values filled in."""
        text: str = getattr(getattr(self.texts.sections, section).paragraphs, paragraph)
        return text.format(**values)

    def section(
        self,
        name: str,
        paragraphs: Sequence[str],
        charts: Sequence[Chart] = (),
        tables: Sequence[Table] = (),
        key_figures: Iterable[KeyFigure] = (),
    ) -> Section:
        """A section under its title."""
        return Section(
            name,
            getattr(self.texts.sections, name).title,
            tuple(paragraphs),
            tuple(key_figures),
            tuple(charts),
            tuple(tables),
        )

    def chart(
        self,
        name: str,
        drawings: Iterable[str],
        legend: Sequence[Swatch] = (),
        notes: Sequence[str] = (),
        **values: str,
    ) -> Chart:
        """Drawings under their title; ``values`` are those of the alt text."""
        text: ChartText | MapText = getattr(self.texts.charts, name)
        return Chart(
            title=text.title,
            alt=text.alt.format(**values),
            drawings=tuple(drawings),
            legend=tuple(legend),
            notes=(*((text.note,) if text.note else ()), *notes),
        )

    def table(
        self,
        name: str,
        fields: Sequence[str],
        rows: Iterable[Record],
        *,
        cities: Sequence[str] = (),
        total: bool = False,
        is_long: bool = False,
        is_file_only: bool = False,
    ) -> Table:
        """A table of some fields of records.

        Args:
            name: Its name in the texts.
            fields: The columns, each named in the texts.
            rows: The records.
            cities: Further columns of counts, headed by the names of these cities.
            total: Whether to add a totals row.
            is_long: Collapsed on the page, at the end of the booklet.
            is_file_only: Only written as a CSV file.
        """
        text = self.texts.tables[name]
        records = list(rows)
        columns = [Column(self.texts.columns[f], _KINDS.get(f, Kind.COUNT)) for f in fields]
        columns += [Column(city_name(city), Kind.COUNT) for city in cities]
        names = [*fields, *cities]
        return Table(
            name=text.file,
            caption=text.caption,
            columns=tuple(columns),
            rows=tuple(tuple(record[field] for field in names) for record in records),
            total=self._sums(names, columns, records) if total else None,
            is_long=is_long,
            is_file_only=is_file_only,
        )

    def _sums(
        self, fields: Sequence[str], columns: Sequence[Column], records: Sequence[Record]
    ) -> tuple[Cell, ...]:
        """The totals row; a share is computed from the sums."""
        sums: Record = {
            field: sum(record[field] for record in records)
            for field, column in zip(fields, columns, strict=True)
            if column.kind in (Kind.COUNT, Kind.RUPIAH)
        }
        if "eligible_share" in fields:
            sums = with_eligible_share(sums)
        return (self.texts.total, *(sums.get(field, "") for field in fields[1:]))


def city_name(kota: str) -> str:
    """The common name: Jakarta Barat, Kepulauan Seribu."""
    for prefix in _CITY_PREFIXES:
        kota = kota.removeprefix(prefix)
    return kota


def with_eligible_share(record: Record) -> Record:
    """The record with the share of its households that is eligible; unknown without households."""
    households = record["households"]
    share = round(record["eligible"] / households, _DECIMALS) if households else None
    return record | {"eligible_share": share}


def in_order_of_cities(material: Material, records: Iterable[Record]) -> list[Record]:
    """The records by their cities' codes, with common city names."""
    ordered = sorted(records, key=lambda row: material.cities.index(row["kota"]))
    return [row | {"kota": city_name(row["kota"])} for row in ordered]


def by_city(records: Iterable[Record], key: str, cities: Sequence[str]) -> list[Record]:
    """One record for each key, with its households, all and of each city, the largest first.

    Args:
        records: With ``key``, ``kota`` and ``households``.
        key: The grouping field.
        cities: All cities, so that each has a number.
    """
    found: dict[str, Record] = {}
    for record in records:
        row = found.setdefault(
            record[key], {key: record[key], "households": 0, **dict.fromkeys(cities, 0)}
        )
        row[record["kota"]] += record["households"]
        row["households"] += record["households"]
    return sorted(found.values(), key=lambda row: (-row["households"], row[key]))
