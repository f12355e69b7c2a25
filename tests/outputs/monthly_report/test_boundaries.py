"""Shapes come from whatever GeoJSON names the kelurahan by code; what cannot be used is said."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepat.outputs.monthly_report.boundaries import Shape, coarsened, extent, load_shapes
from tepat.support.errors import ConfigurationError

CODES = ("31.74.01.1001", "31.74.01.1002")
SQUARE = [[[106.8, -6.2], [106.9, -6.2], [106.9, -6.1], [106.8, -6.1], [106.8, -6.2]]]
Write = Callable[[object], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a document as a file."""

    def write_document(document: object) -> Path:
        path = tmp_path / "batas.geojson"
        path.write_text(json.dumps(document), encoding="utf-8")
        return path

    return write_document


def feature(geometry: object = None, **members: Any) -> dict[str, Any]:
    square = {"type": "Polygon", "coordinates": SQUARE}
    return {"type": "Feature", "properties": {}, "geometry": geometry or square, **members}


def collection(*features: object) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


@pytest.mark.parametrize(
    "named",
    [
        {"id": "31.74.01.1001"},
        {"properties": {"KODE_DESA": "3174011001"}},
        {"properties": {"nama": "Tebet Timur", "kode": 3174011001}},
    ],
)
def test_region_code_is_found_in_every_property_and_notation(
    write: Write, named: dict[str, Any]
) -> None:
    found = load_shapes(write(collection(feature(**named))), CODES)
    assert found.keys() == {CODES[0]}
    assert extent(found.values()) == ((106.8, -6.2), (106.9, -6.1))


def test_boundary_parts_of_one_kelurahan_are_merged_into_one_shape(write: Write) -> None:
    islands = {"type": "MultiPolygon", "coordinates": [SQUARE, SQUARE]}
    parts = (feature(id=CODES[0]), feature(islands, id=CODES[0]))
    assert len(load_shapes(write(collection(*parts)), CODES)[CODES[0]]) == 3


def test_boundaries_of_other_places_are_ignored(write: Write) -> None:
    point = {"type": "Point", "coordinates": [0, 0]}
    elsewhere = feature(point, id="32.01.01.1001")
    assert load_shapes(write(collection(elsewhere, feature(id=CODES[1]))), CODES).keys() == {
        CODES[1]
    }


@pytest.mark.parametrize(
    ("document", "why"),
    [
        ([], "it is no FeatureCollection"),
        ({"type": "FeatureCollection"}, "it is no FeatureCollection"),
        (collection(feature()), "no feature has the code of any of the 2 kelurahan"),
        (collection(feature({"type": "Point"}, id=CODES[0])), "feature 1 has no polygon"),
        (
            collection(feature({"type": "Polygon", "coordinates": [[[705000, 9e6]]]}, id=CODES[0])),
            "feature 1 has no polygon in degrees",
        ),
    ],
)
def test_unusable_boundary_file_is_reported_with_a_remedy(
    write: Write, document: object, why: str
) -> None:
    path = write(document)
    with pytest.raises(ConfigurationError) as caught:
        load_shapes(path, CODES)
    assert why in caught.value.what
    assert path.name in caught.value.what
    assert "TEPAT_BOUNDARIES" in caught.value.todo


def test_missing_or_invalid_json_boundary_file_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "batas.geojson"
    with pytest.raises(ConfigurationError, match="cannot be read"):
        load_shapes(path, CODES)
    path.write_bytes(b"\xff\xfe not JSON")
    with pytest.raises(ConfigurationError, match="not JSON"):
        load_shapes(path, CODES)


DEGREES = st.floats(-1, 1, allow_nan=False)
POINTS = st.tuples(DEGREES, DEGREES)
SHAPES: st.SearchStrategy[Shape] = st.lists(
    st.lists(st.lists(POINTS, min_size=4, max_size=8), min_size=1, max_size=2), min_size=1
)


@given(SHAPES, st.floats(0.001, 0.5))
def test_simplified_shape_is_never_empty_and_stays_within_tolerance(
    shape: Shape, grid: float
) -> None:
    coarse = coarsened(shape, grid)
    points = [point for polygon in shape for ring in polygon for point in ring]
    assert coarse
    for polygon in coarse:
        for ring in polygon:
            for x, y in ring:
                assert any(max(abs(x - a), abs(y - b)) <= grid / 2 + 1e-9 for a, b in points)
