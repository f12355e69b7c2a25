"""A landing root, a lake and what a landing run made of them, for the tests of landing."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from tepat.context import Context
from tepat.domain.feeds import Feed
from tepat.domain.periods import Period
from tepat.stages.land import LandSummary, land
from tepat.stores.warehouse import Warehouse
from tepat.support.settings import Settings

RUN_DATE = date(2021, 7, 19)
MEMBER_HEADER = "NAMA,HUBUNGAN_KELUARGA,TANGGAL_LAHIR,KELURAHAN,PENGHASILAN_TETAP,TERDAMPAK_COVID"
MEMBER = "Sari,ISTRI,1980-01-02,Tebet Timur,TIDAK,YA"


def member_file(*records: str, header: str = MEMBER_HEADER, end: str = "\n") -> bytes:
    """An rt_rw file in CSV."""
    return "".join(record + end for record in (header, *records)).encode()


@dataclass(frozen=True)
class Site:
    """A landing root and a lake below one folder."""

    folder: Path
    url: str = ""
    threads: int = 2

    @property
    def root(self) -> Path:
        return self.folder / "landing"

    def context(self, run_date: date = RUN_DATE) -> Context:
        settings = Settings(
            landing=self.url or str(self.root),
            state_dir=self.folder / "state",
            threads=self.threads,
        )
        warehouse = Warehouse("postgresql://nobody@127.0.0.1:1/none", settings.include_dir)
        return Context(settings, warehouse, Period(2021, 7), run_date)

    def feed(self, name: str = "rt_rw") -> Feed:
        return self.context().feeds[name]

    def put(self, name: str, data: bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def land(self, feed: str = "rt_rw", run_date: date = RUN_DATE) -> LandSummary:
        context = self.context(run_date)
        return land(context, context.feeds[feed])

    def table(self, name: str, number: int = 1, feed: str = "rt_rw") -> list[dict[str, Any]]:
        slug = self.feed(feed).slug
        path = self.folder / f"state/lake/landed/{slug}/{number:06d}/{name}.parquet"
        rows: list[dict[str, Any]] = pq.read_table(path).to_pylist()
        return rows

    def land_member_file(
        self, data: bytes, name: str = "rt_rw/2021-07/a.csv"
    ) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """Land one file; its row of the ledger and its records."""
        self.put(name, data)
        self.land()
        (file,) = self.table("files")
        return file, self.table("rows")
