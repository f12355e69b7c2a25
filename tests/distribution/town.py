"""A small town that is published, and whose families collect at sites."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from tepat.context import Context, last_publication
from tepat.domain.periods import Period
from tepat.pipelines.refresh import arrive, prepare, refresh
from tepat.stores.warehouse import Warehouse
from tepat.support.settings import Settings

JULY = Period(2021, 7)
RUN_DATE = date(2021, 7, 18)
TEBET, PONDOK_PINANG, PULAU_KELAPA = "31.74.01.1001", "31.74.05.1004", "31.01.01.1002"
SITE = {
    "KODE_LOKASI": "S1",
    "NAMA": "SDN 01",
    "KODE_KELURAHAN": TEBET,
    "LINTANG": "-6.2300",
    "BUJUR": "106.8500",
    "KAPASITAS_PER_HARI": "500",
    "TANGGAL_BUKA": "19-07-2021",
    "TANGGAL_TUTUP": "01-08-2021",
}

Line = Mapping[str, str]


@dataclass(frozen=True)
class Town:
    """A landing root and a warehouse."""

    folder: Path
    url: str
    warehouse: Warehouse

    @property
    def settings(self) -> Settings:
        return Settings(state_dir=self.folder / "state", landing=str(self.folder / "landing"))

    @property
    def published(self) -> tuple[int, Context]:
        return last_publication(self.settings, self.warehouse, JULY)

    def send(self, feed: str, name: str, lines: Iterable[Line]) -> None:
        """Put a file into the landing root; the first line names the columns."""
        rows = list(lines)
        path = self.folder / "landing" / feed / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)

    def take_in(self, feed: str, on: date = RUN_DATE) -> None:
        """Land and validate what is new of one feed."""
        context = prepare(self.settings, self.url, JULY, on)
        arrive(context, feed)

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with self.warehouse.begin() as connection:
            return [tuple(row) for row in connection.execute(sa.text(query))]


def family(number: int, kelurahan: str) -> Line:
    """A family of one, with nothing against it."""
    return {
        "NO": str(number),
        "NO_KK": f"317401010121{number:04d}",
        "NIK": f"317401050377{number:04d}",
        "NAMA": "Budi Santoso",
        "HUBUNGAN_KELUARGA": "KEPALA KELUARGA",
        "TANGGAL_LAHIR": "05-03-1977",
        "ALAMAT": "Jl. Melati No. 1",
        "RT": f"{number % 3 + 1:03d}",
        "RW": "002",
        "KELURAHAN": kelurahan,
        "PENGHASILAN_TETAP": "TIDAK",
        "TERDAMPAK_COVID": "YA",
    }


@pytest.fixture
def town(tmp_path: Path, warehouse_url: str, warehouse: Warehouse) -> Town:
    """Six families in Tebet, four in Pondok Pinang, two on an island, all published."""
    found = Town(tmp_path, warehouse_url, warehouse)
    homes = [TEBET] * 6 + [PONDOK_PINANG] * 4 + [PULAU_KELAPA] * 2
    found.send(
        "rt_rw/2021-07", "juli.csv", [family(n, home) for n, home in enumerate(homes, start=1)]
    )
    refresh(found.settings, warehouse_url, JULY, RUN_DATE, approved_by="test")
    return found
