"""Charts are pictures that a phone shows, with their numbers written and nothing else said."""

from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from tepat.outputs.monthly_report.charts import DARK, PALE, Bar, columns, stacked_bars
from tepat.outputs.monthly_report.classes import Classes
from tepat.outputs.monthly_report.maps import Tile, shapes, tiles

BARS = (
    Bar("Tidak diusulkan lagi pada bulan ini", (0, 1000), "1.000"),
    Bar("Satu <NIK> pada dua", (1, 0), "1"),
)
PLACES = (Tile("Tebet", 7.0, "7,0", "Tebet Timur: 7.000"), Tile("Tebet", None, "–", "Menteng: –"))
CLASSES = Classes.of([1.0, 7.0])
SQUARE = [[[(106.0, -6.0), (107.0, -6.0), (107.0, -5.0), (106.0, -6.0)]]]
DRAWINGS: dict[str, Callable[[], str]] = {
    "bars": lambda: stacked_bars(BARS, (DARK, PALE)),
    "shares": lambda: stacked_bars(BARS, (DARK, PALE), as_shares=True),
    "no bars": lambda: stacked_bars((), (DARK, PALE)),
    "columns": lambda: columns("Berhak", ("Jun 21", "Jul 21"), (0, 5), ("0", "5")),
    "tiles": lambda: tiles("Jakarta Selatan", PLACES, CLASSES),
    "shapes": lambda: shapes(PLACES, (SQUARE, SQUARE), ("A", "B"), CLASSES),
}


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 (our own drawing)


def texts(svg: str) -> list[str]:
    return [element.text for element in parsed(svg).iter() if element.text]


@pytest.mark.parametrize("name", DRAWINGS)
def test_chart_fits_a_phone_screen_and_is_deterministic(name: str) -> None:
    svg = DRAWINGS[name]()
    root = parsed(svg)
    assert float(root.attrib["width"]) <= 390 - 2 * 16
    assert svg == DRAWINGS[name]()


@pytest.mark.parametrize("name", DRAWINGS)
def test_screen_reader_gets_only_the_alt_text_of_a_chart(name: str) -> None:
    for element in parsed(DRAWINGS[name]()).iter():
        assert not [key for key in element.attrib if key == "role" or key.startswith("aria-")]


def test_bar_chart_wraps_labels_and_puts_the_number_after_the_bar() -> None:
    assert texts(DRAWINGS["bars"]()) == [
        "Tidak diusulkan lagi pada", "bulan ini", "Satu <NIK> pada dua", "1.000", "1",
    ]  # fmt: skip


def test_map_shape_has_a_tooltip_with_the_place_name() -> None:
    for name in ("tiles", "shapes"):
        root = parsed(DRAWINGS[name]())
        titles = [element.text for element in root.iter("{http://www.w3.org/2000/svg}title")]
        assert titles == [place.title for place in PLACES]


def test_trend_chart_labels_only_the_last_month() -> None:
    months = [f"B{number} 21" for number in range(12)]
    numbers = [f"1.00{number}" for number in range(12)]
    found = texts(columns("Berhak", months, range(1000, 1012), numbers))
    assert [text for text in found if text.startswith("1.00")] == [numbers[-1]]
