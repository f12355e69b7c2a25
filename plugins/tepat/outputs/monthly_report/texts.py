"""Texts of the report: ``include/monthly_report/texts.id.yaml``, checked like all messages."""

from pathlib import Path
from typing import Annotated, Generic, TypeVar

from tepat.domain.messages.sentences import Fills, Text, Texts
from tepat.support.yaml_documents import load_yaml_document

FOLDER = "monthly_report"

Paragraphs = TypeVar("Paragraphs", bound=Texts)


class Section(Texts, Generic[Paragraphs]):
    """A section's title and paragraphs, some of them conditional."""

    title: Text
    paragraphs: Paragraphs


class Summary(Texts):
    """What was decided."""

    outcome: Annotated[
        str,
        Fills("households", "month", "eligible", "eligible_share", "amount", "held", "ineligible"),
    ]
    coverage: Annotated[str, Fills("submitted", "kelurahan", "carried")]
    approved: Text


class Places(Texts):
    """Where those live who are paid, and those who are not."""

    most: Annotated[str, Fills("kelurahan")]
    unpaid: Annotated[str, Fills("kelurahan", "least")]


class Reasons(Texts):
    """Why families are held or not eligible."""

    main: Annotated[str, Fills("reason", "households")]
    nothing: Text


class Programmes(Texts):
    """Who receives another programme."""

    main: Annotated[str, Fills("programme", "households")]
    nothing: Text


class CivilEvents(Texts):
    """Deaths and moves."""

    main: Annotated[str, Fills("dead", "departed", "heirs")]
    lags: Annotated[str, Fills("share")]


class Quality(Texts):
    """What is wrong with what was submitted."""

    main: Annotated[str, Fills("quarantined", "warned")]
    missing: Annotated[str, Fills("kelurahan")]
    missing_many: Annotated[str, Fills("number")]


class Trend(Texts):
    """Month by month."""

    main: Text
    one: Text


class AllPlaces(Texts):
    """The long tables."""

    main: Text


class Notes(Texts):
    """How to read it, and how to verify it."""

    statuses: Text
    privacy: Text
    verify: Annotated[str, Fills("rule_set", "digest")]


class Sections(Texts):
    """The sections, in their order."""

    summary: Section[Summary]
    places: Section[Places]
    reasons: Section[Reasons]
    programmes: Section[Programmes]
    civil_events: Section[CivilEvents]
    quality: Section[Quality]
    trend: Section[Trend]
    all_places: Section[AllPlaces]
    notes: Section[Notes]


class ChartText(Texts):
    """A chart's title, alt text and caption."""

    title: Text
    alt: Annotated[str, Fills("values")]
    note: Text | None = None


class MapText(Texts):
    """The same of a map."""

    title: Text
    alt: Annotated[str, Fills("number", "least", "most")]
    note: Text | None = None


class Charts(Texts):
    """The charts and maps."""

    decisions: ChartText
    eligible: MapText
    unpaid: MapText
    reasons: ChartText
    programmes: ChartText
    programme_months: ChartText
    lags: ChartText
    defects: ChartText
    trend: ChartText


class Changes(Texts):
    """Change of a figure from the month before, or its share of all."""

    up: Annotated[str, Fills("number", "month")]
    down: Annotated[str, Fills("number", "month")]
    same: Annotated[str, Fills("month")]
    of_all: Annotated[str, Fills("number")]


class Maps(Texts):
    """How to read a map."""

    empty: Text
    in_thousands: Text
    in_ones: Text
    in_percent: Text
    tiles: Text
    undrawn: Annotated[str, Fills("kelurahan")]


class TableText(Texts):
    """The last part of a table's file name, and its caption."""

    file: Text
    caption: Text


class ReportTexts(Texts):
    """All texts of the report."""

    programme: Text
    title: Annotated[str, Fills("month")]
    standing: Annotated[str, Fills("run_date", "publication_id")]
    contents: Text
    file: Text
    page: Annotated[str, Fills("page", "pages")]
    listing: Annotated[str, Fills("named", "last")]
    statuses: dict[str, Text]
    key_figures: dict[str, Text]
    changes: Changes
    sections: Sections
    charts: Charts
    maps: Maps
    programmes: dict[str, Text]
    lags: dict[str, Text]
    feeds: dict[str, Text]
    severities: dict[str, Text]
    has_submitted: dict[str, Text]
    tables: dict[str, TableText]
    total: Text
    columns: dict[str, Text]


def load_texts(include_dir: Path) -> ReportTexts:
    """The Indonesian texts of the report.

    Raises:
        ConfigurationError: The file has a mistake.
    """
    return load_yaml_document(include_dir / FOLDER / "texts.id.yaml", ReportTexts)
