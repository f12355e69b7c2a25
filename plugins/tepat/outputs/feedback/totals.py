"""The public page: figures by kelurahan, no personal data, no external resources."""

from collections.abc import Iterable
from html import escape
from string import Template

from tepat.context import Context
from tepat.stores.engine import Engine

_PLACE = ("kota", "kecamatan", "kelurahan", "kelurahan_code")
_FIGURES = ("rows", "quarantined", "eligible", "held", "ineligible")


def totals_page(context: Context, engine: Engine) -> str:
    """One self-contained page of HTML, in Indonesian.

    Args:
        context: The run whose decisions are reported.
        engine: Has ``kelurahan_total``.
    """
    rows = engine.rows("from kelurahan_total order by kelurahan_code")
    totals = [sum(row[name] for row in rows) for name in _FIGURES]
    words = context.settings.include_dir / "messages" / "totals_page.id.html"
    page = words.read_text(encoding="utf-8")
    return Template(page).substitute(
        period=context.period,
        run_date=f"{context.run_date:%d-%m-%Y}",
        rows="\n".join(
            _line([row[name] for name in _PLACE], [row[name] for name in _FIGURES]) for row in rows
        ),
        total=_line([context.messages.feedback.total, "", "", ""], totals),
    )


def _line(place: Iterable[str], figures: Iterable[int]) -> str:
    texts = "".join(f"<td>{escape(text)}</td>" for text in place)
    numbers = "".join(f'<td class="n">{number:,}</td>'.replace(",", ".") for number in figures)
    return f"<tr>{texts}{numbers}</tr>"
