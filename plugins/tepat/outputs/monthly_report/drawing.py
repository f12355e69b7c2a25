"""Renders Altair charts as SVG, without a browser.

All charts have the width of a phone screen, so that their text is legible there. Text is measured
with the font embedded in page and booklet: the same figures give the same bytes.
"""

from functools import cache
from importlib.resources import files
from pathlib import Path
from xml.etree import ElementTree

import altair as alt
import vl_convert

WIDTH = 354  # a phone of 390 pixels, less its margins
FONT = "Source Sans Pro"
FONT_DIR = Path(str(files("font_source_sans_pro") / "files"))

INK, LINE = "#1a1a1a", "#8c8c8c"
_VEGA_LITE = "6.1"
_SVG = "http://www.w3.org/2000/svg"
_PLACES = ("rect mark", "geoshape")  # what Vega calls tiles and shapes


def draw(chart: alt.LayerChart | alt.FacetChart) -> str:
    """The chart as an SVG element for page or booklet."""
    finished = (
        chart.properties(padding=2)
        .configure(font=FONT)
        .configure_view(stroke=None)
        .configure_axis(labelColor=INK, grid=False)
        .configure_title(fontSize=13, fontWeight=600, color=INK)
    )
    _use_font()
    return _as_one_picture(vl_convert.vegalite_to_svg(finished.to_dict(), vl_version=_VEGA_LITE))


@cache
def _use_font() -> None:
    vl_convert.register_font_directory(str(FONT_DIR))


def _as_one_picture(svg: str) -> str:
    """One image for a screen reader; the label of a mark becomes its tooltip.

    The alt text describes the whole, instead of Vega's English labels for each mark.
    """
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(svg)  # noqa: S314 (our own drawing)
    for element in root.iter():
        title = element.attrib.pop("aria-label", None)
        if title and element.get("aria-roledescription") in _PLACES:
            ElementTree.SubElement(element, f"{{{_SVG}}}title").text = title
        for name in ("role", "aria-roledescription", "aria-hidden", "pointer-events"):
            element.attrib.pop(name, None)
    return ElementTree.tostring(root, encoding="unicode")
