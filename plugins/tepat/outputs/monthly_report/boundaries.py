"""Reads the shapes of kelurahan from an external GeoJSON file (RFC 7946)."""

import json
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from tepat.support.errors import ConfigurationError

Point = tuple[float, float]  # longitude and latitude, degrees
Ring = list[Point]
Shape = list[list[Ring]]  # polygons, each of an outer ring and its holes

_NOT_DIGITS = re.compile(r"\D")
_EAST, _NORTH = 180, 90
_ADVICE = (
    "Give a FeatureCollection of polygons in degrees (EPSG:4326) with a kelurahan code such as "
    "31.74.01.1001 in each feature, or unset TEPAT_BOUNDARIES for a tile map."
)


def load_shapes(path: Path, codes: Collection[str]) -> dict[str, Shape]:
    """The shapes by kelurahan code; any property may contain the code.

    Args:
        path: A GeoJSON file.
        codes: The kelurahan codes to find, with or without dots in the file.

    Returns:
        The shapes found, by code.

    Raises:
        ConfigurationError: The file cannot be read, is not such a GeoJSON, or has none of the
            codes.
    """
    by_digits = {_NOT_DIGITS.sub("", code): code for code in codes}
    shapes: dict[str, Shape] = {}
    for number, feature in enumerate(_features(path), start=1):
        code = next((by_digits[name] for name in _names(feature) if name in by_digits), None)
        if code is not None:
            shapes.setdefault(code, []).extend(_polygons(path, number, feature))
    if not shapes:
        raise _unusable(path, f"no feature has the code of any of the {len(codes)} kelurahan")
    return shapes


def extent(shapes: Collection[Shape]) -> tuple[Point, Point]:
    """The south-western and the north-eastern corner of all shapes."""
    points = [point for shape in shapes for polygon in shape for ring in polygon for point in ring]
    longitudes, latitudes = zip(*points, strict=True)
    return (min(longitudes), min(latitudes)), (max(longitudes), max(latitudes))


def coarsened(shape: Shape, grid: float) -> Shape:
    """The shape with its points moved onto a grid; neighbours still meet.

    Args:
        shape: The shape.
        grid: Degrees; smaller rings are dropped unless they are the whole shape.
    """
    polygons = [[_thinned(ring, grid) for ring in polygon] for polygon in shape]
    seen = [[ring for ring in polygon if len(ring) > _FLAT] for polygon in polygons]
    return [polygon for polygon in seen if polygon] or shape


_FLAT = 3  # points of a ring without area


def _thinned(ring: Ring, grid: float) -> Ring:
    thin: Ring = []
    for longitude, latitude in ring:
        point = (round(longitude / grid) * grid, round(latitude / grid) * grid)
        if not thin or thin[-1] != point:
            thin.append(point)
    return thin


def _features(path: Path) -> list[Any]:
    try:
        document = json.loads(path.read_bytes())
    except OSError as error:
        raise _unusable(path, f"it cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise _unusable(path, "it is not JSON") from error
    features = document.get("features") if isinstance(document, dict) else None
    if not isinstance(features, list):
        raise _unusable(path, "it is no FeatureCollection")
    return features


def _names(feature: Any) -> Iterator[str]:
    """Possible codes: the feature's id and its property values, digits only."""
    if isinstance(feature, dict):
        properties = feature.get("properties")
        values = properties.values() if isinstance(properties, dict) else ()
        for value in (feature.get("id"), *values):
            yield _NOT_DIGITS.sub("", str(value))


def _polygons(path: Path, number: int, feature: dict[str, Any]) -> Shape:
    geometry = feature.get("geometry") or {}
    try:
        match geometry["type"]:
            case "Polygon":
                found = [geometry["coordinates"]]
            case "MultiPolygon":
                found = geometry["coordinates"]
            case _:
                raise ValueError
        shape = [[[_point(p) for p in ring] for ring in polygon] for polygon in found]
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise _unusable(path, f"feature {number} has no polygon in degrees") from error
    return shape


def _point(position: list[float]) -> Point:
    longitude, latitude = float(position[0]), float(position[1])
    if not (abs(longitude) <= _EAST and abs(latitude) <= _NORTH):
        raise ValueError
    return longitude, latitude


def _unusable(path: Path, why: str) -> ConfigurationError:
    return ConfigurationError(
        f"The boundaries {path} cannot be used: {why}.", kept="No file was written.", todo=_ADVICE
    )
