"""Files for the bank: instructions, accounts to open, control totals. Personal data.

The files are stored in the draft's lake directory, with hashes in its manifest, until they are
handed over. Each is readable by its owner only.
"""

import json
import shutil
from datetime import date
from pathlib import Path

import pyarrow as pa

from tepat.stores.engine import Engine
from tepat.stores.lake import Sealed, file_sha256
from tepat.support.atomic_files import PRIVATE, atomic_file, reporting_faults_of
from tepat.support.xlsx_writer import write_workbook

_ROWS_OF_A_WORKBOOK = 1_000_000
_TABLES = {"instruksi": "instruction_row", "rekening": "unpaid_row"}
_WIDTHS = {"ID_INSTRUKSI": 26, "NAMA": 28, "NIK": 19, "KELURAHAN": 24, "KETERANGAN": 60}


def write_bank_files(engine: Engine, directory: Path, period: str, batch_id: str, on: date) -> None:
    """Write ``instruction_row`` and ``unpaid_row`` as CSV and XLSX, and the control totals.

    No file is written for an empty table; a table longer than a sheet has several workbooks.
    The same rows give the same bytes.
    """
    written = []
    for kind, table in _TABLES.items():
        rows = engine.arrow(f'from "{table}"')
        if rows.num_rows:
            path = directory / f"{kind}-{period}-{batch_id}.csv"
            engine.write_csv(f'from "{table}"', path)
            written += [path, *_write_workbooks(path, rows, on)]
    totals = engine.rows("select instruction_count, amount_idr from draft_total")[0]
    control = {
        "batch": batch_id,
        "periode": period,
        "jumlah_instruksi": totals["instruction_count"],
        "jumlah_rupiah": totals["amount_idr"],
        "sha256": {path.name: file_sha256(path) for path in written},
    }
    totals_file = directory / f"kendali-{period}-{batch_id}.json"
    totals_file.write_text(json.dumps(control, indent=1) + "\n", encoding="utf-8")
    for path in (*written, totals_file):
        path.chmod(PRIVATE)


def _write_workbooks(beside: Path, rows: pa.Table, on: date) -> list[Path]:
    """Write the rows of a CSV file as workbooks too."""
    headers = {name: name for name in rows.column_names}
    paths = []
    for part, start in enumerate(range(0, rows.num_rows, _ROWS_OF_A_WORKBOOK), start=1):
        ending = f"-{part}.xlsx" if rows.num_rows > _ROWS_OF_A_WORKBOOK else ".xlsx"
        path = beside.with_name(f"{beside.stem}{ending}")
        write_workbook(path, rows.slice(start, _ROWS_OF_A_WORKBOOK), headers, on, _WIDTHS)
        paths.append(path)
    return paths


def csv_name(period: str, batch_id: str) -> str:
    """The name of a batch's instructions as CSV."""
    return f"instruksi-{period}-{batch_id}.csv"


def hand_over(sealed: Sealed, out: Path) -> list[Path]:
    """Copy a draft's files for the bank to a directory, each atomically.

    Args:
        sealed: The draft's directory of the lake.
        out: A directory, created if missing. Existing files are replaced.

    Returns:
        The files written, sorted.

    Raises:
        ConfigurationError: The directory cannot be written to.
        LakeDamagedError: A file has changed since it was drafted.
    """
    names = sorted(name for name in sealed.hashes if not name.endswith(".parquet"))
    with reporting_faults_of(out):
        out.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in names:
            sealed.verify(sealed.path / name, sealed.hashes[name])
            with atomic_file(out / name, PRIVATE) as temporary:
                shutil.copyfile(sealed.path / name, temporary)
    return [out / name for name in names]
