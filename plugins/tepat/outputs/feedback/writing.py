"""Writes the files of a period's feedback: atomically, identical for the same facts."""

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pyarrow as pa

from tepat.access.access_log import Access
from tepat.context import last_publication
from tepat.domain.periods import Period
from tepat.outputs.feedback.collecting import SUBMISSIONS, collect
from tepat.outputs.feedback.totals import totals_page
from tepat.stores.engine import Engine
from tepat.stores.warehouse import Role, Warehouse
from tepat.support.atomic_files import PRIVATE, PUBLIC, atomic_file, reporting_faults_of
from tepat.support.errors import ConfigurationError
from tepat.support.settings import Settings
from tepat.support.xlsx_writer import write_workbook

_NOWHERE = "tanpa-kelurahan"
_WIDTHS = {
    "nama": 28, "alamat": 32, "nik": 19, "no_kk": 19, "file_name": 34, "status": 34, "problem": 60,
    "remedy": 60,
}  # fmt: skip


@dataclass(frozen=True)
class FeedbackSummary:
    """Counts of the feedback; ``unreadable_files`` have no rows, see ``ops.landed_file``."""

    period: str
    publication_id: int
    workbooks: int
    rows: int
    quarantined: int
    unreadable_files: int


def write_feedback(
    settings: Settings,
    warehouse: Warehouse,
    period: Period,
    out: Path,
    *,
    access: Access,
    kelurahan_code: str | None = None,
) -> FeedbackSummary:
    """Write one workbook per submitting kelurahan, and the public page.

    Args:
        settings: Settings with the paths of lake and messages.
        warehouse: The warehouse.
        period: The month to be paid.
        out: A directory, created if missing. Existing files are replaced.
        access: Who reads the rows; recorded in the access log.
        kelurahan_code: Write only this kelurahan's workbook, without the page.

    Raises:
        NothingPublishedError: Nothing is published for the period.
        ConfigurationError: No row is of that kelurahan, or the directory cannot be written to.
        LakeDamagedError: A file of the lake is missing or damaged.
    """
    with warehouse.begin(Role.OFFICER) as connection:
        access.note(warehouse, connection, period=period)
    publication_id, context = last_publication(settings, warehouse, period)
    layout = {column.field: column.name for column in context.feeds[SUBMISSIONS].columns}
    with context.engine() as engine:
        collect(context, engine)
        addressed = _addressed(engine, kelurahan_code)
        headings = layout | dict(context.messages.feedback.columns)
        writer = partial(_write_one, headers=headings, on=context.run_date)
        with reporting_faults_of(out), _processes(settings.threads) as pool:
            out.mkdir(mode=0o700, parents=True, exist_ok=True)
            jobs = [
                pool.submit(writer, out / _file_name(period, code), _rows_of(engine, code))
                for code in addressed
            ]
            for job in jobs:
                job.result()
            if kelurahan_code is None:
                page = totals_page(context, engine)
                with atomic_file(out / f"umpan-balik-{period}.html", PUBLIC) as path:
                    path.write_text(page, encoding="utf-8")
        return FeedbackSummary(
            period=str(period),
            publication_id=publication_id,
            workbooks=len(addressed),
            **_counts(engine, period, addressed),
        )


def _addressed(engine: Engine, only: str | None) -> list[str | None]:
    """The kelurahan that receive feedback; None for files whose rows name no kelurahan.

    Raises:
        ConfigurationError: ``only`` is none of them.
    """
    rows = engine.rows("select distinct kelurahan_code from feedback_row order by all")
    codes = [row["kelurahan_code"] for row in rows]
    if only is None:
        return codes
    if only not in codes:
        raise ConfigurationError(
            f"No row was submitted for kelurahan {only!r}.",
            kept="No file was written.",
            todo="Give a code such as 31.74.01.1001; report.coverage says who has submitted.",
        )
    return [only]


def _rows_of(engine: Engine, code: str | None) -> pa.Table:
    return engine.arrow(
        "from feedback_row where kelurahan_code is not distinct from $code"
        " order by file_name, row_number",
        code=code,
    )


def _counts(engine: Engine, period: Period, codes: list[str | None]) -> dict[str, int]:
    engine.attach_arrow("addressed", pa.table({"kelurahan_code": pa.array(codes, pa.string())}))
    return engine.rows(
        "select count(*) as rows,"
        " count(*) filter (where status_code = 'QUARANTINED') as quarantined,"
        " (select count(*) from file_known"
        "  where period = $period and status = 'REJECTED' and row_count = 0) as unreadable_files"
        " from feedback_row as f inner join addressed as a"
        " on f.kelurahan_code is not distinct from a.kelurahan_code",
        period=str(period),
    )[0]


def _file_name(period: Period, code: str | None) -> str:
    return f"umpan-balik-{period}-{code or _NOWHERE}.xlsx"


def _write_one(path: Path, rows: pa.Table, *, headers: dict[str, str], on: date) -> None:
    with atomic_file(path, PRIVATE) as temporary:
        write_workbook(temporary, rows, headers, on, _WIDTHS)


def _processes(number: int) -> ProcessPoolExecutor:
    # A fork would copy locks held by DuckDB's threads.
    return ProcessPoolExecutor(number, mp_context=get_context("spawn"))
