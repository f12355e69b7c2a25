"""The report as one page of HTML that loads nothing from elsewhere and needs no JavaScript."""

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


def lay_out_page(
    include_dir: Path, document: Document, texts: ReportTexts, file_names: Mapping[str, str]
) -> str:
    """The page.

    Args:
        include_dir: Where the template is.
        document: What is said.
        texts: The words of the page itself.
        file_names: The name of each table's CSV file, which lies beside the page.
    """
    environment = Environment(
        loader=FileSystemLoader(include_dir / FOLDER), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("page.html").render(
        document=document, texts=texts, file_names=file_names, fonts=_fonts()
    )


def _fonts() -> list[_Font]:
    """The type that the charts were drawn for, to be carried along."""
    files = {
        weight: FONT_DIR / f"{FONT.replace(' ', '')}-{style}.otf" for weight, style in _WEIGHTS
    }
    return [
        _Font(FONT, weight, b64encode(file.read_bytes()).decode()) for weight, file in files.items()
    ]
