"""Figures of the benchmarks, as docs/figures.md shows them."""

from collections.abc import Sequence

from tepat.support.settings import PROJECT_ROOT

FIGURES = PROJECT_ROOT / "docs" / "figures.md"


def write_figures(mark: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Put a table between the marks ``mark:begin`` and ``mark:end`` of docs/figures.md."""
    text = FIGURES.read_text(encoding="utf-8")
    lines = [headings, ("---",) * len(headings), *rows]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    begin, end = (f"<!-- {mark}:{edge} -->" for edge in ("begin", "end"))
    before, after = text.split(begin)[0], text.split(end)[1]
    FIGURES.write_text(f"{before}{begin}\n\n{table}\n\n{end}{after}", encoding="utf-8")
