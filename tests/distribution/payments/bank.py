"""An invented payment office: decisions published by hand, a bank that answers as it is told."""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from tests.stages.publish.night import Household, begin, decide
from tests.stages.publish.steps import compare

from tepat.access.access_log import Access
from tepat.context import Context
from tepat.distribution.payments import BatchSummary, Draft, ReconciliationSummary
from tepat.domain.periods import Period
from tepat.pipelines import payment_round as payments
from tepat.stages.publish import commit
from tepat.stores.lake import Lake
from tepat.stores.warehouse import Warehouse
from tepat.support.settings import Settings

JULY, AUGUST = Period(2021, 7), Period(2021, 8)
ACCOUNT = ("NO_REKENING", "NIK", "NAMA", "STATUS", "TANGGAL")
RESULT = (
    "ID_INSTRUKSI", "NO_REKENING", "NAMA", "NOMINAL", "STATUS", "KODE_ALASAN", "TANGGAL",
)  # fmt: skip

Line = dict[str, str]
Answer = Callable[[Line], Iterable[Line]]


def paid(instruction: Line, **changes: str) -> Line:
    """The line by which the bank says that it has paid."""
    answered = {name: instruction[name] for name in ("ID_INSTRUKSI", "NO_REKENING", "NAMA")}
    return {
        **answered,
        "NOMINAL": instruction["NOMINAL"],
        "STATUS": "BERHASIL",
        "KODE_ALASAN": "",
        "TANGGAL": "20-07-2021",
        **changes,
    }


def failed(instruction: Line, **changes: str) -> Line:
    return paid(instruction, STATUS="GAGAL", KODE_ALASAN="R04", **changes)


def returned(instruction: Line, **changes: str) -> Line:
    return paid(instruction, STATUS="RETUR", KODE_ALASAN="R07", **changes)


@dataclass
class Office:
    """A lake, a landing root and a warehouse; each step is one day later than the one before."""

    folder: Path
    warehouse: Warehouse
    today: date = date(2021, 7, 19)
    files: int = field(default=0)

    @property
    def settings(self) -> Settings:
        landing = self.folder / "landing"
        landing.mkdir(exist_ok=True)
        return Settings(state_dir=self.folder / "state", landing=str(landing), threads=1)

    def context(self, period: Period = JULY) -> Context:
        self.today += timedelta(days=1)
        return Context(self.settings, self.warehouse, period, self.today)

    def publish(self, households: Iterable[Household], period: Period = JULY) -> None:
        run = decide(begin(self.warehouse, self.folder / "state", period), households)
        compare(run)
        commit(run)

    def receive(self, folder: str, header: tuple[str, ...], lines: Iterable[Line]) -> Path:
        """Put one more file below the landing root."""
        self.files += 1
        path = self.folder / "landing" / folder / f"{self.files}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, header)
            writer.writeheader()
            writer.writerows(lines)
        return path

    def open_accounts(self, households: Iterable[Household], **changes: str) -> None:
        """An account for the head of each household, of the household's number."""
        self.receive("bank_dki/rekening", ACCOUNT, (account(h, **changes) for h in households))

    def draft(self, *periods: Period) -> Draft:
        asked = periods or (JULY,)
        return payments.draft_batch(self.context(max(asked)), asked)

    def pay(self, *periods: Period) -> BatchSummary:
        """Draft and seal."""
        drafted = self.draft(*periods)
        context = self.context(max(periods or (JULY,)))
        return payments.seal_batch(context, drafted.batch_id, "test")

    def instructions(self, batch_id: str) -> list[Line]:
        """What the bank reads."""
        out = self.folder / "out"
        self.hand_over(batch_id, out)
        (path,) = out.glob(f"instruksi-*-{batch_id}.csv")
        with path.open(newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def hand_over(self, batch_id: str, out: Path) -> None:
        lake = Lake(self.settings.lake_dir)
        access = Access("Rina", "pay files")
        payments.hand_over_batch(lake, self.warehouse, batch_id, out, access=access)

    def answer(self, lines: Iterable[Line], period: Period = JULY) -> ReconciliationSummary:
        """The bank sends lines; they are reconciled."""
        self.receive(f"bank_dki/hasil/{period}", RESULT, lines)
        (found,) = self.reconcile()
        return found

    def reconcile(self) -> tuple[ReconciliationSummary, ...]:
        return payments.reconcile_arrived(self.context())

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with self.warehouse.begin() as connection:
            return [tuple(row) for row in connection.execute(sa.text(query))]


def account(household: Household, **changes: str) -> Line:
    head = household.members()[0]
    return {
        "NO_REKENING": f"101{household.number:08d}",
        "NIK": head["nik"],
        "NAMA": head["name"],
        "STATUS": "AKTIF",
        "TANGGAL": "01-07-2021",
        **changes,
    }
