"""Renders the report as a tagged PDF with Typst."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import typst

from tepat.outputs.monthly_report.document import Document, Table
from tepat.outputs.monthly_report.drawing import FONT, FONT_DIR
from tepat.outputs.monthly_report.texts import FOLDER, ReportTexts

_ACCESSIBLE: Final = "ua-1"


def render_booklet(
    include_dir: Path, document: Document, texts: ReportTexts, published_at: datetime
) -> bytes:
    """The PDF.

    Args:
        include_dir: Folder of the template.
        document: The report.
        texts: Texts of the booklet itself.
        published_at: When the publication was published: the PDF's date, so that the same
            publication gives the same bytes.
    """
    content = {
        "title": document.title,
        "programme": document.programme,
        "standing": document.standing,
        "page": texts.page,
        "font": FONT,
        "sections": [
            {
                "title": section.title,
                "paragraphs": section.paragraphs,
                "key_figures": [vars(figure) for figure in section.key_figures],
                "charts": [
                    vars(chart) | {"legend": [vars(swatch) for swatch in chart.legend]}
                    for chart in section.charts
                ],
                "tables": [_table(table) for table in section.tables if not table.is_file_only],
            }
            for section in document.sections
        ],
    }
    return typst.compile(
        include_dir / FOLDER / "booklet.typ",
        font_paths=[FONT_DIR],
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(content)},
        pdf_standards=_ACCESSIBLE,
        timestamp=published_at.astimezone(UTC).replace(microsecond=0),
    )


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "columns": [
            {"heading": column.heading, "is_number": column.kind.is_number}
            for column in table.columns
        ],
        "rows": table.shown_rows(),
        "total": table.shown_total(),
    }
