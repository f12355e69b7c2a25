"""What a kelurahan is told of the rows it sent, and how it sends them again."""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import sqlalchemy as sa

from tepat.access.access_log import Access
from tepat.domain.messages import load_messages
from tepat.domain.periods import Period
from tepat.outputs.feedback import FeedbackSummary, write_feedback
from tepat.pipelines.refresh import arrive, prepare, refresh
from tepat.stages.validate.suite import load_suite
from tepat.stores.warehouse import Warehouse
from tepat.support.errors import ConfigurationError, NothingPublishedError
from tepat.support.settings import PROJECT_ROOT, Settings

pytestmark = pytest.mark.slow

JULY = Period(2021, 7)
HERE, THERE = "31.74.01.1001", "31.74.01.1002"
MESSAGES = load_messages(PROJECT_ROOT / "include")
RULES = load_suite(PROJECT_ROOT / "include" / "expectations" / "rt_rw.json").rules
LAYOUT = (
    "NO", "NO_KK", "NIK", "NAMA", "HUBUNGAN_KELUARGA", "JENIS_KELAMIN", "TANGGAL_LAHIR", "ALAMAT",
    "RT", "RW", "KELURAHAN", "PEKERJAAN", "PENGHASILAN_TETAP", "TERDAMPAK_COVID", "NO_HP",
    "KETERANGAN",
)  # fmt: skip
ADDED = ("BERKAS", "BARIS", "STATUS", "ALASAN", "CARA_MEMPERBAIKI")
NIKS = ("3174010503770001", "3174015201810002", "3174010707700003", "3174010808800004")
KKS = ("3174010101210001", "3174010101210002", "3174010101210003")

Line = dict[str, str]


def member(number: int, nik: str, name: str, relationship: str, **cells: str) -> Line:
    family = {
        "NO": str(number),
        "NO_KK": KKS[number - 1],
        "JENIS_KELAMIN": "L",
        "TANGGAL_LAHIR": "05-03-1977",
        "ALAMAT": "Jl. Melati No. 1",
        "RT": "001",
        "RW": "002",
        "KELURAHAN": HERE,
        "PENGHASILAN_TETAP": "TIDAK",
        "TERDAMPAK_COVID": "YA",
    }
    named = {"NIK": nik, "NAMA": name, "HUBUNGAN_KELUARGA": relationship}
    return dict.fromkeys(LAYOUT, "") | family | named | cells


def town() -> list[Line]:
    """Three families: one with a damaged member, one with a fixed income, one elsewhere."""
    return [
        member(1, NIKS[0], "Budi Santoso", "KEPALA KELUARGA"),
        member(1, "317401", "=HYPERLINK(1)", "ISTRI", KETERANGAN=f"lihat {NIKS[3]}"),
        member(
            2,
            NIKS[2],
            "Joko Wibowo",
            "KEPALA KELUARGA",
            TANGGAL_LAHIR="07-07-1970",
            PENGHASILAN_TETAP="YA",
        ),
        member(2, "BELUM ADA", "Tuti Wibowo", "ANAK", KELURAHAN=""),
        member(3, NIKS[3], "Rini Astuti", "KEPALA KELUARGA", KELURAHAN=THERE),
    ]


@dataclass(frozen=True)
class Office:
    """A landing root and a warehouse; nights are approved, for so few rows trip every guard."""

    folder: Path
    url: str
    warehouse: Warehouse

    @property
    def settings(self) -> Settings:
        landing = str(self.folder / "landing")
        return Settings(state_dir=self.folder / "state", landing=landing)

    def submit(self, name: str, lines: Iterable[Line]) -> None:
        path = self.folder / "landing" / "rt_rw" / str(JULY) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, LAYOUT)
            writer.writeheader()
            writer.writerows(lines)

    def night(self, day: int = 19) -> None:
        run_date = date(2021, 7, day)
        refresh(self.settings, self.url, JULY, run_date, approved_by="test")

    def feedback(self, out: str = "out", kelurahan: str | None = None) -> FeedbackSummary:
        return write_feedback(
            self.settings,
            self.warehouse,
            JULY,
            self.folder / out,
            access=Access("Rina", "feedback"),
            kelurahan_code=kelurahan,
        )

    def workbook(self, code: str = HERE, out: str = "out") -> list[dict[str, Any]]:
        path = self.folder / out / f"umpan-balik-2021-07-{code}.xlsx"
        sheet = openpyxl.load_workbook(path).active
        header, *rows = sheet.iter_rows(values_only=True)
        assert header == LAYOUT + ADDED
        return [dict(zip(header, row, strict=True)) for row in rows]

    def scalars(self, query: str) -> list[object]:
        with self.warehouse.begin() as connection:
            return list(connection.execute(sa.text(query)).scalars())


@pytest.fixture
def office(tmp_path: Path, warehouse_url: str, warehouse: Warehouse) -> Office:
    """The town is published."""
    found = Office(tmp_path, warehouse_url, warehouse)
    found.submit("melati.csv", town())
    found.night()
    return found


def test_feedback_returns_each_row_once_with_status_reason_and_remedy(office: Office) -> None:
    summary = office.feedback()
    assert (summary.workbooks, summary.rows, summary.quarantined) == (2, 5, 1)
    rows = office.workbook()
    told = [(row["BARIS"], row["STATUS"], row["ALASAN"], row["CARA_MEMPERBAIKI"]) for row in rows]
    income, nik = MESSAGES.reasons["HAS_FIXED_INCOME"], RULES["NIK_FORMAT"]
    excluded = (MESSAGES.statuses["INELIGIBLE"], income.sentence, income.remedy)
    assert told[1:] == [
        (3, MESSAGES.feedback.rows["QUARANTINED"], nik.problem, nik.remedy),
        (4, *excluded),
        (5, *excluded),
    ]
    assert told[0][:2] == (2, MESSAGES.statuses["ELIGIBLE"])
    assert {row["BERKAS"] for row in rows} == {"rt_rw/2021-07/melati.csv"}
    assert [row["NAMA"] for row in office.workbook(THERE)] == ["Rini Astuti"]


