"""Writes the files of a month's report: identical for the same publication and shapes."""

from dataclasses import dataclass
from pathlib import Path

from tepat.domain.messages import load_messages
from tepat.domain.periods import Period
from tepat.outputs.monthly_report.booklet import render_booklet
from tepat.outputs.monthly_report.boundaries import load_shapes
from tepat.outputs.monthly_report.composing import compose
from tepat.outputs.monthly_report.figures import SUBMISSIONS, read_figures
from tepat.outputs.monthly_report.material import Material
from tepat.outputs.monthly_report.page import render_page
from tepat.outputs.monthly_report.tables import write_csv
from tepat.outputs.monthly_report.texts import load_texts
from tepat.stages.validate.suite import load_suite
from tepat.stores.warehouse import Warehouse
from tepat.support.atomic_files import PUBLIC, atomic_file, reporting_faults_of
from tepat.support.settings import Settings


@dataclass(frozen=True)
class ReportSummary:
    """Result of writing; ``without_shape`` are the kelurahan missing in the boundaries."""

    period: str
    publication_id: int
    page: Path
    booklet: Path
    tables: tuple[Path, ...]
    without_shape: tuple[str, ...]


def write_report(
    settings: Settings, warehouse: Warehouse, period: Period, out: Path
) -> ReportSummary:
    """Write the month's page, booklet and tables.

    Args:
        settings: Settings with the paths of texts, suites and boundaries.
        warehouse: The warehouse.
        period: The month paid.
        out: A directory, created if missing. Existing files are replaced.

    Raises:
        NothingPublishedError: Nothing is published for the period.
        ConfigurationError: The boundaries cannot be used, or the directory cannot be written to.
        WarehouseUnavailableError: The warehouse cannot be reached.
    """
    figures = read_figures(warehouse, period)
    names = {row["kelurahan_code"]: row["kelurahan"] for row in figures.kelurahan}
    shapes = load_shapes(settings.boundaries, names) if settings.boundaries else {}
    texts = load_texts(settings.include_dir)
    suite = load_suite(settings.include_dir / "expectations" / f"{SUBMISSIONS}.json")
    document = compose(
        Material(
            figures=figures,
            texts=texts,
            messages=load_messages(settings.include_dir),
            problems={code: rule.problem for code, rule in suite.rules.items()},
            shapes=shapes,
        )
    )
    stem = f"laporan-{period}"
    file_names = {table.name: f"{stem}-{table.name}.csv" for table in document.tables}
    page = render_page(settings.include_dir, document, texts, file_names)
    published_at = figures.publication["published_at"]
    booklet = render_booklet(settings.include_dir, document, texts, published_at)
    with reporting_faults_of(out):
        out.mkdir(parents=True, exist_ok=True)
        with atomic_file(out / f"{stem}.html", PUBLIC) as path:
            path.write_text(page, encoding="utf-8")
        with atomic_file(out / f"{stem}.pdf", PUBLIC) as path:
            path.write_bytes(booklet)
        for table in document.tables:
            with atomic_file(out / file_names[table.name], PUBLIC) as path:
                write_csv(path, table)
    return ReportSummary(
        period=str(period),
        publication_id=figures.publication["publication_id"],
        page=out / f"{stem}.html",
        booklet=out / f"{stem}.pdf",
        tables=tuple(out / name for name in file_names.values()),
        without_shape=tuple(names[code] for code in names if shapes and code not in shapes),
    )
