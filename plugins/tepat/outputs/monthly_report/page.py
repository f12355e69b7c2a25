"""Renders the report as one HTML page without external resources and JavaScript."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tepat.outputs.monthly_report.document import Document
from tepat.outputs.monthly_report.drawing import FONT, FONT_DIR
from tepat.outputs.monthly_report.texts import FOLDER, ReportTexts

_WEIGHTS = ((400, "Regular"), (600, "Semibold"))


@dataclass(frozen=True)
class _Font:
    family: str
    weight: int
    data: str


def render_page(
    include_dir: Path, document: Document, texts: ReportTexts, file_names: Mapping[str, str]
) -> str:
    """The page.

    Args:
        include_dir: Folder of the template.
        document: The report.
        texts: Texts of the page itself.
        file_names: The name of each table's CSV file, in the same folder as the page.
    """
    environment = Environment(
        loader=FileSystemLoader(include_dir / FOLDER), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("page.html").render(
        document=document, texts=texts, file_names=file_names, fonts=_fonts()
    )


def _fonts() -> list[_Font]:
    """The fonts of the charts, to embed in the page."""
    files = {
        weight: FONT_DIR / f"{FONT.replace(' ', '')}-{style}.otf" for weight, style in _WEIGHTS
    }
    return [
        _Font(FONT, weight, b64encode(file.read_bytes()).decode()) for weight, file in files.items()
    ]
