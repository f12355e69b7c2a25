"""Maps of kelurahan as SVG: true shapes, or a tile for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from tepat.outputs.monthly_report.boundaries import Shape, coarsened, extent
from tepat.outputs.monthly_report.classes import Classes
from tepat.outputs.monthly_report.drawing import INK, LINE, WIDTH, draw

_TILE, _TILE_HEIGHT, _TILE_LABEL = 22, 22, 112
_MOST_TILES = 11  # kelurahan of the largest kecamatan
_MAP_HEIGHT = 420
_FINEST, _EDGE = 0.5, 2  # pixels: what is still drawn, and the outline at both sides


@dataclass(frozen=True)
class Tile:
    """A kelurahan on the tile map, or a shape on the real one. ``value`` None is empty."""

    row: str
    value: float | None
    text: str
    title: str


def tiles(title: str, places: Sequence[Tile], classes: Classes) -> str:
    """A city as tiles, one row for each kecamatan.

    Args:
        title: The city.
        places: Its kelurahan in their order.
        classes: The colours.
    """
    taken: dict[str, int] = {}
    rows = []
    for place in places:
        column = taken[place.row] = taken.get(place.row, -1) + 1
        rows.append(_record(place, classes) | {"row": place.row, "column": column})
    order = list(taken)
    y = alt.Y(
        "row:N", sort=order,
        axis=alt.Axis(
            title=None, labelLimit=_TILE_LABEL, minExtent=_TILE_LABEL, maxExtent=_TILE_LABEL,
            ticks=False, domain=False, labelFontSize=12,
        ),
        scale=alt.Scale(padding=0),
    )  # fmt: skip
    base = alt.Chart({"values": rows}).encode(
        y=y,
        x=alt.X(
            "column:O", axis=None,
            scale=alt.Scale(domain=list(range(_MOST_TILES)), padding=0),
        ),
    )  # fmt: skip
    squares = base.mark_rect(strokeWidth=1.5).encode(
        fill=alt.Fill("colour:N", scale=None),
        stroke=alt.Stroke("edge:N", scale=None),
        description="title:N",
    )
    written = base.mark_text(fontSize=10, baseline="middle").encode(
        text="text:N", color=alt.Color("ink:N", scale=None)
    )
    return draw(
        alt.layer(squares, written).properties(
            width=_TILE * _MOST_TILES,
            height=_TILE_HEIGHT * len(order),
            title=alt.TitleParams(title, anchor="start", offset=4),
        )
    )


def shapes(
    places: Sequence[Tile], outlines: Sequence[Shape], cities: Sequence[str], classes: Classes
) -> str:
    """Kelurahan in their true shapes, with the names of the cities that have several.

    Args:
        places: The kelurahan.
        outlines: Their shapes, in the same order.
        cities: Their cities, in the same order.
        classes: The colours.
    """
    (west, south), (east, north) = extent(outlines)
    scale = min((WIDTH - _EDGE) / (east - west), _MAP_HEIGHT / (north - south))
    drawn = [
        {
            "type": "Feature",
            "properties": _record(place, classes),
            "geometry": {
                "type": "MultiPolygon",
                "coordinates": coarsened(outline, _FINEST / scale),
            },
        }
        for place, outline in zip(places, outlines, strict=True)
    ]
    plane = {"type": "identity", "reflectY": True}
    areas = (
        alt.Chart({"values": drawn})
        .mark_geoshape(strokeWidth=0.7)
        .encode(
            fill=alt.Fill("properties.colour:N", scale=None),
            stroke=alt.Stroke("properties.edge:N", scale=None),
            description="properties.title:N",
        )
        .project(**plane)
    )
    names = alt.Chart({"values": _city_names(outlines, cities)}).encode(
        longitude="longitude:Q", latitude="latitude:Q", text="city:N"
    )
    halo = names.mark_text(
        fontSize=13, fontWeight=600, stroke="white", strokeWidth=4, strokeJoin="round"
    )
    written = names.mark_text(fontSize=13, fontWeight=600, color=INK)
    return draw(
        alt.layer(areas, halo.project(**plane), written.project(**plane)).properties(
            width=(east - west) * scale, height=(north - south) * scale
        )
    )


def _city_names(outlines: Sequence[Shape], cities: Sequence[str]) -> list[dict[str, Any]]:
    """Each city's name in the middle of its kelurahan; of a single city none."""
    if len(set(cities)) == 1:
        return []
    found = []
    for city in dict.fromkeys(cities):
        own = [outline for outline, other in zip(outlines, cities, strict=True) if other == city]
        (west, south), (east, north) = extent(own)
        middle = {"longitude": (west + east) / 2, "latitude": (south + north) / 2}
        found.append({"city": city} | middle)
    return found


def _record(place: Tile, classes: Classes) -> dict[str, Any]:
    return {
        "title": place.title,
        "text": place.text,
        "colour": classes.colour(place.value),
        "edge": LINE if place.value is None else "white",
        "ink": "white" if classes.is_dark(place.value) else INK,
    }