def test_feedback_masks_identity_numbers_and_contains_no_formula(office: Office) -> None:
    office.feedback()
    rows = office.workbook()
    assert [row["NIK"][-4:] for row in rows] == ["0001", "7401", "0003", " ADA"]
    assert rows[3]["NIK"] == "BELUM ADA"
    assert rows[1]["NAMA"] == "'=HYPERLINK(1)"
    cells = [str(cell) for row in rows for cell in row.values() if cell is not None]
    assert not [cell for cell in cells if re.search(r"\d{16}", cell)]
    assert not [cell for cell in cells if cell[0] in "=+-@\t\r"]


def test_feedback_workbook_is_owner_only_and_deterministic(office: Office) -> None:
    office.feedback("first")
    office.feedback("second")
    for path in sorted((office.folder / "first").iterdir()):
        again = office.folder / "second" / path.name
        assert path.read_bytes() == again.read_bytes(), path.name
        mode = 0o600 if path.suffix == ".xlsx" else 0o644
        assert path.stat().st_mode & 0o777 == mode
    assert (office.folder / "first").stat().st_mode & 0o777 == 0o700


def test_public_feedback_page_names_every_kelurahan_and_no_person(office: Office) -> None:
    office.feedback()
    page = (office.folder / "out" / "umpan-balik-2021-07.html").read_text(encoding="utf-8")
    assert len(re.findall(r"\d\d\.\d\d\.\d\d\.\d{4}", page)) == 267
    assert "Tanjung Barat" in page
    private = [line[cell] for line in town() for cell in ("NAMA", "NIK", "NO_KK", "ALAMAT")]
    assert not [value for value in private if value in page]
    assert not re.search(r"(?:src|href)=", page)


def test_file_corrected_by_its_feedback_is_accepted_completely_and_once(
    office: Office,
) -> None:
    office.feedback()
    original = town()
    for row in office.workbook():
        if row["STATUS"] == MESSAGES.feedback.rows["QUARANTINED"]:
            original[int(row["BARIS"]) - 2]["NIK"] = NIKS[1]
    office.submit("melati perbaikan.csv", original)
    office.night(day=20)
    office.feedback()
    corrected = [row for row in office.workbook() if "perbaikan" in row["BERKAS"]]
    paid, excluded = MESSAGES.statuses["ELIGIBLE"], MESSAGES.statuses["INELIGIBLE"]
    assert [row["STATUS"] for row in corrected] == [paid, paid, excluded, excluded]
    superseded = [row for row in office.workbook() if "perbaikan" not in row["BERKAS"]]
    assert {row["STATUS"] for row in superseded} == {
        MESSAGES.feedback.rows["QUARANTINED"],
        MESSAGES.feedback.rows["SUPERSEDED"],
    }
    digests = office.scalars("select digest from published.publication")
    office.submit("melati sekali lagi.csv", original)
    office.night(day=20)
    assert office.scalars("select digest from published.publication") == digests
    assert "DUPLICATE" in office.scalars("select status from ops.landed_file")


def test_unchanged_feedback_file_sent_back_is_rejected_for_masked_numbers(
    office: Office,
) -> None:
    office.feedback()
    path = office.folder / "landing" / "rt_rw" / str(JULY) / "umpan balik.xlsx"
    path.write_bytes((office.folder / "out" / f"umpan-balik-2021-07-{HERE}.xlsx").read_bytes())
    before = office.scalars("select digest from published.publication")
    office.night()
    assert office.scalars("select digest from published.publication") == before
    status = "select status from ops.landed_file where name like '%umpan balik.xlsx'"
    assert office.scalars(status) == ["REJECTED"]


def test_feedback_of_rows_landed_after_the_publication_waits_for_the_next(office: Office) -> None:
    office.submit("baru.csv", [member(3, NIKS[1], "Dewi Lestari", "KEPALA KELUARGA")])
    context = prepare(office.settings, office.url, JULY, date(2021, 7, 20))
    arrive(context, "rt_rw")
    office.feedback()
    (row,) = [row for row in office.workbook() if row["BERKAS"].endswith("baru.csv")]
    assert row["STATUS"] == MESSAGES.feedback.rows["PENDING"]


def test_feedback_for_one_kelurahan_writes_its_workbook_and_no_page(office: Office) -> None:
    summary = office.feedback(kelurahan=THERE)
    assert (summary.workbooks, summary.rows) == (1, 1)
    assert [path.suffix for path in (office.folder / "out").iterdir()] == [".xlsx"]


def test_impossible_feedback_request_is_reported_and_writes_nothing(
    office: Office, tmp_path: Path
) -> None:
    with pytest.raises(ConfigurationError, match="No row was submitted"):
        office.feedback(kelurahan="31.74.01.1003")
    with pytest.raises(NothingPublishedError, match="2021-08"):
        write_feedback(
            office.settings,
            office.warehouse,
            Period(2021, 8),
            tmp_path / "out",
            access=Access("Rina", "feedback"),
        )
    assert not (tmp_path / "out").exists()
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="cannot be written to"):
        office.feedback("file")
