"""What the report says: ``include/monthly_report/texts.id.yaml``."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict

from tepat.support.yaml_documents import load_yaml_document

FOLDER = "monthly_report"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SectionText(_Strict):
    """A section's title and its paragraphs, some of which stand only when they are true."""

    title: str
    paragraphs: dict[str, str]


class ChartText(_Strict):
    """A chart's title, what it shows to those who do not see it, and how to read it."""

    title: str
    alt: str
    note: str = ""


class TableText(_Strict):
    """The last part of a table's file name, and its caption."""

    file: str
    caption: str


class Texts(_Strict):
    """Everything the report says."""

    programme: str
    title: str
    standing: str
    contents: str
    file: str
    page: str
    statuses: dict[str, str]
    key_figures: dict[str, str]
    changes: dict[str, str]
    sections: dict[str, SectionText]
    charts: dict[str, ChartText]
    maps: dict[str, str]
    programmes: dict[str, str]
    lags: dict[str, str]
    feeds: dict[str, str]
    severities: dict[str, str]
    has_submitted: dict[str, str]
    tables: dict[str, TableText]
    total: str
    columns: dict[str, str]


def load_texts(include_dir: Path) -> Texts:
    """The Indonesian texts of the report.

    Raises:
        ConfigurationError: The file has a mistake.
    """
    return load_yaml_document(include_dir / FOLDER / "texts.id.yaml", Texts)
