"""The sections on places: maps, and everything by kecamatan, kelurahan and RT."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from tepat.outputs.monthly_report.classes import EMPTY, Classes
from tepat.outputs.monthly_report.document import Chart, Section, Swatch
from tepat.outputs.monthly_report.figures import Record
from tepat.outputs.monthly_report.maps import Tile, shapes, tiles
from tepat.outputs.monthly_report.material import (
    Material,
    city_name,
    in_order_of_cities,
    with_eligible_share,
)
from tepat.outputs.monthly_report.wording import Kind, count, show

_TOO_SMALL = "31.01."  # the islands of Kepulauan Seribu are no larger than dots
_NAMED = 3  # kelurahan that a sentence names
_LEAST = 20  # households of a kelurahan whose share a sentence may name
_THOUSAND, _TWO_FIGURES = 1000, 10
_DECIDED = ("households", "eligible", "held", "ineligible")


@dataclass(frozen=True)
class _Measure:
    """Value of a kelurahan on a map; tiles show it in ``unit``, at the given font size."""

    name: str
    kind: Kind
    value_of: Callable[[Record], float | None]
    unit: str
    size: float

    def tile(self, row: Record) -> Tile:
        value = self.value_of(row)
        return Tile(
            row=row["kecamatan"].removeprefix("Kepulauan "),  # as the city is called above it
            value=value,
            text=self._text(value),
            title=f"{row['kelurahan']}: {show(self.kind, value)}",
        )

    def _text(self, value: float | None) -> str:
        """Text of a tile; one decimal for thousands and per cent if it fits."""
        if value is None or self.size == 1:
            return show(Kind.COUNT, value)
        scaled = value / self.size
        return show(Kind.RATE if scaled < _TWO_FIGURES else Kind.COUNT, scaled)


def places(material: Material) -> Section:
    """Paid and unpaid households by place."""
    rows = material.figures.kelurahan
    by_number = sorted(rows, key=lambda row: (-row["eligible"], row["kelurahan_code"]))
    paragraphs = [
        material.say(
            "places", "most", kelurahan=_listed(material, by_number, "eligible", Kind.COUNT)
        )
    ]
    large = [row | {"unpaid": _unpaid_share(row)} for row in rows if row["households"] >= _LEAST]
    if large:
        large.sort(key=lambda row: (-row["unpaid"], row["kelurahan_code"]))
        names = _listed(material, large, "unpaid", Kind.SHARE)
        paragraphs.append(material.say("places", "unpaid", kelurahan=names, least=count(_LEAST)))
    is_large = any(row["eligible"] >= _THOUSAND for row in rows)
    unit, size = ("in_thousands", _THOUSAND) if is_large else ("in_ones", 1)
    measures = (
        _Measure("eligible", Kind.COUNT, _eligible, unit, size),
        _Measure("unpaid", Kind.SHARE, _unpaid_share, "in_percent", 0.01),
    )
    return material.section("places", paragraphs, [_map(material, one) for one in measures])


def all_places(material: Material) -> Section:
    """The long tables."""
    words = {True: material.texts.has_submitted["yes"], False: material.texts.has_submitted["no"]}
    kecamatan = [
        with_eligible_share(row) for row in in_order_of_cities(material, material.figures.kecamatan)
    ]
    kelurahan = [
        row | {"kota": city_name(row["kota"]), "has_submitted": words[row["has_submitted"]]}
        for row in material.figures.kelurahan
    ]
    tables = (
        material.table(
            "kecamatan",
            ("kota", "kecamatan", *_DECIDED, "eligible_share", "amount_idr"),
            kecamatan,
            is_long=True,
        ),
        material.table(
            "kelurahan",
            (
                "kelurahan_code", "kelurahan", "kecamatan", *_DECIDED, "amount_idr",
                "has_submitted", "defects_per_100_households",
            ),
            kelurahan,
            is_long=True,
        ),
        material.table(
            "neighbourhoods",
            ("kelurahan_code", "rw", "rt", "eligible"),
            material.figures.neighbourhoods,
            is_file_only=True,
        ),
    )  # fmt: skip
    return material.section("all_places", [material.say("all_places", "main")], tables=tables)


def _eligible(row: Record) -> int | None:
    return row["eligible"] if row["households"] else None


def _unpaid_share(row: Record) -> float | None:
    households: int = row["households"]
    return (households - row["eligible"]) / households if households else None


def _listed(material: Material, rows: Sequence[Record], field: str, kind: Kind) -> str:
    named = [f"{row['kelurahan']} ({show(kind, row[field])})" for row in rows[:_NAMED]]
    if len(named) == 1:
        return named[0]
    return material.texts.listing.format(named=", ".join(named[:-1]), last=named[-1])


def _map(material: Material, measure: _Measure) -> Chart:
    """A map: true shapes where there are any, tiles for the rest."""
    rows, maps = material.figures.kelurahan, material.texts.maps
    values = [value for row in rows if (value := measure.value_of(row)) is not None]
    classes = Classes.of(values)
    drawn = [row for row in rows if _is_drawn(material, row)]
    rest = [row for row in rows if not _is_drawn(material, row)]
    drawings = []
    if drawn:
        outlines = [material.shapes[row["kelurahan_code"]] for row in drawn]
        cities = [city_name(row["kota"]) for row in drawn]
        drawings.append(shapes([measure.tile(row) for row in drawn], outlines, cities, classes))
    for city, own in groupby(rest, key=lambda row: city_name(row["kota"])):
        drawings.append(tiles(city, [measure.tile(row) for row in own], classes))
    legend = [*classes.legend(measure.kind)]
    if len(values) < len(rows):
        legend.append(Swatch(EMPTY, maps.empty))
    about_tiles = maps.undrawn.format(kelurahan=_undrawn(drawn, rest)) if drawn else maps.tiles
    return material.chart(
        measure.name,
        drawings,
        legend,
        [about_tiles, getattr(maps, measure.unit)],
        number=count(len(rows)),
        least=show(measure.kind, classes.least),
        most=show(measure.kind, classes.most),
    )


def _is_drawn(material: Material, row: Record) -> bool:
    code: str = row["kelurahan_code"]
    return code in material.shapes and not code.startswith(_TOO_SMALL)


def _undrawn(drawn: Sequence[Record], rest: Sequence[Record]) -> str:
    """Places without a drawing: whole cities, or single kelurahan."""
    cities_drawn = {row["kota"] for row in drawn}
    return ", ".join(
        dict.fromkeys(
            row["kelurahan"] if row["kota"] in cities_drawn else city_name(row["kota"])
            for row in rest
        )
    )
