"""Every number has one class, and the colours of classes are told apart by everybody."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepat.outputs.monthly_report.charts import ACCENT, DARK, PALE
from tepat.outputs.monthly_report.classes import COLOURS, EMPTY, Classes
from tepat.outputs.monthly_report.drawing import INK
from tepat.outputs.monthly_report.wording import Kind

COUNTS = st.lists(st.integers(0, 10**6), min_size=1, max_size=300)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@given(COUNTS)
def test_every_number_falls_in_the_legend_class_of_its_colour(values: list[int]) -> None:
    classes = Classes.of(values)
    legend = {swatch.colour: swatch.label for swatch in classes.legend(Kind.COUNT)}
    assert len(legend) == len(classes.colours) <= len(COLOURS)
    for value in values:
        low, _, high = legend[classes.colour(value)].replace(".", "").partition("–")
        assert int(low) <= value <= int(high or low)


@given(COUNTS)
def test_higher_class_has_a_darker_colour(values: list[int]) -> None:
    classes = Classes.of(values)
    shades = [luminance(classes.colour(value)) for value in sorted(values)]
    assert shades == sorted(shades, reverse=True)


@given(COUNTS)
def test_text_on_every_class_colour_has_enough_contrast(values: list[int]) -> None:
    classes = Classes.of(values)
    for value in (*values, None):
        ink = "#ffffff" if classes.is_dark(value) else INK
        assert contrast(ink, classes.colour(value)) >= 4.5


def test_missing_number_gets_the_empty_colour() -> None:
    assert Classes.of([]).colour(None) == EMPTY


@pytest.mark.parametrize("colours", [COLOURS, (PALE, ACCENT, DARK)])
def test_class_colours_are_distinguishable_in_greyscale(colours: tuple[str, ...]) -> None:
    assert all(contrast(one, other) >= 1.3 for one, other in pairwise(colours))
