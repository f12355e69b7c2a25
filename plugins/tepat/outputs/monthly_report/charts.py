"""Bar charts as SVG, in the width of a phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from textwrap import wrap
from typing import Any, Literal

import altair as alt

from tepat.outputs.monthly_report.drawing import INK, LINE, WIDTH, draw

DARK, ACCENT, PALE = "#12436d", "#f46a25", "#cdd3d9"
STEPS = ("#0b4a8b", "#2b78b5", "#6aaed6", "#cfe2f2")
_FONT_SIZE, _LINE_HEIGHT = 12, 14
_LABEL_WIDTH, _LABEL_LETTERS = 140, 25
_TEXT_WIDTH, _TEXT_GAP = 54, 6  # width of the text after the longest bar, and before it
_BAR_WIDTH, _BAR_HEIGHT, _BAR_GAP = WIDTH - _LABEL_WIDTH - _TEXT_WIDTH, 18, 12
_MANY_MONTHS = 6


@dataclass(frozen=True)
class Bar:
    """A stacked bar; ``text`` is shown after it."""

    label: str
    parts: tuple[float, ...]
    text: str


def stacked_bars(bars: Sequence[Bar], colours: Sequence[str], *, as_shares: bool = False) -> str:
    """Stacked bars with a label before and a text after each, in the given order.

    Args:
        bars: From top to bottom.
        colours: One per part of a bar.
        as_shares: All bars equally long.
    """
    longest = max((sum(bar.parts) for bar in bars), default=0)
    parts, labels, texts = [], [], []
    top = 0
    for bar in bars:
        whole = (sum(bar.parts) if as_shares else longest) or 1
        label = wrap(bar.label, _LABEL_LETTERS)
        height = len(label) * _LINE_HEIGHT + _BAR_GAP
        middle = top + height / 2
        y = {"top": middle - _BAR_HEIGHT / 2, "bottom": middle + _BAR_HEIGHT / 2}
        lengths = (part / whole * _BAR_WIDTH for part in bar.parts)
        ends = list(accumulate(lengths, initial=float(_LABEL_WIDTH)))
        parts += [
            {"left": left, "right": right, "colour": colour, **y}
            for (left, right), colour in zip(pairwise(ends), colours, strict=True)
            if right > left
        ]
        first = middle - (len(label) - 1) * _LINE_HEIGHT / 2
        labels += [
            {"text": line, "x": _LABEL_WIDTH, "y": first + number * _LINE_HEIGHT}
            for number, line in enumerate(label)
        ]
        texts.append({"text": bar.text, "x": ends[-1], "y": middle})
        top += height
    drawn = (
        alt.Chart({"values": parts})
        .mark_rect(aria=False)
        .encode(
            x=_pixels_across("left"), x2="right:Q", y=_pixels_down("top"), y2="bottom:Q",
            color=alt.Color("colour:N", scale=None),
        )
    )  # fmt: skip
    layers = (drawn, _written(labels, "right", -_TEXT_GAP), _written(texts, "left", _TEXT_GAP))
    return draw(alt.layer(*layers).properties(width=WIDTH, height=top))


def _written(texts: list[dict[str, Any]], align: Literal["left", "right"], away: int) -> alt.Chart:
    chart: alt.Chart = (
        alt.Chart({"values": texts})
        .mark_text(align=align, baseline="middle", dx=away, fontSize=_FONT_SIZE, color=INK)
        .encode(x=_pixels_across("x"), y=_pixels_down("y"), text="text:N")
    )
    return chart


def columns(
    title: str, labels: Sequence[str], values: Sequence[float], texts: Sequence[str]
) -> str:
    """Vertical bars of consecutive months, the last one dark.

    Args:
        title: What is counted.
        labels: The months.
        values: One for each month.
        texts: The values shown above the bars; only above the last one when there are many.
    """
    if len(texts) > _MANY_MONTHS:
        texts = [*[""] * (len(texts) - 1), texts[-1]]
    rows = [
        {"label": label, "value": value, "text": text, "colour": colour}
        for label, value, text, colour in zip(
            labels, values, texts, [*[STEPS[2]] * (len(labels) - 1), DARK], strict=True
        )
    ]
    x = alt.X(
        "label:N", sort=list(labels),
        axis=alt.Axis(
            title=None, labelAngle=0, labelExpr="split(datum.label, ' ')", ticks=False,
            labelFontSize=11, domainColor=LINE,
        ),
        scale=alt.Scale(paddingInner=0.25, paddingOuter=0.15),
    )  # fmt: skip
    base = alt.Chart({"values": rows}).encode(
        x=x, y=alt.Y("value:Q", axis=None, scale=alt.Scale(nice=False, domainMin=0))
    )
    bars = base.mark_bar().encode(color=alt.Color("colour:N", scale=None))
    written = base.mark_text(dy=-7, fontSize=11, color=INK).encode(text="text:N")
    return draw(
        alt.layer(bars, written).properties(
            width=WIDTH, height=96, title=alt.TitleParams(title, anchor="start", offset=12)
        )
    )


def _pixels_across(field: str) -> alt.X:
    return alt.X(f"{field}:Q", scale=None, axis=None)


def _pixels_down(field: str) -> alt.Y:
    return alt.Y(f"{field}:Q", scale=None, axis=None)
